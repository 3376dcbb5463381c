import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { findFiles } from '@kindred/audio-io';
import type { Release } from '@kindred/records';

/** Where the mixes of a release lie, and in which order their work is handed out. */
export interface LocatedTracks {
  /** Absolute path by track number, as the disk spells it. */
  readonly paths: ReadonlyMap<number, string>;
  /** Bytes by track number; 0 for a file that is not there. */
  readonly bytes: ReadonlyMap<number, number>;
  /** Numbers, largest file first: the longest job must not be the last to start. */
  readonly largestFirst: readonly number[];
}

export function locateTracks(tracks: Release['tracks'], baseFolder: string): LocatedTracks {
  const paths = new Map<number, string>();
  const bytes = new Map<number, number>();
  for (const { number, file } of tracks) {
    // Records hold names composed (NFC); a disk may spell an accent in two characters.
    const [spelled = file] = findFiles(baseFolder, [file])[file] ?? [];
    const path = resolve(baseFolder, spelled);
    paths.set(number, path);
    bytes.set(number, statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  }
  const largestFirst = [...bytes]
    .sort(([numberA, a], [numberB, b]) => b - a || numberA - numberB)
    .map(([number]) => number);
  return { paths, bytes, largestFirst };
}

/** The path of one track; a number that is not in the release is a fault of ours. */
export function pathOf({ paths }: LocatedTracks, number: number): string {
  const path = paths.get(number);
  if (path === undefined) throw new Error(`no track ${number}`);
  return path;
}
