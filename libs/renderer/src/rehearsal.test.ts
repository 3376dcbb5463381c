import {
  createLimiterModel,
  designLimiter,
  gainPowersOf,
  limiterStepFrames,
  loudPassageLossDb,
  measureLoudness,
  segmentStartFrame,
} from '@kindred/dsp';
import { describe, expect, test } from 'vitest';
import { freshKernels } from '../trials/fresh-kernels.js';
import { render } from '../trials/render.js';
import { layoutOf, toBytes } from '../trials/sample-bytes.js';
import { song } from '../trials/songs.js';
import { createRehearsal, type RehearsedTrack } from './rehearsal.js';

function rehearse(bytes: Uint8Array, source: ReturnType<typeof layoutOf>, cut?: number) {
  const rehearsal = createRehearsal(freshKernels(), source);
  const room = (cut ?? rehearsal.buffer.length / source.frameBytes) * source.frameBytes;
  for (let done = 0; done < bytes.length; done += room) {
    const part = bytes.subarray(done, done + room);
    rehearsal.buffer.set(part);
    rehearsal.push(part.length);
  }
  return rehearsal.finish();
}

/** What the matcher expects of a gain, from the envelope alone. */
function expectation(
  track: RehearsedTrack,
  plan: { gainDb: number; aimDbtp: number; rate: number },
) {
  const { peaks, energies } = track;
  const { gainDb, aimDbtp, rate } = plan;
  const limiterModel = createLimiterModel({ law: designLimiter(rate), peaks });
  const reductionDb = limiterModel({ gainDb, aimDbtp });
  const model = { reductionDb, stepFrames: limiterStepFrames, sampleRateHz: rate };
  const gainPowers = gainPowersOf(model);
  const gain = 10 ** (gainDb / 10);
  const limited = energies.map((energy, segment) => energy * gain * gainPowers[segment]!);
  return {
    ...measureLoudness(limited),
    lossDb: loudPassageLossDb({ energies, gainDb, gainPowers }),
    reductionMaxDb: Math.max(...reductionDb),
    deepShare: reductionDb.filter((reduction) => reduction > 3).length / reductionDb.length,
  };
}

describe('a rehearsed track', () => {
  const channels = song({ seconds: 3, peak: 0.7, seed: 2 });
  const source = layoutOf('f32', { channels: 2 });
  const file = toBytes(channels, 'f32');

  test('has a peak per 64 frames and an energy per 10 ms', () => {
    const { frames, peakHopFrames, peaks, energies } = rehearse(file, source);
    expect(frames).toBe(channels[0].length);
    expect(peakHopFrames).toBe(limiterStepFrames);
    expect(peaks.length).toBe(Math.ceil(frames / 64));
    expect(energies.length).toBe(300);
    expect(segmentStartFrame(energies.length, 44100)).toBeLessThanOrEqual(frames);
    for (let hop = 0; hop < peaks.length; hop++) {
      const samples = channels.map((x) => x.subarray(hop * 64, hop * 64 + 64));
      const highest = Math.max(...samples.map((x) => Math.max(...x.map(Math.abs))));
      expect(peaks[hop]).toBeGreaterThanOrEqual(Math.fround(highest) * (1 - 1e-6));
    }
  });

  test('is the same however its bytes come in', () => {
    const whole = rehearse(file, source);
    expect(rehearse(file, source, 1001)).toEqual(whole);
  });
});

describe('the model on a rehearsed track', () => {
  const files = new Map<number, Uint8Array>();
  const songAt = (sampleRateHz: number): Uint8Array => {
    const made =
      files.get(sampleRateHz) ??
      toBytes(song({ seconds: 16, peak: 10 ** (-1 / 20), seed: 4, sampleRateHz }), 'f32');
    files.set(sampleRateHz, made);
    return made;
  };

  test.each([
    { gainDb: 0, rate: 44100 },
    { gainDb: 3, rate: 44100 },
    { gainDb: 6, rate: 44100 },
    { gainDb: 9, rate: 44100 },
    { gainDb: 6, rate: 48000 },
    { gainDb: 6, rate: 96000 },
  ])('says what a render with $gainDb dB at $rate Hz then measures', ({ gainDb, rate }) => {
    const source = layoutOf('f32', { channels: 2, sampleRateHz: rate });
    const file = songAt(rate);
    const limiter = { ceilingDbtp: -1, aimDbtp: -1.1 };
    const expected = expectation(rehearse(file, source), { gainDb, aimDbtp: -1.1, rate });
    const output = { encoding: 'f32' } as const;
    const { bytes, trace } = render(file, { source, gainDb, limiter, output, seed: 1 });

    const measured = measureLoudness(rehearse(bytes, source).energies);
    expect(Math.abs(measured.integratedLufs! - expected.integratedLufs!)).toBeLessThan(0.02);
    expect(Math.abs(measured.loudSectionLufs! - expected.loudSectionLufs!)).toBeLessThan(0.02);
    expect(Math.abs(trace.loudPassageLossDb - expected.lossDb)).toBeLessThan(0.01);
    expect(Math.abs(trace.reductionMaxDb - expected.reductionMaxDb)).toBeLessThan(0.05);
    expect(Math.abs(trace.deepReductionShare - expected.deepShare)).toBeLessThan(0.003);
  });
});
