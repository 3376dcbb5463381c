import { describe, expect, it } from 'vitest';
import { costOf, medianCost } from './cpu-time.js';

describe('the cost of a command', () => {
  it('is a figure when the command ends well', () => {
    const { cpuSeconds, wallSeconds } = costOf('bash', ['-c', 'for i in {1..20000}; do :; done']);
    expect(cpuSeconds).toBeGreaterThanOrEqual(0);
    expect(wallSeconds).toBeGreaterThanOrEqual(0);
  });

  it.each([
    ['false', []],
    ['there-is-no-such-command', ['--at', 'all']],
  ])('is none when `%s` fails', (command, words) => {
    expect(() => costOf(command, words)).toThrow(command);
  });

  it('is that of the run in the middle', () => {
    const seconds = [3, 1, 2];
    const run = () => ({ cpuSeconds: seconds.pop() ?? 9, wallSeconds: 0 });
    expect(medianCost(run, 3).cpuSeconds).toBe(2);
  });
});
