import { describe, expect, it } from 'vitest';
import { bandNoise, seeded } from '../../conformance/signals.js';
import { measureTone } from '../../conformance/tone.js';
import { readBandwidth } from './bandwidth.js';

const rate = 44100;

function lowPassed(highestHz: number, options: { slope?: number; sampleRateHz?: number } = {}) {
  return bandNoise({
    sampleRateHz: options.sampleRateHz ?? rate,
    seconds: 6,
    lowestHz: 30,
    highestHz,
    slope: options.slope ?? -1,
    rms: 0.1,
    random: seeded(highestHz),
  }).samples;
}

const bandwidthOf = (samples: Float32Array, sampleRateHz = rate): number =>
  measureTone([samples, samples], { sampleRateHz }).tone.bandwidthHz!;

/** Levels over bins of 200 Hz from 1 kHz. */
const read = (levelOf: (hz: number) => number, nyquistHz = 22_050): number | null => {
  const bins = Math.floor((nyquistHz - 1000) / 200);
  const highDb = Array.from({ length: bins }, (_, bin) => levelOf(1100 + 200 * bin));
  return readBandwidth({ lowestHz: 1000, binHz: 200, highDb, medianDb: highDb });
};

const octavesOver1k = (hz: number): number => Math.log2(hz / 1000);

describe('the bandwidth', () => {
  it.each([10_000, 12_000, 16_000, 19_000])('of noise up to %i Hz is that', (cutHz) => {
    expect(Math.abs(bandwidthOf(lowPassed(cutHz)) / cutHz - 1)).toBeLessThan(0.03);
    const steep = lowPassed(cutHz, { slope: -3 });
    expect(Math.abs(bandwidthOf(steep) / cutHz - 1)).toBeLessThan(0.03);
  });

  it.each([11_000, 16_000, 20_000])('of noise up to %i Hz in 16 dithered bits is that', (cutHz) => {
    const random = seeded(9);
    const samples = lowPassed(cutHz).map(
      (x) => Math.round(x * 32768 + random() - random()) / 32768,
    );
    expect(Math.abs(bandwidthOf(samples) / cutHz - 1)).toBeLessThan(0.03);
  });

  it('of an upsampled file is what its source had', () => {
    for (const sampleRateHz of [48_000, 96_000, 192_000]) {
      const got = bandwidthOf(lowPassed(21_000, { sampleRateHz }), sampleRateHz);
      expect(Math.abs(got / 21_000 - 1)).toBeLessThan(0.03);
    }
  });

  it('of what falls gently to its end is all', () => {
    expect(bandwidthOf(lowPassed(22_050, { slope: 0 }))).toBe(22_000);
    expect(bandwidthOf(lowPassed(22_050, { slope: -3 }))).toBe(22_000);
    expect(read((hz) => -30 - 15 * octavesOver1k(hz))).toBe(22_000);
  });

  it('does not count a line above', () => {
    const cut = (hz: number): number => (hz < 16_000 ? -40 : -120);
    expect(read((hz) => (hz === 19_100 ? -50 : cut(hz)))).toBe(16_000);
  });

  it('begins where a slow fall begins', () => {
    const fall = (hz: number): number => -40 - Math.max(0, hz - 16_000) / 12;
    expect(Math.abs(read((hz) => Math.max(-130, fall(hz)))! - 16_000)).toBeLessThan(500);
  });

  it('ends where the music sinks under what can be heard beside it', () => {
    const got = read((hz) => -30 - 36 * octavesOver1k(hz))!;
    expect(got).toBeGreaterThan(5200);
    expect(got).toBeLessThan(5900);
  });

  it('of a spectrum without bins is unknown', () => {
    expect(read(() => 0, 1000)).toBeNull();
  });
});
