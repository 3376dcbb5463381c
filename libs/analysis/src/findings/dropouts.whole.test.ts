import { describe, expect, it } from 'vitest';
import { altered, silencedAt } from '../../conformance/findings/alterations.js';
import { noise, sine, trackOf, type Track } from '../../conformance/findings/beds.js';
import { judge } from '../../conformance/findings/judge.js';

const tone = (): Track =>
  trackOf([(t) => 0.4 * sine(196, t) + 0.2 * sine(587, t), (t) => 0.4 * sine(196, t)], {
    seconds: 3,
  });

const dropoutOf = (track: Track) => judge(track).find(({ code }) => code === 'dropout');

describe('dropouts', () => {
  it.each([0.0015, 0.012, 0.045])('of %f s are found where they are', (seconds) => {
    const found = dropoutOf(silencedAt(tone(), 1.4, seconds))!;
    expect(found.value! / 1000).toBeCloseTo(seconds, 3);
    expect(found.places[0]!.atSeconds).toBeCloseTo(1.4, 3);
  });

  it('of one channel name it', () => {
    expect(dropoutOf(silencedAt(tone(), 1.4, 0.02, 'right'))).toMatchObject({ channel: 'right' });
  });

  it('are not the pause before a consonant: the sound fades, and something else begins', () => {
    const burst = noise(5);
    const spoken = altered(tone(), (x, n) => {
      const t = n / 44_100 - 1.4;
      const hiss = burst();
      if (t < 0) return x * Math.min(1, -t / 0.04);
      if (t < 0.015) return 0;
      return t < 0.03 ? 0.2 * hiss : x * Math.min(1, (t - 0.015) / 0.04);
    });
    expect(dropoutOf(spoken)).toBeUndefined();
  });

  it('are not the depths of a tremolo', () => {
    const deep = altered(tone(), (x, n) => x * (0.5 + 0.5 * Math.cos(n / 1100)));
    expect(dropoutOf(deep)).toBeUndefined();
  });
});
