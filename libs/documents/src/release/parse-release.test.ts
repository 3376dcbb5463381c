import { releaseSchema, targetPresets, targetWords } from '@kindred/records';
import { describe, expect, test } from 'vitest';
import { completeRelease } from './complete-release.js';
import { parseRelease } from './parse-release.js';
import type { Lookups } from './release-draft.js';

const smallest = 'title: Night Drive\nartist: The Example Band\ntracks: mixes/*.wav\n';
const files = ['mixes/1 Ignition.wav', 'mixes/2 Exit Ramp.wav', 'mixes/10 Coda.wav'];

const nothingSaid = { role: null, offsetLu: null, limiting: null, segue: null };

describe('a release file', () => {
  test('the smallest one has a default for all else', () => {
    expect(read(smallest)).toEqual({
      schema: 'release/1',
      title: 'Night Drive',
      artist: 'The Example Band',
      genre: null,
      target: targetPresets.streaming,
      match: { loudness: 'auto' },
      outputFolder: null,
      tracks: files.map((file, index) => ({
        number: index + 1,
        file,
        title: null,
        ...nothingSaid,
      })),
    });
  });

  test('a track says its place, its offset, its limiting and its segue', () => {
    const said = 'role: ballad, offset: -2 LU, limiting: none, segue: true';
    const list = `[{ file: a.wav, ${said} }, { file: b.wav, segue: false }]`;
    const release = read(`title: a\nartist: b\ngenre: Live\ntracks: ${list}\n`);
    expect(release?.genre).toBe('Live');
    expect(release?.tracks).toEqual([
      {
        number: 1,
        file: 'a.wav',
        title: null,
        role: 'ballad',
        offsetLu: -2,
        limiting: 'none',
        segue: true,
      },
      { number: 2, file: 'b.wav', title: null, ...nothingSaid, segue: false },
    ]);
  });

  test.each(targetWords)('target: %s is its preset', (word) => {
    expect(read(`${smallest}target: ${word}\n`)?.target).toEqual(targetPresets[word]);
  });

  test('a block of target is custom, and what it leaves out is as in streaming', () => {
    expect(read(`${smallest}target: { loudness: \u221211, of: album }\n`)?.target).toEqual({
      word: 'custom',
      loudnessLufs: -11,
      of: 'album',
      ceilingDbtp: -1,
      limiting: 'gentle',
    });
  });

  test('files, patterns and titles mix in one list, in its order', () => {
    const text =
      'title: a\nartist: b\ntracks:\n  - { file: intro.wav, title: Intro }\n  - mixes/*.wav\n  - outro.wav\n';
    expect(read(text)?.tracks.map(({ number, file, title }) => [number, file, title])).toEqual([
      [1, 'intro.wav', 'Intro'],
      [2, files[0], null],
      [3, files[1], null],
      [4, files[2], null],
      [5, 'outro.wav', null],
    ]);
  });

  test('text is what was typed: numbers, words of YAML and block scalars too', () => {
    const titles = [
      '1984',
      '007',
      '1e3',
      'true',
      'Yes',
      '"null"',
      '|\n      Two\n',
      '>-\n      Three',
    ];
    const tracks = titles.map((title, index) => `  - file: ${index}.wav\n    title: ${title}`);
    const text = `title: 99\nartist: "!!!"\ntracks:\n${tracks.join('\n')}\n`;
    expect(read(text)?.tracks.map(({ title }) => title)).toEqual([
      '1984',
      '007',
      '1e3',
      'true',
      'Yes',
      'null',
      'Two',
      'Three',
    ]);
  });

  test('paths become tidy POSIX in NFC; absolute ones and those above stay', () => {
    const typed = ['./mixes//cafe\u0301.wav', '../other/./a.wav', '/music/b.wav', 'Why? [1].wav'];
    const text = `title: a\nartist: b\nfolder: ./out//here/\ntracks: ${JSON.stringify(typed)}\n`;
    const release = read(text);
    expect(release?.tracks.map(({ file }) => file)).toEqual([
      'mixes/caf\u00e9.wav',
      '../other/a.wav',
      '/music/b.wav',
      'Why? [1].wav',
    ]);
    expect(release?.outputFolder).toBe('out/here');
  });

  test('anchors, aliases and merge keys work; a key of its own wins', () => {
    const text = [
      'title: &name Night Drive',
      'artist: *name',
      'tracks:',
      '  - &first { file: a.wav, title: A }',
      '  - { <<: *first, file: b.wav }',
      '  - { <<: [{ title: C }, *first], file: c.wav }',
    ].join('\n');
    const release = read(text);
    expect(release?.artist).toBe('Night Drive');
    expect(release?.tracks.map(({ file, title }) => `${file} ${title}`)).toEqual([
      'a.wav A',
      'b.wav A',
      'c.wav C',
    ]);
  });

  test('a byte order mark, CRLF and lone carriage returns change nothing, places neither', () => {
    const expected = read(smallest);
    expect(read(`\ufeff${smallest}`)).toEqual(expected);
    expect(read(smallest.replaceAll('\n', '\r\n'))).toEqual(expected);
    expect(read(smallest.replaceAll('\n', '\r'))).toEqual(expected);
    for (const ending of ['\n', '\r\n', '\r']) {
      const [issue] = parseRelease(`\ufefftilte: x${ending}artist:`, 'r.yaml').issues;
      expect(issue?.place).toEqual({
        file: 'r.yaml',
        line: 1,
        column: 1,
        length: 5,
        excerpt: 'tilte: x',
      });
    }
  });

  test('the draft names what must be looked up, each once', () => {
    const text =
      'title: a\nartist: b\ntracks: [mixes/*.wav, intro.wav, mixes/x.wav, old, "a/**/*.wav"]\n';
    expect(parseRelease(text, 'r.yaml').draft?.lookups).toEqual({
      patterns: ['mixes/*.wav', 'a/**/*.wav'],
      files: ['intro.wav', 'mixes/x.wav', 'old'],
      folders: ['mixes', 'a', '.', 'old'],
    });
  });

  test('names from the disk count as the same in NFC', () => {
    const text = 'title: a\nartist: b\ntracks: [mixes/caf\u00e9.wav, mixes/*.wav]\n';
    const { draft } = parseRelease(text, 'r.yaml');
    const lookups = { ...nothing, matches: { 'mixes/*.wav': ['mixes/cafe\u0301.wav'] } };
    const { issues } = completeRelease(draft ?? never(), lookups);
    expect(issues.map(({ code }) => code)).toEqual(['same-file']);
  });

  test('names like those of object properties are names like any other', () => {
    const text = 'title: a\nartist: b\ntracks: ["__proto__", "constructor/*"]\n';
    const { draft } = parseRelease(text, 'r.yaml');
    const { issues } = completeRelease(draft ?? never(), { ...nothing, missing: ['__proto__'] });
    expect(issues.map(({ code }) => code)).toEqual(['missing-file', 'no-match']);
    const keys = parseRelease('__proto__: 1\nconstructor: 2\n', 'r.yaml').issues;
    expect(keys.filter(({ code }) => code === 'unknown-key')).toHaveLength(2);
  });

  test('a pattern that brings a thousand tracks is refused', () => {
    const matches = Array.from({ length: 1000 }, (_, index) => `mixes/${index}.wav`);
    const { draft } = parseRelease(smallest, 'r.yaml');
    const { release, issues } = completeRelease(draft ?? never(), {
      ...nothing,
      matches: { 'mixes/*.wav': matches },
    });
    expect(release).toBeNull();
    expect(issues[0]?.message).toBe('1000 tracks; a release holds at most 999');
  });
});

const nothing: Lookups = { matches: {}, missing: [], neighbours: {} };

function read(text: string) {
  const { draft, issues } = parseRelease(text, 'release.yaml');
  expect(issues).toEqual([]);
  const { release } = completeRelease(draft ?? never(), {
    ...nothing,
    matches: { 'mixes/*.wav': files },
  });
  return releaseSchema.parse(release);
}

function never(): never {
  throw new Error('no draft');
}
