import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mixBytes } from '../test/mix-bytes.js';
import { createSmallAlbum, threeMixes, typedChange } from '../test/small-album.js';

const rest = `output: [wav 24-bit, wav 16-bit 48 kHz, flac 24-bit, mp3 320 kbps]
deliver: [cue, checksums, one continuous file]
`;
const album = createSmallAlbum({ mixes: threeMixes, rest });
const { home, kindred, text, copied, edit, gainsOf, everythingIn, remove } = album;
afterAll(remove);

/** Masters into `a`, and says of each track whether it was rendered. */
function mastered(release = 'release.yaml'): string[] {
  const { status, stderr } = kindred('master', release, '--out', 'a');
  expect(stderr).not.toContain('error');
  expect(status).toBe(0);
  return stderr
    .split('\n')
    .flatMap((line) => /^rendered \d\/3 masters\/(\d\d).*?(, as it was)?$/u.exec(line) ?? [])
    .flatMap((part, at, all) =>
      at % 3 === 1 ? [`${part} ${all[at + 1] === undefined ? 'rendered' : 'as it was'}`] : [],
    )
    .sort();
}

/** What `a` becomes when all is made anew from what it was before, which `before` is a copy of. */
function fromScratch(before: string, release = 'release.yaml'): Readonly<Record<string, string>> {
  renameSync(join(home, 'a'), join(home, 'reused'));
  renameSync(join(home, before), join(home, 'a'));
  const { status } = kindred('master', release, '--out', 'a', '--no-cache');
  expect(status).toBe(0);
  const all = everythingIn('a');
  rmSync(join(home, 'a'), { recursive: true });
  renameSync(join(home, 'reused'), join(home, 'a'));
  return all;
}

function expectSame(
  got: Readonly<Record<string, string>>,
  expected: Readonly<Record<string, string>>,
): void {
  expect(Object.keys(got)).toEqual(Object.keys(expected));
  expect(Object.keys(got).filter((name) => got[name] !== expected[name])).toEqual([]);
}

/** The samples of a WAV file, given as `everythingIn` gives it. */
function soundOf(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  const at = bytes.indexOf('data', 12, 'latin1');
  return bytes.subarray(at + 8, at + 8 + bytes.readUInt32LE(at + 4)).toString('base64');
}

const asItWas = ['01 as it was', '02 as it was', '03 as it was'];

function listed(titles: Readonly<Record<string, string>> = {}): void {
  const [head] = text('release.yaml').split('tracks:');
  const tracks = threeMixes.map(
    ({ name }) =>
      `  - file: mixes/${name}\n` +
      (titles[name] === undefined ? '' : `    title: ${titles[name]}\n`),
  );
  writeFileSync(join(home, 'release.yaml'), `${head}tracks:\n${tracks.join('')}`);
}

describe('a release that is mastered again', () => {
  beforeAll(() => {
    listed();
    mastered();
  });

  it('is not rendered again while nothing changed, and every byte stays', () => {
    const before = everythingIn('a');
    expect(mastered()).toEqual(asItWas);
    expectSame(everythingIn('a'), before);
  });

  it('renders only the track whose plan was edited, to the bytes of a run from scratch', () => {
    const gain = gainsOf('a')[1]!;
    edit('a', 2, /gain: \S+ dB/u, `gain: ${typedChange(gain - 0.5)} dB`);
    copied('a', 'b');
    expect(mastered()).toEqual(['01 as it was', '02 rendered', '03 as it was']);
    expectSame(everythingIn('a'), fromScratch('b'));
  });

  it('renders nothing for a new title, and gives the file its name and its tags', () => {
    listed({ '03 Middle.wav': 'Between' });
    copied('a', 'b');
    expect(mastered()).toEqual(asItWas);
    const got = everythingIn('a');
    expect(Object.keys(got)).toContain('masters/flac-24/03 Between.flac');
    expectSame(got, fromScratch('b'));
    listed();
    expect(mastered()).toEqual(asItWas);
  });

  it('writes a report anew that is not the one that it wrote', () => {
    const before = everythingIn('a');
    writeFileSync(join(home, 'a/report.html'), 'scribbled over');
    expect(mastered()).toEqual(asItWas);
    expectSame(everythingIn('a'), before);
    rmSync(join(home, 'a/report.html'));
    expect(mastered()).toEqual(asItWas);
    expectSame(everythingIn('a'), before);
  });

  it('makes a file anew that is not the one that was delivered', () => {
    const before = everythingIn('a');
    const path = join(home, 'a/masters/flac-24/01 Loud.flac');
    const bytes = readFileSync(path);
    bytes[bytes.length - 100]! ^= 1;
    writeFileSync(path, bytes);
    expect(mastered()).toEqual(['01 rendered', '02 as it was', '03 as it was']);
    expectSame(everythingIn('a'), before);
  });

  it('says what moved, and that the rest did not', () => {
    edit('a', 2, /gain: \S+ dB/u, `gain: ${typedChange(gainsOf('a')[1]! - 0.25)} dB`);
    const { stderr } = kindred('master', '--out', 'a');
    expect(stderr).toContain('planned: around 1 pin; the rest as it was\n');
    expect(kindred('plan', '--out', 'a').stdout).toContain('the same decisions');
  });

  it('renders a new mix of one track alone, beside what a run from scratch would give', () => {
    const before = everythingIn('a');
    const other = mixBytes({ level: 0.19, seconds: 4, seed: 30 });
    writeFileSync(join(home, 'mixes/03 Middle.wav'), other);
    expect(mastered()).toEqual(['01 as it was', '02 as it was', '03 rendered']);
    const after = everythingIn('a');
    // Their tags name the loudness of the album, which moved; their sound did not.
    const names = Object.keys(after).filter((name) => /masters\/.*\.wav$/u.test(name));
    const changed = names.filter((name) => soundOf(after[name]!) !== soundOf(before[name]!));
    expect(changed).toEqual([
      'masters/03 Middle.wav',
      'masters/continuous/Small Album.wav',
      'masters/wav-16-48/03 Middle.wav',
    ]);
    expect(kindred('master', '--out', 'scratch').status).toBe(0);
    for (const at of [0, 2]) {
      expect(Math.abs(gainsOf('a')[at]! - gainsOf('scratch')[at]!)).toBeLessThanOrEqual(0.6);
    }
    // Told to forget its edits, it forgets what it stood by.
    expect(kindred('plan', '--out', 'a', '--discard-edits').status).toBe(0);
    expect(gainsOf('a')).toEqual(gainsOf('scratch'));
  });
});

describe('a release whose MP3 come down together', () => {
  it('is the same as from scratch when one track more asks for it', () => {
    const [head] = text('release.yaml').split('output:');
    const loud = `${head}target: { loudness: -9 LUFS, limiting: firm, truePeak: 0 dBTP, lossyPeak: 0 dBTP }
output: [mp3 256 kbps]\ntracks: mixes/*.wav\n`;
    writeFileSync(join(home, 'loud.yaml'), loud);
    rmSync(join(home, 'a'), { recursive: true });
    mastered('loud.yaml');
    edit('a', 1, /gain: \S+ dB/u, `gain: ${typedChange(gainsOf('a')[0]! - 6)} dB`);
    copied('a', 'b');
    mastered('loud.yaml');
    expectSame(everythingIn('a'), fromScratch('b', 'loud.yaml'));
    expect(mastered('loud.yaml')).toEqual(asItWas);
  });
});
