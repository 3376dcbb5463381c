import { describe, expect, it } from 'vitest';
import { overviewSchema } from '@kindred/records';
import { sampled, takeTrack } from '../../conformance/take-track.js';
import { drawOverview } from './draw-overview.js';

describe('an overview', () => {
  it('keeps a click of one sample in ten minutes, in its place', () => {
    const rate = 8000;
    const quiet = sampled(600, rate, (t) => 0.01 * Math.sin(2000 * t));
    const clicked = quiet.slice();
    clicked[Math.round(431.7 * rate)] = -0.75;
    const overview = drawOverview(takeTrack([quiet, clicked], { sampleRateHz: rate }).wave);
    overviewSchema.parse(overview);
    expect(overview.peaksLinear.length).toBeLessThanOrEqual(1200);
    expect(overview.peaksLinear.length).toBeGreaterThan(900);
    const bucket = Math.floor(431.7 / overview.bucketSeconds);
    overview.peaksLinear.forEach((peak, j) => expect(peak).toBe(j === bucket ? 0.75 : 0.01));
    expect(overview.rmsLinear[3]).toBeCloseTo(0.0071, 4);
  });

  it.each([1, 79, 80, 81, 12 * 8000, 12 * 8000 + 1])('covers %i frames', (length) => {
    const samples = new Float32Array(length).fill(0.5);
    const { wave } = takeTrack([samples], { sampleRateHz: 8000 });
    const { bucketSeconds, peaksLinear, rmsLinear } = drawOverview(wave);
    expect(peaksLinear.length).toBe(Math.ceil(length / 80 / Math.round(bucketSeconds * 100)));
    expect(new Set([...peaksLinear, ...rmsLinear])).toEqual(new Set([0.5]));
  });

  it('of nothing is empty', () => {
    const { wave } = takeTrack([new Float32Array(0)], { sampleRateHz: 8000 });
    expect(drawOverview(wave)).toEqual({ bucketSeconds: 0.01, peaksLinear: [], rmsLinear: [] });
  });
});
