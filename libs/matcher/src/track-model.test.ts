import { measureLoudness } from '@kindred/dsp';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTrack } from '../test/made-track.js';
import { createTrackModel } from './track-model.js';

const limiter = { ceilingDbtp: -1, aimDbtp: -1.1 };

describe('createTrackModel', () => {
  it('shifts every level by the gain where nothing limits', () => {
    const model = createTrackModel(makeTrack({ seconds: 30 }), limiter);
    fc.assert(
      fc.property(fc.integer({ min: -2000, max: model.unlimitedMillibels }), (millibels) => {
        const at = model.at(millibels);
        const { untouched } = model;
        const gainDb = millibels / 100;
        expect(at.integratedLufs - untouched.integratedLufs).toBeCloseTo(gainDb, 6);
        expect(at.loudSectionLufs! - untouched.loudSectionLufs!).toBeCloseTo(gainDb, 6);
        expect(at.rangeLu).toBeCloseTo(untouched.rangeLu!, 6);
        expect(at.truePeakDbtp - untouched.truePeakDbtp).toBeCloseTo(gainDb, 6);
        expect(at.reductionMaxDb).toBe(0);
        expect(at.loudPassageLossDb).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it('measures the untouched mix as it came, even where its peaks pass the ceiling', () => {
    const subject = makeTrack({ seconds: 30, gainDb: 9 });
    const { untouched, unlimitedMillibels } = createTrackModel(subject, limiter);
    expect(unlimitedMillibels).toBeLessThan(0);
    expect(untouched.integratedLufs).toBeCloseTo(subject.profile.loudness.integratedLufs!, 9);
    expect(untouched.truePeakDbtp).toBeCloseTo(subject.profile.peak.truePeakDbtp!, 5);
  });

  it('knows that a quiet tail, lifted over the absolute gate, moves the relative one', () => {
    const { profile, envelope } = makeTrack({ seconds: 40, versesUnderDb: 0 });
    // A third as loud as needs to count, then 9 dB under that, and long tails near −70 LUFS.
    const energies = envelope.energies.map((energy, at) => {
      if (at > 1600) return energy * 10 ** -5.72;
      return at > 800 ? energy * 10 ** -1.4 : energy;
    });
    const subject = { profile, envelope: { ...envelope, energies } };
    const model = createTrackModel(subject, limiter);
    const lifted = measureLoudness(energies.map((energy) => energy * 10 ** 0.6)).integratedLufs!;
    expect(Math.abs(lifted - model.untouched.integratedLufs - 6)).toBeGreaterThan(0.1);
    const quiet = createTrackModel(subject, { ceilingDbtp: 20, aimDbtp: 20 });
    expect(quiet.at(600).integratedLufs).toBeCloseTo(lifted, 5);
  });

  it('loses level, never gains it, behind the limiter, and more so the more gain there is', () => {
    const model = createTrackModel(makeTrack({ seconds: 30, hitsDb: 14 }), limiter);
    let before = model.at(model.unlimitedMillibels);
    for (let over = 50; over <= 900; over += 50) {
      const now = model.at(model.unlimitedMillibels + over);
      const step = now.integratedLufs - before.integratedLufs;
      expect(step).toBeGreaterThan(0);
      expect(step).toBeLessThanOrEqual(0.5 + 1e-6);
      expect(now.loudPassageLossDb).toBeGreaterThanOrEqual(before.loudPassageLossDb);
      expect(now.deepReductionShare).toBeGreaterThanOrEqual(before.deepReductionShare);
      expect(now.reductionMaxDb).toBeGreaterThanOrEqual(over / 100 - 0.011);
      before = now;
    }
  });

  it('says where the deepest reduction lies, and holds the highest peak back in full', () => {
    const model = createTrackModel(makeTrack({ seconds: 30, clapDb: 8 }), limiter);
    const driven = model.at(model.unlimitedMillibels + 400);
    expect(driven.reductionMaxAtSeconds).toBeCloseTo(15, 1);
    const asked = model.untouched.truePeakDbtp + model.unlimitedMillibels / 100 + 4 + 1.1;
    expect(driven.reductionMaxDb).toBeGreaterThanOrEqual(asked);
    expect(driven.reductionMaxDb).toBeLessThan(asked + 0.05);
  });

  it('refuses an envelope at another pace, and a track without loudness, as our own fault', () => {
    const { profile, envelope } = makeTrack({ seconds: 5 });
    const slow = { ...envelope, peakHopFrames: 128 };
    expect(() => createTrackModel({ profile, envelope: slow }, limiter)).toThrow('pace');
    const silent = { ...envelope, energies: envelope.energies.map(() => 0) };
    expect(() => createTrackModel({ profile, envelope: silent }, limiter)).toThrow('no loudness');
  });
});
