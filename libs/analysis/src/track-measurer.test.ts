import { describe, expect, it } from 'vitest';
import { measurementSchema, type SampleLayout } from '@kindred/records';
import { freshKernels, measure, measureTrack, type Measured } from '../conformance/measure.js';
import { seeded, steppedTone } from '../conformance/signals.js';
import { createMixMeasurer, createTrackMeasurer } from './track-measurer.js';

const stereo16: SampleLayout = {
  encoding: 's16',
  byteOrder: 'little',
  channels: 2,
  frameBytes: 4,
  sampleRateHz: 44100,
};

/** Ten seconds of noise in bursts. */
const noise16 = ((): Uint8Array => {
  const random = seeded(1);
  const samples = new Int16Array(2 * 441_000).map((_, i) =>
    Math.round((random() - 0.5) * 30_000 * (0.2 + 0.8 * Math.abs(Math.sin(i / 60_000)))),
  );
  return new Uint8Array(samples.buffer);
})();

function measureBytes(bytes: Uint8Array, layout: SampleLayout, chunkFrames?: number): Measured {
  const measurer = createTrackMeasurer(freshKernels(), layout);
  const chunk = chunkFrames ? chunkFrames * layout.frameBytes : measurer.buffer.length;
  for (let done = 0; done < bytes.length; done += chunk) {
    const part = bytes.subarray(done, done + chunk);
    measurer.buffer.set(part);
    measurer.push(part.length);
  }
  const { sound, ...rest } = measurer.finish();
  return { ...sound, ...rest };
}

describe('a track measurer', () => {
  it('offers a buffer of about a mebibyte, in whole frames', () => {
    for (const encoding of ['u8', 's16', 's24', 's32', 'f32', 'f64'] as const) {
      const width = { u8: 1, s16: 2, s24: 3, s32: 4, f32: 4, f64: 8 }[encoding];
      for (const channels of [1, 2]) {
        const frameBytes = width * channels;
        const { buffer } = createTrackMeasurer(freshKernels(), {
          ...stereo16,
          encoding,
          channels,
          frameBytes,
        });
        expect(buffer.length % frameBytes).toBe(0);
        expect(buffer.length).toBeGreaterThan(900_000);
        expect(buffer.length).toBeLessThanOrEqual(1 << 20);
      }
    }
  });

  it('measures the loudest samples that it takes as it does any: figures, no overflow', () => {
    const random = seeded(3);
    const [left, right] = [0, 1].map(() =>
      new Float32Array(6 * 44_100).map(() => (random() < 0.5 ? -0.999 : 0.999)),
    );
    const scaled = (factor: number): Measured => {
      const channels = [left!, right!].map((samples) => samples.map((x) => x * factor));
      return measureTrack({ sampleRateHz: 44_100, channels }, freshKernels());
    };
    const [quiet, loud] = [scaled(2 ** -10), scaled(2 ** 40)];
    const liftDb = 20 * Math.log10(2 ** 50);
    expect(loud.nonFinite.count).toBe(0);
    expect(loud.loudness.integratedLufs! - quiet.loudness.integratedLufs!).toBeCloseTo(liftDb, 2);
    expect(loud.dynamics.rmsDbfs! - quiet.dynamics.rmsDbfs!).toBeCloseTo(liftDb, 1);
    expect(loud.stereo).toEqual(quiet.stereo);
    expect(loud.tone.whole!.balancesDb).toEqual(quiet.tone.whole!.balancesDb);
    quiet.tone.whole!.levelsDb.forEach((levelDb, band) => {
      const louderDb = loud.tone.whole!.levelsDb[band] ?? null;
      if (levelDb === null) expect(louderDb).toBeNull();
      else expect(louderDb! - levelDb).toBeCloseTo(liftDb, 1);
    });
    const louder = measureTrack(
      { sampleRateHz: 44_100, channels: [left!.map((x) => x * 2 ** 41)] },
      freshKernels(),
    );
    expect(louder.nonFinite).toEqual({ count: 6 * 44_100, firstAtSeconds: 0 });
  });

  it('gives the same bits however the bytes arrive', () => {
    const whole = measureBytes(noise16, stereo16);
    expect(measureBytes(noise16, stereo16, 1000)).toEqual(whole);
    expect(measureBytes(noise16, stereo16, 44_101)).toEqual(whole);
    expect(whole.frames).toBe(441_000);
  });

  it('gives the same bits on a fresh instance, and twice', () => {
    expect(measureBytes(noise16, stereo16)).toEqual(measureBytes(noise16, stereo16));
  });

  it('fills a valid record', () => {
    const { frames, nonFinite: _, ...sound } = measureBytes(noise16, stereo16);
    const format = {
      container: 'wav',
      sampleKind: 'integer',
      bitsPerSample: 16,
      sampleRateHz: 44100,
      channels: 2,
      frames,
      durationSeconds: frames / 44100,
    };
    const record = { format, sha256: '', ...sound };
    expect(measurementSchema.parse(record)).toEqual(record);
    expect(sound.series.momentaryLufs).toHaveLength(97);
    expect(sound.series.shortTermLufs).toHaveLength(71);
  });

  it('reads mono 3.01 LU under the same signal on both channels', () => {
    const tone = steppedTone([[-20, 5]], { sampleRateHz: 48000 });
    const mono = measure(tone, { channels: 1 });
    const both = measure(tone, { channels: 2 });
    expect(both.loudness.integratedLufs! - mono.loudness.integratedLufs!).toBeCloseTo(3.0103, 4);
    expect(mono.peak).toEqual(both.peak);
  });

  it('says where the true peak lies', () => {
    const samples = steppedTone([[-40, 10]], { sampleRateHz: 48000 }).samples;
    samples[48000 * 7 + 24_000] = 0.5;
    const { peak } = measure({ sampleRateHz: 48000, samples }, { channels: 2 });
    expect(peak.truePeakAtSeconds).toBeCloseTo(7.5, 3);
    expect(peak.truePeakDbtp).toBeGreaterThanOrEqual(peak.samplePeakDbfs!);
  });

  it.each([8000, 11025, 22050, 32000, 88200, 176400, 192000, 384000])(
    'measures at %i Hz',
    (sampleRateHz) => {
      const { loudness, peak } = measure(steppedTone([[-23, 4]], { sampleRateHz }), {
        channels: 2,
      });
      // The shelf bends below 16 kHz.
      const tolerance = sampleRateHz >= 16_000 ? 0.05 : 0.2;
      expect(Math.abs(loudness.integratedLufs! + 23)).toBeLessThan(tolerance);
      expect(Math.abs(peak.truePeakDbtp! + 23)).toBeLessThan(0.1);
    },
  );

  it('says why there is no loudness or peak', () => {
    const silence = measureBytes(new Uint8Array(4 * 44100), stereo16);
    expect(silence.loudness).toMatchObject({
      integratedLufs: null,
      reason: 'silent: nothing above −70 LUFS',
    });
    expect(silence.peak).toMatchObject({ truePeakDbtp: null, reason: 'silent: every sample is 0' });
    const nothing = measureBytes(new Uint8Array(0), stereo16);
    expect(nothing.loudness.reason).toBe('shorter than 0.4 s');
    expect(nothing.peak.reason).toBe('no samples');
    expect(nothing.series.momentaryLufs).toEqual([]);
    const short = measureBytes(noise16.subarray(0, 4 * 44100), stereo16);
    expect(short.loudness).toMatchObject({ rangeLu: null, reason: 'shorter than 3 s' });
    expect(short.loudness.integratedLufs).not.toBeNull();
  });

  it('counts samples that are no number and measures the rest', () => {
    const tone = steppedTone([[-23, 4]], { sampleRateHz: 48000 });
    const clean = measure(tone, { channels: 1 });
    tone.samples[96_000] = NaN;
    tone.samples[100_000] = Infinity;
    const measured = measure(tone, { channels: 1 });
    expect(measured.nonFinite).toEqual({ count: 2, firstAtSeconds: 2 });
    expect(clean.nonFinite).toEqual({ count: 0, firstAtSeconds: null });
    expect(measured.loudness.integratedLufs).toBeCloseTo(clean.loudness.integratedLufs!, 2);
  });

  it('measures a mix as it measures a master, and says what is wrong with it', () => {
    const clipped = new Uint8Array(noise16);
    const samples = new Int16Array(clipped.buffer);
    samples.forEach((sample, i) => (samples[i] = Math.max(-9000, Math.min(9000, sample))));
    const measurer = createMixMeasurer(freshKernels(), stereo16, {
      sampleKind: 'integer',
      bitsPerSample: 16,
    });
    for (let done = 0; done < clipped.length; done += measurer.buffer.length) {
      const part = clipped.subarray(done, done + measurer.buffer.length);
      measurer.buffer.set(part);
      measurer.push(part.length);
    }
    const { sound, findings, ...rest } = measurer.finish();
    expect({ ...sound, ...rest }).toEqual(measureBytes(clipped, stereo16));
    expect(findings.map(({ code }) => code)).toContain('clipping');
  });

  it('has the tone of the first and the last seconds of sound', () => {
    const sampleRateHz = 44100;
    const samples = new Float32Array(30 * sampleRateHz);
    // Two seconds of silence, a low tone, then a high one.
    for (let n = 2 * sampleRateHz; n < samples.length; n++) {
      const toneHz = n < 18 * sampleRateHz ? 100 : 1000;
      samples[n] = 0.5 * Math.sin((2 * Math.PI * toneHz * n) / sampleRateHz);
    }
    const { edges, tone } = measure({ sampleRateHz, samples }, { channels: 1 });
    const bandOf = (levels: readonly (number | null)[] | null): number | undefined => {
      const heard = (levels ?? []).map((level) => level ?? -200);
      return tone.centresHz[heard.indexOf(Math.max(...heard))];
    };
    for (const span of ['levels3sDb', 'levels10sDb'] as const) {
      expect(bandOf(edges.start[span])).toBeCloseTo(100, 0);
      expect(bandOf(edges.end[span])).toBeCloseTo(1000, 0);
    }
    const short = measure(
      { sampleRateHz, samples: samples.subarray(0, 7 * sampleRateHz) },
      { channels: 1 },
    );
    expect(short.edges.start.levels10sDb).toBeNull();
    expect(bandOf(short.edges.end.levels3sDb)).toBeCloseTo(100, 0);
  });

  it('refuses bytes that are no whole frames', () => {
    const measurer = createTrackMeasurer(freshKernels(), stereo16);
    expect(() => measurer.push(3)).toThrow(RangeError);
  });
});
