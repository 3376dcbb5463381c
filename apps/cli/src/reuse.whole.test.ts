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

const asItWas = ['01 as it was', '02 as it was', '03 as it was'];

/** Offsets are typed, so that no track's level hangs on what is edited of another. */
function listed(titles: Readonly<Record<string, string>> = {}): void {
  const [head] = text('release.yaml').split('tracks:');
  const tracks = threeMixes.map(
    ({ name }) =>
      `  - file: mixes/${name}\n    offset: 0 LU\n` +
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

  it('makes a file anew that is not the one that was delivered', () => {
    const before = everythingIn('a');
    const path = join(home, 'a/masters/flac-24/01 Loud.flac');
    const bytes = readFileSync(path);
    bytes[bytes.length - 100]! ^= 1;
    writeFileSync(path, bytes);
    expect(mastered()).toEqual(['01 rendered', '02 as it was', '03 as it was']);
    expectSame(everythingIn('a'), before);
  });

  it('renders a new mix of one track, and keeps what was edited on another', () => {
    const other = mixBytes({ level: 0.19, seconds: 4, seed: 30 });
    writeFileSync(join(home, 'mixes/03 Middle.wav'), other);
    const edited = gainsOf('a')[1];
    const states = mastered();
    expect(states).toContain('03 rendered');
    expect(states).toContain('02 as it was');
    expect(gainsOf('a')[1]).toBe(edited);
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
