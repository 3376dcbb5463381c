import { describe, expect, it } from 'vitest';
import { decay, noise, sine, type Track } from '../../conformance/findings/beds.js';
import { judge } from '../../conformance/findings/judge.js';

/** Notes from 1 s to 3.4 s in 8 seconds, and what is there besides. */
function take(besides: (t: number) => number): Track {
  const samples = Float32Array.from({ length: 8 * 44_100 }, (_, n) => {
    const t = n / 44_100;
    const at = t < 1 || t > 3.4 ? -1 : (t - 1) % 0.8;
    return 0.4 * Math.min(1, Math.max(0, at) / 0.004) * decay(at, 0.15) * sine(330, t) + besides(t);
  });
  return { sampleRateHz: 44_100, channels: [samples], sampleKind: 'float', bitsPerSample: 32 };
}

const white = (dbfs: number): (() => number) => {
  const air = noise(7);
  return () => Math.sqrt(3) * 10 ** (dbfs / 20) * air();
};
const noiseOf = (track: Track) => judge(track).find(({ code }) => code === 'noise');

describe('noise in the intro and at the end', () => {
  it('is told with its level, over -60 dBFS', () => {
    const found = noiseOf(take(white(-54)))!;
    expect(found).toMatchObject({ severity: 'note' });
    expect(Math.abs(found.value! + 54)).toBeLessThan(1);
    expect(Object.keys(found.numbers).sort()).toEqual(['endDbfs', 'startDbfs']);
    expect(noiseOf(take(white(-45)))).toMatchObject({ severity: 'warning' });
    expect(noiseOf(take(white(-64)))).toBeUndefined();
  });

  it('is told of the end that has it', () => {
    const air = white(-50);
    const found = noiseOf(take((t) => air() * (t > 2.5 ? 1 : 0)))!;
    expect(Object.keys(found.numbers)).toEqual(['endDbfs']);
  });

  it('is not a tone, nor what rings out, nor loud noise that is the music', () => {
    expect(noiseOf(take((t) => 0.004 * (sine(600, t) + sine(1240, t))))).toBeUndefined();
    const air = white(-20);
    expect(noiseOf(take((t) => air() * (t > 3 ? decay(t - 3, 0.25) : 0)))).toBeUndefined();
    expect(noiseOf(take(white(-25)))).toBeUndefined();
  });
});
