import { describe, expect, it } from 'vitest';
import { makeTrack, type Song } from '../test/made-track.js';
import { findLoudestGain, hopelessMillibels } from './loudest-gain.js';
import { passedBound } from './limiting-bound.js';
import { createTrackModel } from './track-model.js';

const limiter = { ceilingDbtp: -1, aimDbtp: -1.1 };
const model = (song: Song) => createTrackModel(makeTrack({ seconds: 30, ...song }), limiter);

describe('findLoudestGain', () => {
  it.each([
    ['gentle', { hitsDb: 14 }],
    ['gentle', { clapDb: 14 }],
    ['moderate', { hitsDb: 12 }],
    ['firm', { hitsDb: 12, versesUnderDb: 3 }],
    ['firm', { hitsDb: 9, versesUnderDb: 9 }],
  ] as const)('agrees with a scan of every gain: %s, %j', (budget, song) => {
    const limiting = { budget, times: 1 };
    const track = model(song);
    const { gainMillibels, bound } = findLoudestGain(track, limiting);
    const most = hopelessMillibels(track, limiting);
    for (
      let at = track.unlimitedMillibels - 10;
      at <= most;
      at += at < gainMillibels - 20 ? 9 : 1
    ) {
      const passed = passedBound(track, { gainMillibels: at, limiting });
      expect(passed === null, `${at} against ${gainMillibels}`).toBe(at <= gainMillibels);
      if (at > gainMillibels + 20) at += 9;
    }
    expect(passedBound(track, { gainMillibels: gainMillibels + 1, limiting })).toBe(bound);
  });

  it('allows no reduction at all where limiting is none', () => {
    const track = model({ hitsDb: 14 });
    const { gainMillibels, bound } = findLoudestGain(track, { budget: 'none', times: 1 });
    expect(bound).toBe('no limiting');
    expect(track.at(gainMillibels).reductionMaxDb).toBe(0);
    expect(track.at(gainMillibels + 1).reductionMaxDb).toBeGreaterThan(0);
  });

  it('adds no limiting to a mix whose peaks stand less than 8 dB over its loudness', () => {
    const track = model({ hitsDb: 1, versesUnderDb: 0 });
    expect(track.untouched.truePeakDbtp - track.untouched.integratedLufs).toBeLessThan(8);
    const { gainMillibels, bound } = findLoudestGain(track, { budget: 'firm', times: 1 });
    expect(bound).toBe('already limited');
    expect(track.at(gainMillibels).reductionMaxDb).toBe(0);
  });
});
