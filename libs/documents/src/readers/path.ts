import type { IssuePlace } from '@kindred/records';
import { isScalar, Scalar, type Node } from 'yaml';
import { z } from 'zod';
import { tidyPath } from '../paths/release-path.js';
import { toPaste } from '../source/wording.js';
import { rangeOf, type Page } from '../yaml/page.js';
import {
  asTextInPlace,
  complainAt,
  complainOfKind,
  inPlace,
  kindOf,
  type Reader,
  type Spot,
} from './reader.js';
import { readLine } from './text.js';

/** A path as the records hold it, and where it was typed. */
export interface TypedPath {
  readonly path: string;
  readonly place: IssuePlace;
  /** How to write another path in its place: "file:", "tracks:" or "-". */
  readonly head: string;
}

const charactersMax = 1000;

const schema = z.union([z.string().min(1).max(charactersMax), z.number()]);

/** A file, or a pattern of files. */
export function file(): Reader<TypedPath> {
  const expected = 'a file, as mixes/01 Ignition.wav';
  return {
    schema,
    expected,
    read(spot, page) {
      const typed = readPath(spot, { expected, page });
      if (typed === undefined) return undefined;
      if (typed.endsWith('/')) return complainOfFolder(spot, { typed, page });
      const { start, end } = rangeOf(spot.underlined);
      return {
        path: tidyPath(typed),
        place: page.source.place(start, end),
        head: spot.key === null ? '-' : `${spot.key}:`,
      };
    },
  };
}

/** A folder; a slash at its end is welcome. */
export function folder(): Reader<string> {
  const expected = 'a folder, as masters/night-drive';
  return {
    schema,
    expected,
    read(spot, page) {
      const typed = readPath(spot, { expected, page });
      return typed === undefined ? undefined : tidyPath(typed);
    },
  };
}

function readPath(
  spot: Spot,
  { expected, page }: { expected: string; page: Page },
): string | undefined {
  if (kindOf(spot.node) !== 'scalar') {
    return complainOfKind(spot, { expected, fix: asTextInPlace(spot, page) }, page);
  }
  const typed = readLine(spot, { charactersMax, page });
  if (typed === undefined) return undefined;
  if (spot.key !== null && isPlain(spot.node) && typed.startsWith('-')) {
    return complainOfDash(spot, { typed, page });
  }
  if (!typed.includes('\\')) return typed;
  return complainAt(
    spot,
    {
      code: 'backslash',
      message: 'a backslash; paths are written with `/`',
      fix: inPlace(spot, typed.replace(/\\+/g, '/')),
    },
    page,
  );
}

/** `-a` under `tracks` is no list, and `-a`, `-b` on two lines are one text to YAML. */
function complainOfDash(spot: Spot, { typed, page }: { typed: string; page: Page }): undefined {
  const [first = ''] = typed.split(' -');
  return complainAt(
    spot,
    {
      code: 'yaml',
      message: 'no space after `-`, which begins an entry of a list',
      fix: toPaste(`- ${first.slice(1)}`),
    },
    page,
  );
}

function isPlain(node: Node | null): boolean {
  return isScalar(node) && node.type === Scalar.PLAIN;
}

function complainOfFolder(spot: Spot, { typed, page }: { typed: string; page: Page }): undefined {
  return complainAt(
    spot,
    {
      code: 'folder-not-file',
      message: 'a folder where a file is expected',
      expected: 'a file or a pattern',
      fix: inPlace(spot, `${typed}*.wav`),
    },
    page,
  );
}
