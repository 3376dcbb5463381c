import type { Issue } from '@kindred/records';
import { describe, expect, test } from 'vitest';
import { formatIssue } from '../src/issue/format-issue.js';
import { completeRelease } from '../src/release/complete-release.js';
import { parseRelease } from '../src/release/parse-release.js';
import type { Lookups, NeededLookups } from '../src/release/release-draft.js';

/** What lies beside every wrong release file. */
const disk: Readonly<Record<string, readonly string[]>> = {
  '.': ['cover.jpg', 'intro.wav'],
  mixes: ['01 Ignition.wav', '02 Exit Ramp.wav', '03 Tunnel.wav', '10 Coda.wav'],
  aiffs: ['1.aif', '2.aif', '3.aif', '4.aif', '5.aif', 'notes.txt'],
  void: [],
  images: ['cover.jpg'],
};

/** A head that is right, so that a case can show its one mistake; it takes lines 1 and 2. */
export const head = 'title: Night Drive\nartist: The Example Band\n';
/** A whole release file of three lines. */
export const whole = `${head}tracks: mixes/*.wav\n`;
/** Two tracks on lines 4 and 5, the first with these keys from column 24. */
export const withKeys = (keys: string): string =>
  `${head}tracks:\n  - { file: intro.wav, ${keys} }\n  - mixes/03 Tunnel.wav\n`;

export interface WrongRelease {
  readonly wrong: string;
  /** Each issue as "line:column+length code: message", in order. */
  readonly says: readonly string[];
  /** The fix of the first issue. */
  readonly fix: string;
}

/** Each file is refused with just these issues, and prints as a person would see it. */
export function describeWrongReleases(
  theme: string,
  cases: Readonly<Record<string, WrongRelease>>,
): void {
  describe(theme, () => {
    test.each(Object.entries(cases))('%s is said with place and fix', (_, { wrong, says, fix }) => {
      const { release, issues } = checkRelease(wrong);
      expect(issues.map(sayIssue)).toEqual(says);
      expect(issues[0]?.fix).toBe(fix);
      expect(release).toBeNull();
      for (const issue of issues) {
        const { line, column } = issue.place ?? {};
        const [first, ...rest] = formatIssue(issue).split('\n');
        expect(first).toBe(
          `release.yaml:${line}:${column}: error: ${issue.message} [${issue.code}]`,
        );
        expect(rest.at(-1)).toMatch(/^ fix: /u);
        expect(formatIssue(issue)).not.toMatch(/undefined|\[object|\bat .*\.ts:/u);
      }
    });
  });
}

export function checkRelease(text: string) {
  const { draft, issues } = parseRelease(text, 'release.yaml');
  return draft === null ? { release: null, issues } : completeRelease(draft, lookUp(draft.lookups));
}

function lookUp({ patterns, files, folders }: NeededLookups): Lookups {
  const paths = Object.entries(disk).flatMap(([folder, names]) =>
    names.map((name) => (folder === '.' ? name : `${folder}/${name}`)),
  );
  return {
    matches: Object.fromEntries(
      patterns.map((pattern) => {
        const [folder = '', ending = ''] = pattern.split('*');
        return [pattern, paths.filter((path) => path.startsWith(folder) && path.endsWith(ending))];
      }),
    ),
    missing: files.filter((path) => !paths.includes(path)),
    neighbours: Object.fromEntries(
      folders.filter((folder) => folder in disk).map((folder) => [folder, disk[folder] ?? []]),
    ),
  };
}

/** "4:9+8 unknown-word: unknown word `straming` for `target`". */
export function sayIssue({ code, message, place }: Issue): string {
  return `${place?.line}:${place?.column}+${place?.length} ${code}: ${message}`;
}
