import fc from 'fast-check';
import { isMap, parseDocument } from 'yaml';
import { describe, expect, test } from 'vitest';
import { anyCodePoints } from '../../test/any-code-points.js';
import { madeMix } from '../../test/made-mix.js';
import { completeRelease } from '../release/complete-release.js';
import { parseRelease } from '../release/parse-release.js';
import { releaseJsonSchema } from '../release/release-json-schema.js';
import { draftRelease } from './draft-release.js';
import { isTypeablePath, typeable } from './typeable.js';
import { sayDrafted, writeDraft } from './write-draft.js';

const schema = '../docs/release.schema.json';
const mixes = [
  madeMix('mixes/01 Ignition.wav', { seconds: 192 }),
  madeMix('mixes/02 Exit Ramp.wav', { seconds: 221 }),
  madeMix('mixes/03 Tunnel.wav', { seconds: 240 }),
];
const drafted = draftRelease({ mixes, folderName: 'Night Drive', artwork: 'cover.jpg' });
const text = writeDraft(drafted, { schema });

describe('a drafted release file', () => {
  test('reads without an issue, as the release that was drafted', () => {
    const release = read(text);
    expect(release).toMatchObject({ title: 'Night Drive', artist: 'Unknown Artist' });
    expect(release.details).toEqual({ artwork: 'cover.jpg' });
    expect(release.tracks.map(({ file, title }) => [file, title])).toEqual(
      drafted.tracks.map(({ file, title }) => [file, title]),
    );
  });

  test('leads editors to its schema, and says what it was made from', () => {
    const [first, , third] = text.split('\n');
    expect(first).toBe(`# yaml-language-server: $schema=${schema}`);
    expect(third).toBe('# 3 tracks, 10:53, 44.1 kHz 24-bit, in the order of their names.');
    expect(sayDrafted(drafted)).toBe('3 tracks, 10:53, 44.1 kHz 24-bit');
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  });

  test('shows every key that a release file can have', () => {
    const { properties } = releaseJsonSchema() as { properties: Record<string, SchemaPart> };
    const track = findProperties(properties['tracks'], 'fadeOut');
    const keys = new Set(
      Array.from(text.matchAll(/^[# -]*([A-Za-z]+):(?= |$)/gmu), ([, key]) => key),
    );
    for (const key of [...Object.keys(properties), ...track]) expect(keys).toContain(key);
  });

  test('has its keys in the order in which people read them', () => {
    const order = ['title', 'artist', 'year', 'genre', 'upc', 'artwork', 'target', 'match'];
    const rest = ['references', 'direction', 'tracks', 'output', 'deliver', 'folder'];
    const found = Array.from(
      text.matchAll(/^(?:# )?([A-Za-z]+):(?= |$)/gmu),
      ([, key]) => key ?? '',
    );
    const first = [...order, ...rest].map((key) => found.indexOf(key));
    expect(first).toEqual([...first].sort((a, b) => a - b));
    expect(first).not.toContain(-1);
  });

  test.each(optionsIn(text))('$key can be used by taking away its "# "', ({ key, lines }) => {
    const kept = text.split('\n').map((line, at) => {
      if (lines.includes(at)) return line.replace(/^( *)# /u, '$1');
      return line.startsWith(`${key}:`) ? `# ${line}` : line;
    });
    const document = parseDocument(kept.join('\n'));
    expect(isMap(document.contents) && document.contents.has(key)).toBe(true);
    read(kept.join('\n'));
  });

  test('what it shows as the defaults are the defaults', () => {
    const shown = optionsIn(text).filter(({ key }) => key === 'target' || key === 'match');
    const lines = shown.flatMap((one) => one.lines);
    const set = text.split('\n').map((line, at) => {
      if (lines.includes(at)) return line.slice(2);
      return line === 'target: streaming' ? '' : line;
    });
    const [usual, typed] = [read(text), read(set.join('\n'))];
    expect(typed.target).toEqual({ ...usual.target, word: 'custom' });
    expect(typed.match).toMatchObject({ loudness: 'auto', width: { amount: 0 } });
    expect(typed.match.tone).toEqual({
      toward: { release: 1, reference: 0, balanced: 0 },
      amount: 0.7,
      mostDb: 2,
    });
  });

  test('what a track may say is read where it says that it belongs', () => {
    const options = text.split('\n').filter((line) => /^# {3}/u.test(line));
    const end = options.findIndex((line) => line.includes('isrc:'));
    const inTrack = options.slice(end).map((line) => line.replace(/^# {3}/u, '    '));
    const [before = '', ...after] = text.split('    title: Ignition\n');
    const said = read(
      `${before}    title: Ignition\n${inTrack.join('\n')}\n${after.join('')}`
        .replace(/^ {4}fadeOut: .*\n/mu, '')
        .replace(/^ {4}gap: .*\n/mu, ''),
    );
    expect(said.tracks[0]).toMatchObject({ role: 'ballad', offsetLu: -1.5, segue: true });
  });

  test('any tags and any names of files come back as they were given', () => {
    const nasty = fc.constantFrom(
      ...['a: b', '# x', ' #1', '- y', '"', "'", '\\', '*NSYNC', '&a', '!', '%', '@', '`', 'null'],
      ...['true', '1984', '007', '1e3', '~', '{a}', '[b]', '|', '>', '\n', '\r\n', '\t', '\u2028'],
      ...['\u202e', '\0', '\ufeff', '\ufffd', '---', '...', '<<', '?', ' ', 'é', 'e\u0301', '🎵'],
    );
    const any = fc.oneof(
      anyCodePoints,
      fc.array(nasty).map((pieces) => pieces.join('')),
      fc.array(nasty).map((pieces) => pieces.join(' ')),
    );
    const anyMix = fc
      .record({ name: any, title: any, artist: any, album: any, genre: any })
      .map(({ name, ...tags }) => ({ name, tags }));
    fc.assert(
      fc.property(fc.array(anyMix, { minLength: 1, maxLength: 5 }), any, (list, folderName) => {
        const found = list
          .map(({ name, tags }, at) => madeMix(`mixes/${at}${name}.wav`, { tags }))
          .filter(({ file }) => isTypeablePath(file));
        fc.pre(found.length > 0);
        const draft = draftRelease({ mixes: found, folderName, artwork: found[0]?.file ?? null });
        const release = read(writeDraft(draft, { schema }));
        expect(release.title).toBe(draft.title);
        expect(release.artist).toBe(draft.artist);
        expect(release.genre).toBe(draft.genre);
        expect(release.details?.artwork).toBe(draft.artwork?.normalize('NFC'));
        expect(release.tracks.map(({ file }) => file)).toEqual(
          draft.tracks.map(({ file }) => file.normalize('NFC')),
        );
        expect(release.tracks.map(({ title }) => title)).toEqual(
          draft.tracks.map(({ title }) => title),
        );
        for (const { title } of draft.tracks) expect(typeable(title)).toBe(title);
      }),
      { numRuns: 60 },
    );
  });
});

interface SchemaPart {
  readonly properties?: Readonly<Record<string, SchemaPart>>;
  readonly [key: string]: unknown;
}

/** Keys of the first block of a schema that has this one. */
function findProperties(part: unknown, key: string): string[] {
  if (part === null || typeof part !== 'object') return [];
  const { properties } = part as SchemaPart;
  if (properties && key in properties) return Object.keys(properties);
  return Object.values(part).reduce<string[]>(
    (found, inner) => (found.length > 0 ? found : findProperties(inner, key)),
    [],
  );
}

/** Options of the release in a drafted text: their keys, and the lines that each takes. */
function optionsIn(draft: string): { readonly key: string; readonly lines: readonly number[] }[] {
  const lines = draft.split('\n');
  return lines.flatMap((line, at) => {
    const key = /^# ([A-Za-z]+):(?: |$)/u.exec(line)?.[1];
    if (key === undefined) return [];
    const after = lines.slice(at + 1).findIndex((next) => !/^# {3}/u.test(next));
    return [{ key, lines: Array.from({ length: after + 1 }, (_, step) => at + step) }];
  });
}

function read(typed: string) {
  const { draft, issues } = parseRelease(typed, 'release.yaml');
  expect(issues).toEqual([]);
  if (draft === null) throw new Error('no draft');
  const completed = completeRelease(draft, { matches: {}, missing: [], neighbours: {} });
  expect(completed.issues).toEqual([]);
  if (completed.release === null) throw new Error('no release');
  return completed.release;
}
