import { describe, expect, it } from 'vitest';
import { toneSchema } from '@kindred/records';
import { bandNoise, seeded } from '../../conformance/signals.js';
import { measureTone } from '../../conformance/tone.js';
import { powerBetween, welch } from '../../conformance/welch.js';

const rate = 44100;

function noise(options: {
  seconds: number;
  slope: number;
  seed: number;
  rms?: number;
  sampleRateHz?: number;
}): Float32Array {
  const { seconds, slope, seed, rms = 0.1, sampleRateHz = rate } = options;
  return bandNoise({
    sampleRateHz,
    seconds,
    lowestHz: 10,
    highestHz: sampleRateHz / 2,
    slope,
    rms,
    random: seeded(seed),
  }).samples;
}

const pink = (seconds: number, rms = 0.1): Float32Array =>
  noise({ seconds, slope: -1, seed: 1, rms });
const white = (seconds: number, rms = 0.1): Float32Array =>
  noise({ seconds, slope: 0, seed: 2, rms });

function joined(...parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The furthest that two curves are apart, over bands that both have. */
function furthest(a: readonly (number | null)[], b: readonly (number | null)[]): number {
  return a.reduce<number>((most, level, band) => {
    const other = b[band] ?? null;
    return level === null || other === null ? most : Math.max(most, Math.abs(level - other));
  }, 0);
}

describe('the tone measure', () => {
  it('fills a valid record with levels at the 31 third octaves', () => {
    const { tone } = measureTone([pink(12), white(12)], { sampleRateHz: 48000 });
    expect(toneSchema.parse(JSON.parse(JSON.stringify(tone)))).toEqual(tone);
    expect(tone.centresHz).toHaveLength(31);
    expect(tone.centresHz[0]).toBe(19.9526);
    expect(tone.centresHz[13]).toBe(398.107);
    expect(tone.centresHz[30]).toBe(19952.6);
    expect(tone.whole!.levelsDb.every((level) => level !== null)).toBe(true);
    expect(tone.reason).toBeNull();
  });

  it("has the levels of Welch's method in the textbook", () => {
    const sampleRateHz = 8000;
    const [loud, bright] = [-1, 0].map((slope) =>
      noise({ seconds: 5, slope, seed: 4 + slope, sampleRateHz }),
    ) as [Float32Array, Float32Array];
    const left = joined(loud, bright);
    const right = joined(bright, bright).map((x, n) => 0.7 * x + 0.3 * left[n]!);
    const { whole } = measureTone([left, right], { sampleRateHz }).tone;
    const mid = welch(
      left.map((x, n) => (x + right[n]!) / 2),
      4096,
    );
    const side = welch(
      left.map((x, n) => (x - right[n]!) / 2),
      4096,
    );
    for (let band = 0; band < 23; band++) {
      const centreHz = 1000 * 10 ** ((band - 17) / 10);
      const edges = { lowHz: centreHz / 10 ** 0.05, highHz: centreHz * 10 ** 0.05 };
      const midPower = powerBetween(mid, { ...edges, binHz: sampleRateHz / 4096 });
      const sidePower = powerBetween(side, { ...edges, binHz: sampleRateHz / 4096 });
      const off = [
        whole!.midDb[band]! - 10 * Math.log10(midPower),
        whole!.sideDb[band]! - 10 * Math.log10(sidePower),
        whole!.levelsDb[band]! - 10 * Math.log10(2 * (midPower + sidePower)),
      ];
      for (const difference of off) expect(Math.abs(difference)).toBeLessThan(0.006);
    }
  });

  it('gives a sine its level in its band, by channels', () => {
    const sine = new Float32Array(8 * rate).map((_, n) =>
      Math.sin((2 * Math.PI * 1000 * n) / rate),
    );
    const silence = new Float32Array(sine.length);
    const at1k = 17;
    const both = measureTone([sine, sine], { sampleRateHz: rate }).tone.whole!;
    const one = measureTone([sine, silence], { sampleRateHz: rate }).tone.whole!;
    const mono = measureTone([sine], { sampleRateHz: rate }).tone.whole!;
    expect(both.levelsDb[at1k]).toBe(0);
    expect(both.midDb[at1k]).toBe(-3.01);
    expect(both.sideDb.every((level) => level === null)).toBe(true);
    expect(one.levelsDb[at1k]).toBe(-3.01);
    expect(one.midDb[at1k]).toBe(-9.03);
    expect(one.sideDb[at1k]).toBe(-9.03);
    expect(mono.levelsDb[at1k]).toBe(-3.01);
    expect(mono.midDb).toEqual(mono.levelsDb);
    expect(mono.sideDb.every((level) => level === null)).toBe(true);
    expect(both.balancesDb.mid).toBe(0);
  });

  it('knows the tilt of white, pink and brown noise', () => {
    for (const [slope, expected] of [
      [0, 3.01],
      [-1, 0],
      [-2, -3.01],
    ] as const) {
      const samples = noise({ seconds: 20, slope, seed: 3 });
      const { tone } = measureTone([samples], { sampleRateHz: rate });
      expect(Math.abs(tone.whole!.tiltDbPerOctave! - expected)).toBeLessThan(0.05);
    }
  });

  it('tells balances as shares of the whole', () => {
    const { balancesDb } = measureTone([pink(12)], { sampleRateHz: rate }).tone.whole!;
    const octaves = { bass: 120 / 20, lowMid: 500 / 120, mid: 4, highMid: 3, high: 16 / 6 };
    for (const [name, ratio] of Object.entries(octaves)) {
      const share = Math.log(ratio) / Math.log(800);
      const got = balancesDb[name as keyof typeof octaves]!;
      expect(Math.abs(got - 10 * Math.log10(share))).toBeLessThan(0.4);
    }
    const total = Object.values(balancesDb).reduce<number>((sum, db) => sum + 10 ** (db! / 10), 0);
    expect(total).toBeCloseTo(1, 2);
  });

  it('is not tilted by silence, a fade or a quiet end', () => {
    const body = pink(20);
    const alone = measureTone([body], { sampleRateHz: rate }).tone.whole!;
    const fade = white(8).map((x, n) => x * 0.05 * (1 - n / (8 * rate)));
    // Whole hops, so that the same windows lie over the body.
    const hiss = white(20, 0.0008).subarray(0, 107 * 8192);
    const { whole } = measureTone([joined(hiss, body, fade, new Float32Array(rate * 5))], {
      sampleRateHz: rate,
    }).tone;
    expect(furthest(whole!.levelsDb, alone.levelsDb)).toBeLessThan(0.3);
    expect(Math.abs(whole!.seconds - alone.seconds)).toBeLessThan(1);
  });

  it('takes the curve of the loud passages from them alone', () => {
    const verse = white(20, 0.03);
    const chorus = pink(10, 0.2);
    const song = joined(verse, chorus, verse, chorus, verse);
    const { tone } = measureTone([song, song], { sampleRateHz: rate });
    const both = joined(chorus, chorus);
    const expected = measureTone([both, both], { sampleRateHz: rate }).tone.whole!;
    expect(furthest(tone.loud!.levelsDb.slice(4), expected.levelsDb.slice(4))).toBeLessThan(0.5);
    expect(tone.whole!.tiltDbPerOctave! - tone.loud!.tiltDbPerOctave!).toBeGreaterThan(0.1);
    // A quarter of the 3 s windows.
    expect(tone.loud!.seconds).toBeGreaterThan(15);
    expect(tone.loud!.seconds).toBeLessThan(21);
    expect(tone.loud!.blocks).toBe(Math.floor(tone.loud!.seconds / 5));
  });

  it('gives the same record however a track is cut into blocks', () => {
    const channels = [pink(15), white(15)];
    const whole = measureTone(channels, { sampleRateHz: rate });
    expect(measureTone(channels, { sampleRateHz: rate, cuts: [1, 4095, 777] })).toEqual(whole);
  });

  it.each([8000, 11_025, 32_000, 96_000, 192_000, 384_000])('measures at %i Hz', (sampleRateHz) => {
    const samples = noise({ seconds: 8, slope: -1, seed: 7, sampleRateHz });
    const { tone, topSpectrum } = measureTone([samples], { sampleRateHz });
    const { levelsDb, tiltDbPerOctave } = tone.whole!;
    levelsDb.forEach((level, band) => {
      const reached = tone.centresHz[band]! * 10 ** 0.05 <= sampleRateHz / 2;
      expect(level !== null).toBe(reached);
    });
    expect(Math.abs(tiltDbPerOctave!)).toBeLessThan(0.1);
    expect(tone.bandwidthHz! / (sampleRateHz / 2)).toBeGreaterThan(0.94);
    expect(topSpectrum!.highDb).toHaveLength(Math.floor((sampleRateHz / 2 - 1000) / 200));
    expect(tone.reason).toBeNull();
  });

  it('says why there is no curve', () => {
    const silent = new Float32Array(5 * rate);
    expect(measureTone([silent, silent], { sampleRateHz: rate })).toMatchObject({
      tone: {
        whole: null,
        loud: null,
        bandwidthHz: null,
        reason: 'silent: nothing passes the gates',
      },
      topSpectrum: null,
    });
    const brief = measureTone([pink(0.3)], { sampleRateHz: rate }).tone;
    expect(brief).toMatchObject({ whole: null, reason: 'too short for a spectrum' });
    const short = measureTone([pink(2)], { sampleRateHz: rate }).tone;
    expect(short.whole).not.toBeNull();
    expect(short).toMatchObject({ loud: null, reason: 'no 3 s above the gates' });
  });
});
