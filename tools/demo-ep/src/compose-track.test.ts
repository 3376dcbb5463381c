import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { composeTrack } from './compose-track.js';
import { demoEp, fileNameOf } from './demo-ep.js';
import { deviationsRecordOf } from './deviations-record.js';
import type { StereoBuffer } from './mix/stereo-buffer.js';

const options = { sampleRateHz: demoEp.sampleRateHz, seed: 1, firstSeconds: 5 };

function hashOf(mix: StereoBuffer): string {
  const hash = createHash('sha256');
  for (const samples of [mix.left, mix.right]) {
    hash.update(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
  }
  return hash.digest('hex').slice(0, 16);
}

describe('composing', () => {
  /** The same on every engine and machine; a new hash means that the music has changed. */
  it.each([
    ['Slipway', 'f31a1b95c30ad8ae'],
    ['Signal Fire', '5767032b026c866b'],
    ['Undertow', '7c7dd7063f6e5b3b'],
    ['Engine Room', '03cb3982f304367c'],
    ['Home Before Rain', '7d462ec8d47c1bdd'],
  ])('gives the first seconds of %s the same bytes everywhere', (title, hash) => {
    const track = demoEp.tracks.find(({ piece }) => piece.title === title)!;
    const mix = composeTrack(track, options);
    expect(hashOf(mix)).toBe(hash);
    expect(mix.left.length).toBe(5 * demoEp.sampleRateHz);
  });

  it('repeats itself for a seed, and plays the song anew for another', () => {
    const track = demoEp.tracks[2]!;
    const first = hashOf(composeTrack(track, options));
    expect(hashOf(composeTrack(track, options))).toBe(first);
    expect(hashOf(composeTrack(track, { ...options, seed: 2 }))).not.toBe(first);
  });

  it('lets nothing reach a sample whose bits depend on the engine', () => {
    const source = fileURLToPath(new URL('.', import.meta.url));
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' });
    const code = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
    expect(code.length).toBeGreaterThan(30);
    const unportable =
      /Math\.(pow|exp\w*|log\w*|a?(sin|cos|tan)h?|atan2|cbrt|hypot|random)\(|\*\*|Date\.now/;
    for (const file of code) {
      const lines = readFileSync(`${source}/${file}`, 'utf8').split('\n');
      const found = lines.filter((line) => unportable.test(line) && !/^\s*(\/\*)?\*/.test(line));
      expect(found, file).toEqual([]);
    }
  });
});

describe('the record of deviations', () => {
  it('names each file beside what was done to it, in plain JSON', () => {
    const record = deviationsRecordOf(demoEp, 4);
    expect(JSON.parse(JSON.stringify(record))).toEqual(record);
    expect(record).toMatchObject({ schema: 'deviations/1', title: 'Night Ferry', seed: 4 });
    expect(record.tracks[0]).toEqual({
      track: 1,
      file: '01 Slipway.wav',
      title: 'Slipway',
      seed: 4,
      tempoBpm: 92,
      key: 'F major',
      character: 'quiet and dull',
      deviations: {
        filters: [{ type: 'highShelf', frequencyHz: 4000, q: 0.7, gainDb: -4 }],
        sideGainDb: 0,
        gainDb: -6,
        saturation: null,
      },
    });
  });

  it('has no two pieces of the same key, tempo or file name', () => {
    const { tracks } = demoEp;
    expect(new Set(tracks.map(({ piece }) => piece.key)).size).toBe(5);
    expect(new Set(tracks.map(({ piece }) => piece.tempoBpm)).size).toBe(5);
    expect(new Set(tracks.map(fileNameOf)).size).toBe(5);
  });
});
