import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { albumOf, costOfLoudestDb, playbackOn, type Programme } from './playback.js';
import { services, type Service } from './services.js';

const named = (name: string): Service => {
  const service = services.find((one) => one.name === name);
  if (!service) throw new Error(`no service ${name}`);
  return service;
};
const programme = fc.record({
  integratedLufs: fc.double({ min: -40, max: -4, noNaN: true }),
  truePeakDbtp: fc.double({ min: -20, max: 3, noNaN: true }),
});
const anyService = fc.constantFrom(...services);

describe('what a service does to a programme', () => {
  it("is Spotify's own example: -20 LUFS with peaks at -5 dBTP is lifted to -16 LUFS", () => {
    const { gainDb, heldBackDb } = playbackOn(named('Spotify'), {
      integratedLufs: -20,
      truePeakDbtp: -5,
    });
    expect(gainDb).toBe(4);
    expect(heldBackDb).toBe(2);
  });

  it('turns what is louder down to the reference, whatever its peaks', () => {
    fc.assert(
      fc.property(anyService, programme, (service, one) => {
        fc.pre(service.referenceLufs !== null && one.integratedLufs >= service.referenceLufs);
        const { gainDb } = playbackOn(service, one);
        expect(one.integratedLufs + gainDb).toBeCloseTo(service.referenceLufs!, 9);
      }),
    );
  });

  it('never raises a peak over -1 dBTP, but for a service that has a limiter there', () => {
    fc.assert(
      fc.property(anyService, programme, (service, one) => {
        const { gainDb, limitedDb } = playbackOn(service, one);
        if (gainDb <= 0) return;
        expect(one.truePeakDbtp + gainDb - limitedDb).toBeLessThanOrEqual(-1 + 1e-9);
        if (service.raises === 'within its headroom') expect(limitedDb).toBe(0);
      }),
    );
  });

  it('gives what was wanted and was held back, no more and no less', () => {
    fc.assert(
      fc.property(programme, (one) => {
        const spotify = named('Spotify');
        const { gainDb, heldBackDb } = playbackOn(spotify, one);
        expect(gainDb + heldBackDb).toBeCloseTo(-14 - one.integratedLufs, 9);
      }),
    );
  });

  it('lifts through a limiter whatever the peaks, and says how far they pass it', () => {
    const { gainDb, limitedDb } = playbackOn(named('Spotify loud'), {
      integratedLufs: -14,
      truePeakDbtp: -2,
    });
    expect({ gainDb, limitedDb }).toEqual({ gainDb: 3, limitedDb: 2 });
  });

  it('leaves alone what it never raises, and everything where it has no reference', () => {
    const soft: Programme = { integratedLufs: -23, truePeakDbtp: -9 };
    for (const name of ['YouTube', 'Tidal', 'Deezer', 'Bandcamp'])
      expect(playbackOn(named(name), soft).gainDb).toBe(0);
    expect(playbackOn(named('Bandcamp'), { ...soft, integratedLufs: -6 }).gainDb).toBe(0);
  });
});

describe('what one hot track costs the others', () => {
  const calm: Programme = { integratedLufs: -14, truePeakDbtp: -1 };
  const hot: Programme = { integratedLufs: -11, truePeakDbtp: -1 };

  it('is its lead over the next loudest where one gain holds for an album', () => {
    expect(costOfLoudestDb(named('Tidal'), [calm, hot, calm])).toBe(3);
    expect(costOfLoudestDb(named('YouTube'), [calm, hot, calm])).toBeNull();
  });

  it('is nothing where a second track is as loud, and unknown of one track alone', () => {
    expect(costOfLoudestDb(named('Spotify'), [calm, hot, hot])).toBe(0);
    expect(costOfLoudestDb(named('Spotify'), [hot])).toBeNull();
  });

  it('counts only what others could have: no service that never raises owes them a lift', () => {
    const soft: Programme = { integratedLufs: -20, truePeakDbtp: -8 };
    expect(costOfLoudestDb(named('Tidal'), [soft, { ...calm, integratedLufs: -15 }])).toBe(0);
  });
});

it('an album goes by its loudest track and its highest peak, which may be of two tracks', () => {
  expect(
    albumOf([
      { integratedLufs: -12, truePeakDbtp: -3 },
      { integratedLufs: -15, truePeakDbtp: -1 },
    ]),
  ).toEqual({ integratedLufs: -12, truePeakDbtp: -1 });
  expect(albumOf([])).toBeNull();
});
