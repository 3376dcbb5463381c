import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from 'node-wav';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoEp, fileNameOf } from './demo-ep.js';
import { neutralMixOf } from './pieces/neutral-mix.js';
import { writeEp } from './write-ep.js';

/** Of the files as written with seed 1, on any engine; new ones mean that the music has changed. */
const hashes = [
  'c78ba0dfba72cddc',
  'c4f9b66c6f344b06',
  'ef804df7c79582d6',
  '8adbddf068a93d1f',
  '7813abac90acc68e',
];

const folder = mkdtempSync(join(tmpdir(), 'demo-ep-'));
const pathOf = (index: number) => join(folder, fileNameOf(demoEp.tracks[index]!));
const everyTrack = demoEp.tracks.map(({ piece }, index) => ({ title: piece.title, index }));

beforeAll(() => writeEp(demoEp, { folder, seed: 1, onWritten: () => {} }));
afterAll(() => rmSync(folder, { recursive: true }));

function readTrack(index: number) {
  const { sampleRate, channelData } = decode(readFileSync(pathOf(index)));
  return { sampleRate, left: channelData[0]!, right: channelData[1]! };
}

/** K-weighting of BS.1770-5, its two filters re-derived for 44.1 kHz by the bilinear transform. */
function weighted(samples: Float32Array): Float64Array {
  const k1 = Math.tan((Math.PI * 1681.974450955533) / 44_100);
  const q1 = 0.7071752369554196;
  const high = 10 ** (3.999843853973347 / 20);
  const band = high ** 0.4996667741545416;
  const k2 = Math.tan((Math.PI * 38.13547087602444) / 44_100);
  const q2 = 0.5003270373238773;
  const shelf = [
    high + (band * k1) / q1 + k1 * k1,
    2 * (k1 * k1 - high),
    high - (band * k1) / q1 + k1 * k1,
  ];
  const once = filtered(Float64Array.from(samples), shelf, denominator(k1, q1));
  const pass = denominator(k2, q2);
  return filtered(once, [pass[0]!, -2 * pass[0]!, pass[0]!], pass);
}

function denominator(k: number, q: number): readonly number[] {
  return [1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k];
}

function filtered(x: Float64Array, b: readonly number[], a: readonly number[]): Float64Array {
  const y = new Float64Array(x.length);
  for (let i = 2; i < x.length; i++) {
    y[i] =
      (b[0]! * x[i]! +
        b[1]! * x[i - 1]! +
        b[2]! * x[i - 2]! -
        a[1]! * y[i - 1]! -
        a[2]! * y[i - 2]!) /
      a[0]!;
  }
  return y;
}

/** Loudness of the loud sections: P95 of 3 s windows, or 2 LU under the loudest where that is more. */
function loudSectionLufs({ left, right }: { left: Float32Array; right: Float32Array }): number {
  const l = weighted(left);
  const r = weighted(right);
  const hop = 4410;
  const hops = Math.floor(l.length / hop);
  const energies = new Float64Array(hops);
  for (let i = 0; i < hops * hop; i++) energies[Math.floor(i / hop)]! += l[i]! ** 2 + r[i]! ** 2;
  const levels: number[] = [];
  for (let start = 0; start + 30 <= hops; start++) {
    const mean =
      energies.subarray(start, start + 30).reduce((sum, energy) => sum + energy, 0) / (30 * hop);
    levels.push(-0.691 + 10 * Math.log10(mean + 1e-12));
  }
  const loudest = Math.max(...levels);
  const heard = levels.filter((level) => level > loudest - 12).sort((quiet, loud) => quiet - loud);
  return Math.max(heard[Math.ceil(0.95 * heard.length) - 1]!, loudest - 2);
}

describe('the demo EP as written', () => {
  it('is five files and the record of their deviations, and no leavings', () => {
    const files = demoEp.tracks.map(fileNameOf);
    expect(readdirSync(folder).sort()).toEqual([...files, 'deviations.json']);
    const record = JSON.parse(readFileSync(join(folder, 'deviations.json'), 'utf8'));
    expect(record.tracks.map((track: { file: string }) => track.file)).toEqual(files);
  });

  it.each(everyTrack)('$title has the same bytes as everywhere', ({ index }) => {
    const hash = createHash('sha256')
      .update(readFileSync(pathOf(index)))
      .digest('hex');
    expect(hash.slice(0, 16)).toBe(hashes[index]);
  });

  it.each(everyTrack)(
    '$title lasts 45 to 90 s, stays under full scale and rings out',
    ({ index }) => {
      const { sampleRate, left, right } = readTrack(index);
      const seconds = left.length / sampleRate;
      expect(seconds).toBeGreaterThan(45);
      expect(seconds).toBeLessThan(90);
      let peak = 0;
      let endPeak = 0;
      for (let i = 0; i < left.length; i++) {
        const size = Math.max(Math.abs(left[i]!), Math.abs(right[i]!));
        peak = Math.max(peak, size);
        if (i >= left.length - 0.1 * sampleRate) endPeak = Math.max(endPeak, size);
      }
      expect(peak).toBeLessThan(0.95);
      expect(peak).toBeGreaterThan(0.1);
      expect(20 * Math.log10(endPeak + 1e-12)).toBeLessThan(-50);
    },
  );

  it('differs in loudness as the deviations say', () => {
    const [quiet, , heavy, dense, ballad] = everyTrack.map(({ index }) =>
      loudSectionLufs(readTrack(index)),
    );
    expect(quiet).toBeLessThan(Math.min(heavy!, ballad!) - 3);
    expect(dense).toBeGreaterThan(Math.max(heavy!, ballad!) + 6);
  });

  it.each(everyTrack)('$title, neutral, has its loud sections at −18 LUFS', ({ index }) => {
    const { piece } = demoEp.tracks[index]!;
    const mix = neutralMixOf(piece, { seed: 1, sampleRateHz: demoEp.sampleRateHz });
    expect(Math.abs(loudSectionLufs(mix) + 18)).toBeLessThan(0.25);
  });
});
