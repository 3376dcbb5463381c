import { expect, test } from 'vitest';
import { designLimiter, limiterHopFrames, limiterStepFrames } from './limiter-law.js';
import { createLimiterModel } from './limiter-model.js';
import { limiterReductionOracle } from '../oracles/limiter-law.js';

/** Kick, bass, hats and a pad, half as loud in every other five seconds. */
function songLike(sampleRateHz: number, seconds: number, seed: number): Float64Array {
  let state = seed;
  const noise = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state / 2 ** 31;
  };
  return new Float64Array(Math.round(sampleRateHz * seconds)).map((_, frame) => {
    const time = frame / sampleRateHz;
    const beat = time % 0.47;
    const kick = Math.exp(-beat * 18) * Math.sin(2 * Math.PI * 50 * beat);
    const hat = Math.exp(-(time % 0.1175) * 60) * noise();
    const bass = Math.sin(2 * Math.PI * 55 * time);
    const pad = Math.sin(2 * Math.PI * 277 * time) + Math.sin(2 * Math.PI * 415 * time);
    const level = time % 10 < 5 ? 0.5 : 1;
    return level * (0.9 * kick + 0.25 * hat + 0.25 * bass + 0.1 * pad);
  });
}

function magnitudesPer(frames: number, audio: Float64Array): Float32Array {
  return new Float32Array(Math.floor(audio.length / frames)).map((_, at) =>
    audio.subarray(at * frames, (at + 1) * frames).reduce((m, x) => Math.max(m, Math.abs(x)), 0),
  );
}

function energyAfter(audio: Float64Array, gainDbAt: (frame: number) => number): number {
  return audio.reduce((sum, x, frame) => sum + x * x * 10 ** (gainDbAt(frame) / 10), 0);
}

const songs = new Map<number, Float64Array>();

function songAt(sampleRateHz: number): Float64Array {
  const made = songs.get(sampleRateHz) ?? songLike(sampleRateHz, 12, 7);
  songs.set(sampleRateHz, made);
  return made;
}

test.each([
  { sampleRateHz: 44100, overDb: 1 },
  { sampleRateHz: 44100, overDb: 3 },
  { sampleRateHz: 44100, overDb: 6 },
  { sampleRateHz: 44100, overDb: 12 },
  { sampleRateHz: 96000, overDb: 3 },
  { sampleRateHz: 22050, overDb: 3 },
])('what it expects of $overDb dB at $sampleRateHz Hz is the law within 0.006 dB', (setting) => {
  const { sampleRateHz, overDb } = setting;
  const law = designLimiter(sampleRateHz);
  const audio = songAt(sampleRateHz);
  const peaks = magnitudesPer(limiterStepFrames, audio);
  const aimDbtp = 20 * Math.log10(peaks.reduce((a, b) => Math.max(a, b))) - overDb;
  const required = magnitudesPer(limiterHopFrames, audio).map((peak) =>
    Math.max(0, Math.ceil((20 * Math.log10(peak) - aimDbtp) * 1e5)),
  );
  const lawDb = limiterReductionOracle(law, required).map((units) => units / 1e5);
  const reductionDb = createLimiterModel({ law, peaks })({ gainDb: 0, aimDbtp });

  const whole = audio.subarray(0, peaks.length * limiterStepFrames);
  const limited = energyAfter(whole, (frame) => -lawDb[Math.floor(frame / limiterHopFrames)]!);
  const expected = energyAfter(whole, (f) => -reductionDb[Math.floor(f / limiterStepFrames)]!);
  expect(Math.abs(10 * Math.log10(expected / limited))).toBeLessThan(0.006);
  const deepest = (series: Iterable<number>) => [...series].reduce((a, b) => Math.max(a, b));
  expect(deepest(reductionDb)).toBeCloseTo(deepest(lawDb), 2);
});

test('its gain and its aim move it by the same amount in opposite ways', () => {
  const law = designLimiter(48000);
  const peaks = magnitudesPer(limiterStepFrames, songLike(48000, 3, 3));
  const model = createLimiterModel({ law, peaks });
  const reductions = [
    { gainDb: 6, aimDbtp: 0 },
    { gainDb: 0, aimDbtp: -6 },
    { gainDb: 2, aimDbtp: -4 },
  ].map(({ gainDb, aimDbtp }) => {
    return model({ gainDb, aimDbtp }).slice();
  });
  expect(reductions[1]).toEqual(reductions[0]);
  expect(reductions[2]).toEqual(reductions[0]);
});

test('a track whose peaks reach the aim and no further is left alone', () => {
  const law = designLimiter(44100);
  const peaks = new Float32Array(5000).fill(0.5);
  const model = createLimiterModel({ law, peaks });
  expect(model({ gainDb: 9, aimDbtp: 0 })[2500]).toBeGreaterThan(2);
  const reductionDb = model({ gainDb: 0, aimDbtp: 20 * Math.log10(0.5) + 1e-9 });
  expect(reductionDb.every((reduction) => reduction === 0)).toBe(true);
});

test('a peak in the first or last step is held like any other', () => {
  const law = designLimiter(44100);
  for (const at of [0, 1, 2500, 4998, 4999]) {
    const peaks = new Float32Array(5000);
    peaks[at] = 2;
    const reductionDb = createLimiterModel({ law, peaks })({ gainDb: 0, aimDbtp: 0 });
    expect(reductionDb[at]).toBeCloseTo(20 * Math.log10(2), 2);
  }
});
