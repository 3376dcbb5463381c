import { describe, expect, it } from 'vitest';
import { dynamicsSchema, type Dynamics } from '@kindred/records';
import { seeded } from '../../conformance/signals.js';
import { gaussian, sampled, takeTrack } from '../../conformance/take-track.js';
import { measureDynamics } from './measure-dynamics.js';

function measure(
  channels: readonly Float32Array[],
  options: { readonly sampleRateHz: number; readonly cuts?: readonly number[] },
): Dynamics {
  const { wave, energies, peaks } = takeTrack(channels, options);
  const dynamics = measureDynamics({ wave, energies: energies.sum, peaks });
  expect(dynamicsSchema.parse(JSON.parse(JSON.stringify(dynamics)))).toEqual(dynamics);
  return dynamics;
}

const tone = (hz: number) => (t: number) => Math.sin(2 * Math.PI * hz * t);

/** The TT meter's rule on raw samples. */
function textbookDynamicRange(samples: Float32Array, sampleRateHz: number): number {
  const blocks: { rms: number; peak: number }[] = [];
  for (let start = 0; start < samples.length; start += 3 * sampleRateHz) {
    const block = samples.subarray(start, start + 3 * sampleRateHz);
    const squares = block.reduce((sum, x) => sum + x * x, 0);
    const peak = block.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    blocks.push({ rms: Math.sqrt((2 * squares) / block.length), peak });
  }
  const byRms = [...blocks].sort((a, b) => b.rms - a.rms);
  const loudest = byRms.slice(0, Math.max(1, Math.trunc(blocks.length * 0.2)));
  const mean = Math.sqrt(loudest.reduce((sum, { rms }) => sum + rms * rms, 0) / loudest.length);
  const peaks = blocks.map(({ peak }) => peak).sort((a, b) => b - a);
  return 20 * Math.log10(peaks[1]! / mean);
}

describe('dynamics of known signals', () => {
  it.each([8000, 44100, 192000])('a full-scale sine has crest 3.01 and DR 0 at %i Hz', (rate) => {
    const sine = sampled(7, rate, tone(1000));
    const { crestDb, rmsDbfs, drDb, dr14, plrDb, psrMinDb, psrMedianDb } = measure([sine, sine], {
      sampleRateHz: rate,
    });
    expect(crestDb).toBeCloseTo(3.01, 2);
    expect(rmsDbfs).toBeCloseTo(-3.01, 2);
    expect(Math.abs(drDb!)).toBeLessThan(0.01);
    expect(dr14).toBe(0);
    // Steady: every 3 s are as loud as the whole, and as high, but for where the tone sets in.
    expect(Math.abs(psrMinDb! - plrDb!)).toBeLessThan(0.1);
    expect(Math.abs(psrMedianDb! - plrDb!)).toBeLessThan(0.1);
  });

  it('997 Hz at full scale on one channel has −3.01 LUFS, so PLR 3.01', () => {
    expect(measure([sampled(10, 48000, tone(997))], { sampleRateHz: 48000 }).plrDb).toBeCloseTo(
      3.01,
      2,
    );
  });

  it('a minute of Gaussian noise has DR 11', () => {
    const random = seeded(11);
    const noise = sampled(60, 44100, () => 0.1 * gaussian(random));
    const { drDb, dr14 } = measure([noise], { sampleRateHz: 44100 });
    expect(drDb).toBeGreaterThan(10.5);
    expect(drDb).toBeLessThan(11.5);
    expect(dr14).toBe(11);
  });

  it('DR is the textbook’s, per channel and then the mean, with a block cut short', () => {
    const random = seeded(4);
    const swell = (t: number): number => (0.1 + Math.abs(Math.sin(t / 7))) * 0.2 * gaussian(random);
    const [left, right] = [sampled(40.123, 11025, swell), sampled(40.123, 11025, swell)];
    const expected = (textbookDynamicRange(left, 11025) + textbookDynamicRange(right, 11025)) / 2;
    expect(measure([left, right], { sampleRateHz: 11025 }).drDb).toBeCloseTo(expected, 2);
    const dead = new Float32Array(left.length);
    expect(measure([left, dead], { sampleRateHz: 11025 }).drDb).toBeCloseTo(
      textbookDynamicRange(left, 11025),
      2,
    );
  });

  it('tells the DC offset of each channel', () => {
    const left = sampled(2, 8000, (t) => 0.02 + 0.1 * tone(100)(t));
    const right = sampled(2, 8000, tone(100));
    expect(measure([left, right], { sampleRateHz: 8000 }).dcOffsetsLinear).toEqual([0.02, 0]);
  });
});

describe('peak to short-term loudness', () => {
  /** 10 s at −20 dBFS with one click of 0.5, then 10 s at −8, then 10 s at −38. */
  const steps = sampled(30, 8000, (t, n) => {
    if (n === 40_000) return 0.5;
    return 10 ** ((t < 10 ? -20 : t < 20 ? -8 : -38) / 20) * tone(500)(t);
  });

  it('is that of every 3 s over I − 10 LU', () => {
    const { wave, energies, peaks } = takeTrack([steps], { sampleRateHz: 8000 });
    const got = measureDynamics({ wave, energies: energies.sum, peaks });
    const integrated = 20 * Math.log10(peaks.exactLinear) - got.plrDb!;
    const ratios: { db: number; at: number }[] = [];
    for (let start = 0; start + 300 <= energies.sum.length; start += 10) {
      const run = energies.sum.subarray(start, start + 300);
      const shortTerm = -0.691 + 10 * Math.log10(run.reduce((a, b) => a + b, 0) / 300);
      if (shortTerm <= integrated - 10) continue;
      const peak = Math.max(...peaks.courseLinear.subarray(start / 10, start / 10 + 30));
      ratios.push({ db: 20 * Math.log10(peak) - shortTerm, at: start / 100 });
    }
    ratios.sort((a, b) => a.db - b.db);
    expect(got.psrMinDb).toBeCloseTo(ratios[0]!.db, 2);
    const same = ratios.filter(({ db }) => db < ratios[0]!.db + 1e-9);
    expect(same.map(({ at }) => at)).toContain(got.psrMinAtSeconds);
    expect(got.psrMedianDb).toBeCloseTo(ratios[ratios.length >> 1]!.db, 1);
    // The quiet end is under I − 10; the quiet start is over I − 20 alone.
    expect(got.psrMinAtSeconds).toBeLessThan(20);
  });

  it('does not count what is under I − 10 LU', () => {
    const random = seeded(9);
    // Loud noise of high peaks, then a soft square wave of none.
    const joined = sampled(20, 8000, (t) =>
      t < 10 ? 0.1 * gaussian(random) : 0.01 * Math.sign(tone(250)(t + 1e-5)),
    );
    const loud = measure([joined.slice(0, 80_000)], { sampleRateHz: 8000 });
    const { psrMinDb, psrMinAtSeconds } = measure([joined], { sampleRateHz: 8000 });
    expect(psrMinDb).toBeCloseTo(loud.psrMinDb!, 1);
    expect(psrMinAtSeconds).toBeLessThan(10);
  });

  it('sees a click in the window that holds it, and not in the others', () => {
    const quiet = (click: number): Float32Array =>
      sampled(9, 8000, (t, n) => (n === click ? 0.8 : 0.05 * tone(500)(t)));
    const clean = measure([quiet(-1)], { sampleRateHz: 8000 });
    const clicked = measure([quiet(12_400)], { sampleRateHz: 8000 });
    expect(clicked.psrMinDb).toBeCloseTo(clean.psrMinDb!, 1);
    expect(clicked.plrDb! - clean.plrDb!).toBeGreaterThan(20);
  });
});

describe('the loudness histogram', () => {
  it('counts every 3 s over −70 LUFS once', () => {
    const steps = sampled(20, 8000, (t) => (t < 8 ? 0.1 : t < 12 ? 0.00005 : 0.01) * tone(500)(t));
    const { wave, energies, peaks } = takeTrack([steps], { sampleRateHz: 8000 });
    const { histogram } = measureDynamics({ wave, energies: energies.sum, peaks });
    expect(histogram.counts[0]).toBeGreaterThan(0);
    expect(histogram.counts.at(-1)).toBeGreaterThan(0);
    const bins = new Map<number, number>();
    for (let start = 0; start + 300 <= energies.sum.length; start += 10) {
      const mean = energies.sum.subarray(start, start + 300).reduce((a, b) => a + b, 0) / 300;
      const lufs = -0.691 + 10 * Math.log10(mean);
      if (lufs <= -70) continue;
      const edge = Math.floor(lufs * 2) / 2;
      bins.set(edge, (bins.get(edge) ?? 0) + 1);
    }
    histogram.counts.forEach((count, j) => {
      expect(count).toBe(bins.get(histogram.lowestLufs! + 0.5 * j) ?? 0);
    });
    expect(histogram.counts.reduce((a, b) => a + b)).toBe(
      [...bins.values()].reduce((a, b) => a + b),
    );
  });
});

describe('dynamics of what is hardly there', () => {
  it.each([
    ['silence', new Float32Array(40_000), 'silent: every sample is 0'],
    ['nothing', new Float32Array(0), 'silent: every sample is 0'],
    ['half a second', sampled(0.5, 8000, tone(300)), 'shorter than 3 s, or no 3 s above I − 10 LU'],
    ['a tenth', sampled(0.1, 8000, tone(300)), 'shorter than 0.4 s, or nothing above −70 LUFS'],
  ] as const)('%s is null with a reason', (_, samples, reason) => {
    const dynamics = measure([samples, samples], { sampleRateHz: 8000 });
    expect(dynamics.reason).toBe(reason);
    expect(dynamics.psrMinDb).toBeNull();
    expect(dynamics.histogram.counts).toEqual([]);
    expect(dynamics.crestDb === null).toBe(reason.startsWith('silent'));
  });

  it('is the same however blocks are cut', () => {
    const random = seeded(2);
    const noise = sampled(5, 22050, () => 0.1 * gaussian(random));
    const whole = measure([noise, noise.toReversed()], { sampleRateHz: 22050 });
    for (const cuts of [[1000, 7], [220], [4095]]) {
      expect(measure([noise, noise.toReversed()], { sampleRateHz: 22050, cuts })).toEqual(whole);
    }
  });
});
