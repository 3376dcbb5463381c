import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { parseRelease } from './parse-release.js';
import { releaseJsonSchema } from './release-json-schema.js';
import { releaseShape } from './release-shape.js';
import { tagKeys } from './said-beside-sound.js';

const file = new URL('../../../../docs/release.schema.json', import.meta.url);

describe('the JSON Schema of the release file', () => {
  test('docs/release.schema.json is current (KINDRED_RECORD=1 writes it anew)', () => {
    const schema = releaseJsonSchema();
    if (process.env['KINDRED_RECORD'] === '1') {
      writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
    }
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(schema);
  });

  test('it describes every key, for editors', () => {
    const { properties } = releaseJsonSchema() as { properties: Record<string, object> };
    expect(Object.keys(properties)).toEqual([
      'title',
      'artist',
      'tracks',
      'genre',
      'references',
      'target',
      'match',
      'direction',
      ...tagKeys,
      'artwork',
      'output',
      'deliver',
      'folder',
    ]);
    for (const property of Object.values(properties))
      expect(property).toHaveProperty('description');
  });

  test('it says of every key that may be left out what holds without it', () => {
    const optional = optionalKeys(releaseJsonSchema());
    expect(optional.length).toBeGreaterThan(40);
    for (const [key, description] of optional) {
      expect(description, key).toMatch(/\. Without it: \S.*\.$/u);
    }
  });

  test.each([
    ['title: a\nartist: b\ntracks: mixes/*.wav\n', true],
    ['title: 1984\nartist: true\ntracks: [a.wav, { file: b.wav, title: 7 }]\n', true],
    [
      'title: a\nartist: b\ntracks: [a]\ntarget: { loudness: "\u221214 LUFS", truePeak: 0 }\n',
      true,
    ],
    ['title: a\nartist: b\ntracks: [a]\ntarget: loud\nmatch: { loudness: integrated }\n', true],
    ['title: a\nartist: b\ntracks: [{ file: a, role: spoken, offset: +1 LU }, b]\n', true],
    ['title: a\nartist: b\ntracks: [{ file: a, segue: true }, b]\ngenre: live\n', true],
    ['title: a\nartist: b\ntracks: [{ file: a, direction: a bit louder }, b]\n', true],
    ['title: a\nartist: b\ntracks: [a]\ndirection: [for vinyl, warm it up]\n', true],
    ['title: a\nartist: b\ntracks: [a]\ndirection: []\n', false],
    ['title: a\nartist: b\ntracks: [a]\nmatch: { width: { amount: 40 %, most: 2 dB } }\n', true],
    ['title: a\nartist: b\ntracks: [a]\nmatch: { width: { amount: 40 dB } }\n', false],
    [
      'title: a\nartist: b\ntracks: [{ file: a, adjust: { gain: 1, tone: 50 %, width: -1 dB, ' +
        'eq: [{ type: bell, frequency: 3 kHz, gain: -1 dB }] } }]\n',
      true,
    ],
    ['title: a\nartist: b\ntracks: [{ file: a, adjust: { gain: 13 } }]\n', false],
    [
      'title: a\nartist: b\ntracks: [{ file: a, adjust: { eq: [{ type: bell, frequency: 3, q: 11 }] } }]\n',
      false,
    ],
    ['title: a\nartist: b\ntracks: [{ file: a, segue: yes }, b]\n', false],
    ['title: a\nartist: b\ntracks: [{ file: a, role: solo }]\n', false],
    ['title: a\ntracks: [a]\n', false],
    ['title: a\nartist: b\ntracks: []\n', false],
    ['title: a\nartist: b\ntracks: [a]\ntarget: louder\n', false],
    ['title: a\nartist: b\ntracks: [a]\ntarget: { loudness: -14 dB }\n', false],
    ['title: a\nartist: b\ntracks: [{ title: a }]\n', false],
    ['title: a\nartist: b\ntracks: [a]\nfolders: x\n', false],
  ])('schema and reader agree on %j: %s', (text, right) => {
    expect(releaseShape.schema.safeParse(parse(text)).success).toBe(right);
    expect(parseRelease(text, 'release.yaml').issues.length === 0).toBe(right);
  });
});

interface Described {
  readonly properties?: Readonly<Record<string, { readonly description?: string }>>;
  readonly required?: readonly string[];
}

/** Keys that a schema does not ask for, and what it says of them. */
function optionalKeys(part: unknown): (readonly [string, string])[] {
  if (part === null || typeof part !== 'object') return [];
  const { properties = {}, required = [] } = part as Described;
  const own = Object.entries(properties)
    .filter(([key]) => !required.includes(key))
    .map(([key, { description = '' }]) => [key, description] as const);
  return [...own, ...Object.values(part).flatMap(optionalKeys)];
}
