import { readFileSync } from 'node:fs';
import { targetPresets, usualTone, usualWidth } from '@kindred/records';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { completeRelease } from './complete-release.js';
import { parseRelease } from './parse-release.js';
import { releaseJsonSchema } from './release-json-schema.js';
import { releaseShape } from './release-shape.js';

describe('release-configs/annotated.yaml', () => {
  const path = new URL('../../../../release-configs/annotated.yaml', import.meta.url);
  const text = readFileSync(path, 'utf8');

  test('it reads without an issue, and its values are the defaults it says they are', () => {
    const { draft, issues } = parseRelease(text, 'annotated.yaml');
    expect(issues).toEqual([]);
    const completed = completeRelease(draft ?? never(), {
      missing: [],
      neighbours: {},
      matches: { 'mixes/late/*.wav': ['mixes/late/3.wav', 'mixes/late/10.wav'] },
    });
    expect(completed.issues).toEqual([]);
    expect(completed.release?.target).toEqual({ ...targetPresets.streaming, word: 'custom' });
    const width = { ...usualWidth, amount: 0 };
    const tone = { ...usualTone, toward: { release: 0.8, reference: 0.2, balanced: 0 } };
    expect(completed.release?.match).toEqual({ loudness: 'auto', tone, width });
    expect(completed.release?.references).toEqual([
      { file: 'refs/finished.wav', weight: 1 },
      { file: 'refs/older.wav', weight: 0.5 },
    ]);
    expect(completed.release?.directions).toHaveLength(3);
    expect(completed.release?.outputs).toHaveLength(4);
    expect(completed.release?.deliver).toEqual(['cue', 'checksums']);
    expect(completed.release?.details).toMatchObject({ upc: '036000291452', artwork: 'cover.jpg' });
    expect(completed.release?.outputFolder).toBe('../reports/night-drive');
    expect(completed.release?.tracks.map(({ title }) => title)).toEqual([
      null,
      'Exit Ramp',
      null,
      null,
    ]);
  });

  test('it fits the JSON Schema, and has every key and every word of it', () => {
    const shown = parse(text) as Readonly<Record<string, unknown>>;
    expect(releaseShape.schema.safeParse(shown).success).toBe(true);
    const { keys, words } = namesIn(releaseJsonSchema());
    expect(keys.size).toBeGreaterThan(40);
    expect(words.size).toBeGreaterThan(25);
    for (const key of keys) expect(text).toMatch(new RegExp(`(^|[\\s{-])${key}:(?=\\s)`, 'mu'));
    for (const word of words) expect(text).toContain(word);
  });

  test('what stands at its top and in its fullest track is set, not only spoken of', () => {
    const shown = parse(text) as { readonly tracks: readonly object[] };
    const { properties } = releaseJsonSchema() as { properties: Readonly<Record<string, object>> };
    expect(Object.keys(shown).sort()).toEqual(Object.keys(properties).sort());
    const blocks = blocksIn(properties['tracks']);
    const track = blocks.find((keys) => keys.includes('fadeOut'));
    expect(Object.keys(shown.tracks[1] ?? {}).sort()).toEqual(track?.sort());
  });
});

/** Every key and every fixed word of a JSON Schema. */
function namesIn(schema: unknown): {
  readonly keys: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
} {
  const keys = new Set(blocksIn(schema).flat());
  const words = new Set<string>();
  for (const part of partsOf(schema)) {
    const { enum: several = [], const: one } = part as { enum?: unknown[]; const?: unknown };
    for (const word of [...several, one]) if (typeof word === 'string') words.add(word);
  }
  return { keys, words };
}

function blocksIn(schema: unknown): string[][] {
  return partsOf(schema).flatMap((part) => {
    const { properties } = part as { readonly properties?: object };
    return properties ? [Object.keys(properties)] : [];
  });
}

function partsOf(part: unknown): object[] {
  if (part === null || typeof part !== 'object') return [];
  return [part, ...Object.values(part).flatMap(partsOf)];
}

function never(): never {
  throw new Error('no draft');
}
