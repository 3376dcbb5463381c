import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterAll, describe, expect, it } from 'vitest';
import { createSmallAlbum, threeMixes, typedChange } from '../test/small-album.js';

const rest = 'output: [wav 24-bit, flac 16-bit]\ndeliver: [cue, checksums]\n';
const album = createSmallAlbum({ mixes: threeMixes, rest });
const { home, kindred, everythingIn, edit, gainsOf, text } = album;
afterAll(album.remove);

const folder = 'reports/small-album';

interface Document {
  readonly tracks: readonly { readonly number: number; readonly does: string }[];
  readonly files: readonly string[];
  readonly removed: readonly string[];
  readonly plan: { readonly tracks: readonly object[] };
}

function foreseen(...words: string[]): Document {
  const { status, stdout } = kindred('master', '--dry-run', '--json', ...words);
  expect(status).toBe(0);
  return JSON.parse(stdout) as Document;
}

const does = ({ tracks }: Document): string[] => tracks.map((track) => track.does);

/** Of runs that leave a release's folder alone. */
const leftovers = (): string[] =>
  readdirSync(tmpdir()).filter((name) => /^kindred-[0-9a-f]{8}-/u.test(name));

describe('kindred master --dry-run', () => {
  it('says what would be made, makes no folder for it, and leaves the next run its measurements', () => {
    const before = leftovers();
    const { status, stdout } = kindred('master', '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^loudness {2}\S/mu);
    expect(stdout).toContain('render    all 3 tracks: 1 Loud, 2 Quiet, 3 Middle');
    expect(stdout).toContain('Dry run: nothing was rendered');
    expect(existsSync(join(home, 'reports'))).toBe(false);
    expect(leftovers()).toEqual(before);
    const told = kindred('master').stderr;
    expect(told).toMatch(/(measured \d\/3 .*, unchanged since last measured\n){3}/u);
  });

  it('foresees the very files that are then there, and which need no rendering', () => {
    const all = foreseen();
    expect(does(all)).toEqual(['reuse', 'reuse', 'reuse']);
    expect(all.removed).toEqual([]);
    const { files } = album.json(`${folder}/delivery.json`) as { files: { file: string }[] };
    expect(files.map(({ file }) => file).sort()).toEqual([...all.files].sort());
  });

  it('leaves every file of the folder as it was, edits of the plan among them', () => {
    edit(folder, 2, /gain: \S+ dB/u, 'gain: +7.25 dB');
    const before = everythingIn(folder);
    const told = kindred('master', '--dry-run');
    expect(told.stdout).toContain('2 +7.3 dB, pinned');
    expect(told.stdout).toContain('kindred master --discard-edits');
    expect(everythingIn(folder)).toEqual(before);
    expect(does(foreseen('--discard-edits'))).toEqual(['reuse', 'reuse', 'reuse']);
  });

  it('foresees which tracks are rendered, and which are taken up again', () => {
    const release = text('release.yaml');
    // Each says where it belongs: what one gives or takes moves no other.
    const list = ['01 Loud', '02 Quiet', '03 Middle'].map(
      (name) => `  - { file: mixes/${name}.wav, offset: 0 LU }\n`,
    );
    writeFileSync(
      join(home, 'release.yaml'),
      release.replace('mixes/*.wav\n', `\n${list.join('')}`),
    );
    kindred('master', '--discard-edits');
    const [, gain = 0] = gainsOf(folder);
    edit(folder, 2, /gain: \S+ dB/u, `gain: ${typedChange(gain - 0.5)} dB`);
    expect(does(foreseen())).toEqual(['reuse', 'render', 'reuse']);
    expect(kindred('master', '--dry-run').stdout).toContain('reuse     1 Loud, 3 Middle\n');
    const { stderr } = kindred('master');
    expect(stderr).toMatch(/masters\/01 Loud\.wav: .*, as it was\n/u);
    expect(stderr).toMatch(/masters\/02 Quiet\.wav: .*, kept\n/u);
    expect(stderr).toMatch(/masters\/03 Middle\.wav: .*, as it was\n/u);
    writeFileSync(join(home, 'release.yaml'), release);
  });

  it('names what would lie there no more', () => {
    const release = text('release.yaml');
    writeFileSync(join(home, 'release.yaml'), release.replace(', flac 16-bit', ''));
    const { removed, files } = foreseen();
    expect(removed).toContain('masters/flac-16/01 Loud.flac');
    expect(files).toContain('masters/01 Loud.wav');
    expect(kindred('master', '--dry-run').stdout).toContain('remove    masters/flac-16/');
  });

  it('of tracks that can not be read says so, and asks to do nothing', () => {
    writeFileSync(join(home, 'not.wav'), 'no sound');
    const tracks = 'tracks:\n  - not.wav\n';
    writeFileSync(join(home, 'none.yaml'), `title: None\nartist: Nobody\n${tracks}`);
    const { status, stdout } = kindred('master', 'none.yaml', '--dry-run', '--out', 'none');
    expect(status).toBe(1);
    expect(stdout).toContain('no master 1 not\n');
    expect(stdout).toMatch(/Dry run: nothing was rendered, and none is as it was\.\n$/u);
    expect(kindred('master', 'none.yaml', '--out', 'none').stdout).toMatch(
      /^No master of 1 not\.\n/u,
    );
  });

  it('can not be asked for with what goes on for ever', () => {
    const { status, stderr } = kindred('master', '--dry-run', '--watch');
    expect(status).toBe(2);
    expect(stderr).toContain('`--dry-run` cannot be used with option `--watch`');
  });
});

describe('kindred master --verbose', () => {
  it('tells what each stage and track took, in words and in the document', () => {
    const { stderr } = kindred('master', '--verbose', '--no-cache');
    expect(stderr).toMatch(/^took +measure +rehearse +render +verify/mu);
    expect(stderr).toMatch(/^3 Middle( +\d+\.\d s){4}/mu);
    expect(stderr).toMatch(/^0:15 of music in \d+\.\d s, \d+ × real time$/mu);
    const { stdout } = kindred('master', '--verbose', '--json');
    const { timings } = JSON.parse(stdout) as {
      timings: { seconds: number; stages: { name: string; seconds: number }[] };
    };
    expect(timings.stages.map(({ name }) => name)).toEqual(['measure', 'plan', 'render', 'report']);
    const sum = timings.stages.reduce((total, { seconds }) => total + seconds, 0);
    expect(sum).toBeLessThanOrEqual(timings.seconds);
  });
});
