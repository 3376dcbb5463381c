import { describe, expect, it } from 'vitest';
import { dcFindings } from './dc.js';

const said = (dcOffsetsLinear: readonly number[], durationSeconds = 60): string[] =>
  dcFindings({ dcOffsetsLinear }, { durationSeconds }).map(
    ({ severity, value, channel }) => `${severity} ${value} ${channel ?? 'both'}`,
  );

describe('an offset', () => {
  it('is a note, then a warning; an error only when it is absurd', () => {
    expect(said([0.0009, 0])).toEqual([]);
    expect(said([0.003, -0.003])).toEqual(['note 0.3 both']);
    expect(said([0.03, 0.028])).toEqual(['warning 3 both']);
    expect(said([0.25])).toEqual(['error 25 both']);
  });

  it('names the channel that has it', () => {
    expect(said([0, -0.01])).toEqual(['warning 1 right']);
    expect(said([0.01, 0.002])).toEqual(['warning 1 left']);
  });

  it('is not read from less than a second', () => {
    expect(said([0.01, 0.01], 0.5)).toEqual([]);
  });
});
