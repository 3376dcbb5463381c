import { describe, expect, it } from 'vitest';
import { added } from '../../conformance/findings/alterations.js';
import { plucks, sine, trackOf, type Track } from '../../conformance/findings/beds.js';
import { judge } from '../../conformance/findings/judge.js';

const humOf = (track: Track) => judge(track).find(({ code }) => code === 'hum');

/** Five harmonics, of this RMS together. */
function withHum(track: Track, mainsHz: number, dbfs: number): Track {
  const shares = [1, 0.4, 0.7, 0.2, 0.5];
  const scale =
    (Math.SQRT2 * 10 ** (dbfs / 20)) / Math.sqrt(shares.reduce((sum, x) => sum + x * x, 0));
  return added(track, (t) =>
    shares.reduce((sum, share, i) => sum + scale * share * sine((i + 1) * mainsHz, t, i), 0),
  );
}

describe('hum', () => {
  it.each([
    [50, -48],
    [60, -55],
    [50, -62],
  ])('of %i Hz and %i dBFS is found under sparse notes', (mainsHz, dbfs) => {
    const found = humOf(withHum(plucks(3), mainsHz, dbfs))!;
    expect(found.numbers['mainsHz']).toBe(mainsHz);
    expect(Math.abs(found.value! - dbfs)).toBeLessThan(1.5);
  });

  it('is not a bass note near the mains, nor a slow pulse whose every third line lies on it', () => {
    const drone = trackOf(
      [(t) => 0.2 * [1, 2, 3, 4, 5].reduce((sum, k) => sum + sine(48.9994 * k, t, k) / k, 0)],
      { seconds: 6 },
    );
    expect(humOf(drone)).toBeUndefined();
    const pulses = trackOf([(_, n) => (n % 2205 === 0 ? 0.6 : 0)], { seconds: 6 });
    expect(humOf(pulses)).toBeUndefined();
  });

  it('is not there in notes alone', () => {
    expect(humOf(plucks(3))).toBeUndefined();
  });
});
