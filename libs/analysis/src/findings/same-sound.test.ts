import { describe, expect, it } from 'vitest';
import { seeded } from '../../conformance/signals.js';
import { isSameSound } from './same-sound.js';

/** Loudness that wanders. */
function course(seed: number, length = 900): (number | null)[] {
  const random = seeded(seed);
  let level = -16;
  return Array.from({ length }, (_, i) => {
    level += 2 * (random() - 0.5) - 0.05 * (level + 16);
    return i % 97 === 0 ? null : level;
  });
}

const moved = (levels: readonly (number | null)[], by: number): (number | null)[] =>
  levels.map((level) => (level === null ? null : level + by));

describe('the same sound', () => {
  it('is known again, louder, later, or cut', () => {
    const one = course(1);
    expect(isSameSound(one, one)).toBe(true);
    expect(isSameSound(one, moved(one, -4.5))).toBe(true);
    expect(isSameSound(one, moved(one.slice(23), 2))).toBe(true);
    expect(isSameSound(one.slice(40), one.slice(0, 880))).toBe(true);
  });

  it('is not another song, another mix, or one much longer', () => {
    const one = course(1);
    expect(isSameSound(one, course(2))).toBe(false);
    const random = seeded(9);
    const mix = one.map((level) => (level === null ? null : level + 1.2 * (random() - 0.5)));
    expect(isSameSound(one, mix)).toBe(false);
    expect(isSameSound(one, [...one, ...course(3, 300)])).toBe(false);
  });

  it('is not told of what is always as loud', () => {
    const steady = Array.from({ length: 900 }, () => -20);
    expect(isSameSound(steady, moved(steady, -1))).toBe(false);
    expect(isSameSound([], [])).toBe(false);
  });
});
