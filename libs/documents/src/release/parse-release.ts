import { targetPresets, type Issue } from '@kindred/records';
import { isMap, type Node } from 'yaml';
import { openPage } from '../yaml/open-page.js';
import { rangeOf, type Page } from '../yaml/page.js';
import { toPaste } from '../source/wording.js';
import { kindOf, textOf } from '../readers/reader.js';
import { folderToSearch, isPattern } from '../paths/file-pattern.js';
import { insteadOfRelease } from './other-kind.js';
import type { DraftReference } from './reference-files.js';
import type { DraftTrack, NeededLookups, ReleaseDraft } from './release-draft.js';
import { folderOf, nameOf, splitName } from '../paths/release-path.js';
import { releaseShape } from './release-shape.js';
import type { TypedTrack } from './track-shape.js';
import { deliveryOf } from './said-beside-sound.js';

/** What a release file says, or, without a draft, why it can't be read at all. */
export interface ParsedRelease {
  readonly draft: ReleaseDraft | null;
  /** All issues of the text, in its order. */
  readonly issues: Issue[];
}

/**
 * Reads the text of a release file. A draft comes even from a text with errors, so that
 * `completeRelease` can add what is wrong with its files: all issues at once.
 */
export function parseRelease(text: string, fileName: string): ParsedRelease {
  const other = insteadOfRelease({ fileName, text });
  if (other !== null) return { draft: null, issues: [other] };
  const { page, root } = openPage({ fileName, text });
  if (root === null || !isMap(root)) {
    complainOfRoot(root, page);
    return { draft: null, issues: page.issues() };
  }
  const typed = releaseShape.read(
    { key: null, name: 'a release file', node: root, underlined: root },
    page,
  );
  const issues = page.issues();
  if (issues.some(({ code }) => code === 'too-large')) return { draft: null, issues };
  const tracks = (typed?.tracks ?? []).map(draftOf);
  const references = (typed?.references ?? []).map(({ file, weight }) => ({ ...file, weight }));
  const { title, artist, genre, target, match, folder } = typed ?? {};
  const sound = !issues.some(({ severity }) => severity === 'error');
  const release =
    sound && title !== undefined && artist !== undefined
      ? {
          schema: 'release/1' as const,
          title,
          artist,
          genre: genre ?? null,
          target: target?.value.target ?? targetPresets.streaming,
          match: {
            loudness: match?.loudness?.value ?? 'auto',
            ...(match?.tone === undefined ? {} : { tone: match.tone.setting }),
            ...(match?.width === undefined ? {} : { width: match.width }),
          },
          ...(references.length === 0
            ? {}
            : { references: references.map(({ path, weight }) => ({ file: path, weight })) }),
          ...deliveryOf(typed ?? {}),
          outputFolder: folder ?? null,
        }
      : null;
  const draft: ReleaseDraft = {
    release,
    tracks,
    references,
    artwork: typed?.artwork ?? null,
    towardReference: match?.tone?.towardReference ?? null,
    direction: typed?.direction ?? [],
    typed: {
      target: target === undefined ? null : { target: target.value.target, place: target.place },
      loudness: match?.loudness ?? null,
      references: references.length,
    },
    lookups: lookupsFor(tracks, [...references, ...(typed?.artwork ? [typed.artwork] : [])]),
    issues,
  };
  return { draft, issues };
}

function draftOf({ file, mayBePattern, ...typed }: TypedTrack): DraftTrack {
  const kind = mayBePattern && isPattern(file.path) ? 'pattern' : 'file';
  return { kind, path: file.path, ...typed, place: file.place, head: file.head };
}

function lookupsFor(
  tracks: readonly DraftTrack[],
  others: readonly Pick<DraftReference, 'path'>[],
): NeededLookups {
  const patterns = tracks.filter(({ kind }) => kind === 'pattern').map(({ path }) => path);
  const named = [...tracks.filter(({ kind }) => kind === 'file'), ...others];
  const files = named.map(({ path }) => path);
  const folders = [
    ...patterns.map(folderToSearch),
    ...files.map(folderOf),
    // `tracks: mixes` may be a folder that was meant with all its files.
    ...files.filter((path) => splitName(nameOf(path)).extension === ''),
  ];
  return { patterns: unique(patterns), files: unique(files), folders: unique(folders) };
}

function unique(paths: readonly string[]): string[] {
  return [...new Set(paths)];
}

function complainOfRoot(root: Node | null, page: Page): void {
  if (page.issues().length > 0) return;
  const kind = kindOf(root);
  const empty = kind === 'nothing';
  page.complain({
    ...rangeOf(root),
    code: empty ? 'empty' : 'wrong-type',
    message: empty ? 'nothing in this file' : 'no keys in this file',
    got: kind === 'list' ? 'a list' : empty ? 'nothing' : 'text',
    expected: 'title, artist, tracks',
    fix: toPaste(firstLineAsKey(textOf(root).slice(0, 300)) ?? 'title: Night Drive'),
  });
}

/** `title = x`, or a space that YAML does not know, as a key and its value. */
function firstLineAsKey(text: string): string | null {
  const [, key, value] = /^([\p{L}]+)\s*[=:]\s*(.+?)(?: [\p{L}]+ ?[=:].*)?$/u.exec(text) ?? [];
  return key === undefined || value === undefined ? null : `${key}: ${value}`;
}
