import { describe, expect, it } from 'vitest';
import { altered, clipped, gained, limited } from '../../conformance/findings/alterations.js';
import { sine, softNoise, trackOf, type Track } from '../../conformance/findings/beds.js';
import { judge } from '../../conformance/findings/judge.js';

/** Tones and a little noise for two seconds. */
function music(): Track {
  const air = [softNoise(1, 0.6), softNoise(2, 0.6)];
  return trackOf(
    air.map((side) => (t) => 0.4 * sine(147, t) + 0.3 * sine(523, t) + 0.2 * side()),
    { seconds: 2 },
  );
}

const clippingOf = (track: Track) => judge(track).find(({ code }) => code === 'clipping');

describe('clipping', () => {
  it('is found at full scale, and below it once lowered', () => {
    expect(clippingOf(clipped(music(), 4, 1))).toMatchObject({ severity: 'error' });
    const lowered = clippingOf(gained(clipped(music(), 4, 1), -9))!;
    expect(lowered.numbers['levelLinear']).toBeCloseTo(10 ** (-9 / 20), 2);
  });

  it('is found on one side of the wave, whatever the other does', () => {
    expect(clippingOf(altered(music(), (x) => Math.min(x, 0.4)))).toBeDefined();
    expect(clippingOf(altered(music(), (x) => Math.max(x, -0.4)))).toBeDefined();
    const found = clippingOf(altered(music(), (x) => Math.max(x, -0.4), 'right'));
    expect(found).toMatchObject({ channel: 'right' });
  });

  it('is not what a limiter does', () => {
    expect(clippingOf(limited(music(), 5, 0.8))).toBeUndefined();
  });

  it('is not a square wave, nor a wave of held samples', () => {
    const square = trackOf([(t) => (sine(110.2, t) > 0 ? 0.5 : -0.5)], { seconds: 2 });
    expect(clippingOf(square)).toBeUndefined();
    const held = altered(music(), (_, n, samples) => samples[n - (n % 6)]!);
    expect(clippingOf(held)).toBeUndefined();
  });

  it('is not one crest that happens to be flat', () => {
    const crest = altered(music(), (x, n) => (n > 44_000 && n < 44_012 ? 0.95 : x));
    expect(clippingOf(crest)).toBeUndefined();
  });
});
