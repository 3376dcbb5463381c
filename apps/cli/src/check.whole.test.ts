import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkSchema, deliverySchema, type Check } from '@kindred/records';
import { mixBytes } from '../test/mix-bytes.js';
import { createSmallAlbum, threeMixes } from '../test/small-album.js';

const rest = `upc: "036000291452"
output: [wav 24-bit, flac 16-bit, mp3 320 kbps]
deliver: [cue, checksums]
`;
const { home, json, kindred, text, remove } = createSmallAlbum({ mixes: threeMixes, rest });
beforeAll(() => void kindred('master'));
afterAll(remove);

const masters = 'reports/small-album/masters';

function checked(...words: string[]): { readonly status: number | null; readonly check: Check } {
  const { status, stdout } = kindred('check', ...words, '--json');
  return { status, check: checkSchema.parse(JSON.parse(stdout)) };
}

/** The checks that are not kept, with what they are about. */
function faults({ sets, verdicts }: Check): string[] {
  const all = [
    ...verdicts,
    ...sets.flatMap((set) => [...set.files.flatMap((file) => file.verdicts), ...set.verdicts]),
  ];
  return all.flatMap(({ issues }) =>
    issues.filter(({ severity }) => severity === 'error').map(({ code }) => code),
  );
}

/** Puts a file in place of another for as long as `use` takes. */
function withBytes(file: string, bytes: Uint8Array, use: () => void): void {
  const path = join(home, file);
  const before = readFileSync(path);
  writeFileSync(path, bytes);
  try {
    use();
  } finally {
    writeFileSync(path, before);
  }
}

describe('kindred check release.yaml', () => {
  it('keeps every check right after the release was mastered, in every format', () => {
    const { status, check } = checked('release.yaml');
    expect(faults(check)).toEqual([]);
    expect(status).toBe(0);
    expect(check.sets.map(({ folder, files }) => [folder, files.length])).toEqual([
      ['masters', 3],
      ['masters/flac-16', 3],
      ['masters/mp3-320', 3],
    ]);
    expect(check.target.word).toBe('streaming');
  });

  it('tells people each file, the verdict and what was held against what', () => {
    const { status, stdout } = kindred('check', 'release.yaml');
    expect(status).toBe(0);
    expect(stdout).toMatch(/01 Loud\.wav +-1\d\.\d LUFS +-\d\.\d dBTP/u);
    expect(stdout).toMatch(/^Target streaming: loudness /mu);
    expect(stdout).toContain('Held against -14 LUFS of the loudest track within 0.5 LU');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('breaks on a file that is not the one that was delivered, if only by its tags', () => {
    const bytes = readFileSync(join(home, masters, '02 Quiet.wav'));
    const at = bytes.indexOf('Small Album', 0, 'utf8');
    expect(at).toBeGreaterThan(0);
    bytes.write('Other Album', at, 'utf8');
    withBytes(`${masters}/02 Quiet.wav`, bytes, () => {
      const { status, check } = checked('release.yaml');
      expect(status).toBe(1);
      expect(faults(check)).toContain('changed');
    });
  });

  it('breaks on what is missing, and on a cue sheet that was changed', () => {
    const sheet = `${masters}/Small Album.cue`;
    withBytes(sheet, Buffer.from(`REM mine\n${text(sheet)}`), () => {
      const path = join(home, masters, 'flac-16', '01 Loud.flac');
      const bytes = readFileSync(path);
      rmSync(path);
      const { status, check } = checked('release.yaml');
      writeFileSync(path, bytes);
      expect(status).toBe(1);
      const told = check.verdicts.flatMap(({ issues }) => issues.map(({ message }) => message));
      expect(told).toEqual([
        'masters/flac-16/01 Loud.flac was delivered and is not there',
        'masters/Small Album.cue is not the file that was delivered',
      ]);
    });
  });

  it('breaks on tags that the release file says otherwise', () => {
    const release = text('release.yaml').replace('artist: Nobody', 'artist: Somebody');
    writeFileSync(join(home, 'other.yaml'), release);
    const { status, stderr } = kindred('check', 'other.yaml');
    expect([status, stderr]).toEqual([2, expect.stringContaining('[not-our-folder]')]);
    const barcode = text('release.yaml').replace('036000291452', '012345678905');
    withBytes('release.yaml', Buffer.from(barcode), () => {
      expect(checked('release.yaml').status).toBe(1);
      expect(faults(checked('release.yaml').check)).toContain('tags-differ');
    });
  });

  it('has nothing to check before the first run, and says what makes masters', () => {
    const { status, stderr } = kindred('check', 'release.yaml', '--out', 'nowhere');
    expect(status).toBe(2);
    expect(stderr).toContain(
      '`kindred master release.yaml --out nowhere` makes them. [no-masters]',
    );
  });
});

describe('kindred check on files', () => {
  it('holds them against streaming, or against the target that is typed', () => {
    const files = deliverySchema
      .parse(json('reports/small-album/delivery.json'))
      .files.filter(({ file }) => file.endsWith('.wav'))
      .map(({ file }) => `reports/small-album/${file}`);
    const loud = checked(...files, '--target', 'loud');
    expect([loud.status, loud.check.target.loudnessLufs]).toEqual([1, -9]);
    expect(faults(loud.check)).toEqual(['off-target']);
    expect(checked(`${masters}/*.wav`).check.sets[0]?.files.map(({ file }) => file)).toEqual(files);
  });

  it('breaks the peak, and says by how much, in the row of the file', () => {
    writeFileSync(join(home, 'hot.wav'), mixBytes({ level: 0.97, seconds: 4, seed: 9 }));
    const { status, stdout } = kindred('check', 'hot.wav');
    expect(status).toBe(1);
    const { files } = checked('hot.wav').check.sets[0]!;
    const broken = files[0]?.verdicts.filter((one) => one.status === 'broken');
    expect(broken?.map(({ name }) => name)).toContain('peak');
    expect(stdout).toMatch(/✗ hot\.wav +-\d+\.\d LUFS +\+\d\.\d dBTP/u);
    expect(stdout.replace(/\s+/gu, ' ')).toContain('peak broken in 1 of 1 file');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('warns of files without tags, and of one that is far from its siblings', () => {
    const { check } = checked('mixes/*.wav');
    const warned = check.sets.flatMap(({ files }) =>
      files.flatMap(({ verdicts }) =>
        verdicts.filter(({ status }) => status === 'warned').map(({ name }) => name),
      ),
    );
    expect(warned).toContain('tags');
    expect(warned).toContain('family');
  });

  it('writes the same as JUnit XML, a case for every file and check', () => {
    const { status } = kindred('check', 'mixes/*.wav', '--target', 'loud', '--junit', 'ci/a.xml');
    expect(status).toBe(1);
    const xml = text('ci/a.xml');
    expect(xml).toMatch(/<testsuites name="kindred check" tests="\d+" failures="[1-9]\d*"/u);
    expect(xml).toContain('<testcase classname="mixes/02 Quiet.wav" name="peak"/>');
  });

  it('says in words that the XML was not written, and breaks on it', () => {
    const { status, stderr } = kindred('check', 'mixes/*.wav', '--junit', 'mixes', '--quiet');
    expect(status).toBe(1);
    expect(stderr).toContain('mixes was not written; the system says EISDIR\n');
  });

  it('says that nothing was measured where nothing was, and is no kept promise', () => {
    copyFileSync(join(home, 'release.yaml'), join(home, 'mixes', 'no.wav'));
    const { status, stdout, stderr } = kindred('check', 'mixes/no.wav');
    rmSync(join(home, 'mixes', 'no.wav'));
    expect(status).toBe(1);
    expect(stdout).toContain('Target streaming: loudness not measured; files broken');
    // Nor is it said to lack tags that nobody could read.
    expect(`${stdout}${stderr}`).not.toContain('its tags give');
  });

  it('goes on past a file that can not be read, and breaks on it', () => {
    copyFileSync(join(home, 'release.yaml'), join(home, 'mixes', 'no.wav'));
    const { status, check } = checked('mixes/no.wav', 'mixes/01 Loud.wav');
    rmSync(join(home, 'mixes', 'no.wav'));
    expect(status).toBe(1);
    expect(check.sets[0]?.files.map(({ format }) => format === null)).toEqual([true, false]);
  });

  it('refuses a target that there is not', () => {
    const { status, stderr } = kindred('check', 'mixes/01 Loud.wav', '--target', 'louder');
    expect(status).toBe(2);
    expect(stderr).toContain('expected quiet, streaming, competitive, loud, broadcast');
  });
});
