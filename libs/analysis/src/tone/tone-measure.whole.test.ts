import { describe, expect, it } from 'vitest';
import { bandNoise, seeded } from '../../conformance/signals.js';
import { measureTone } from '../../conformance/tone.js';

const sampleRateHz = 8000;

describe('the tone measure', () => {
  it('is the more certain the longer a track is', () => {
    const random = seeded(5);
    const typical = (seconds: number): number => {
      const samples = new Float32Array(sampleRateHz * seconds).map(() => 0.4 * (random() - 0.5));
      const { loud } = measureTone([samples], { sampleRateHz }).tone;
      // Narrow bands, where noise fluctuates most.
      const errors = loud!.standardErrorDb.slice(0, 10);
      return errors.reduce<number>((sum, error) => sum + error!, 0) / errors.length;
    };
    const short = typical(150);
    const long = typical(1350);
    // Nine times as long.
    expect(short / long).toBeGreaterThan(2.2);
    expect(short / long).toBeLessThan(4);
  });

  it('keeps the curve of a track of an hour in bounded memory', () => {
    const { samples } = bandNoise({
      ...{ sampleRateHz, seconds: 60, slope: -1, rms: 0.1, random: seeded(8) },
      ...{ lowestHz: 10, highestHz: sampleRateHz / 2 },
    });
    const minute = measureTone([samples], { sampleRateHz }).tone;
    const hour = measureTone([samples], { sampleRateHz, times: 60 }).tone;
    hour.whole!.levelsDb.forEach((level, band) => {
      const other = minute.whole!.levelsDb[band]!;
      expect(level === null).toBe(other === null);
      if (level !== null) expect(Math.abs(level - other)).toBeLessThan(0.2);
    });
    expect(hour.whole!.seconds).toBeGreaterThan(3590);
    expect(hour.loud!.blocks).toBe(8);
  });
});
