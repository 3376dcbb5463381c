import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { spelledOnDisk } from '@kindred/audio-io';
import type { ReleaseTrack } from '@kindred/records';

/** Where the mixes of a release lie, and in which order their work is handed out. */
export interface LocatedTracks {
  /** Absolute path by track number, as the disk spells it. */
  readonly paths: ReadonlyMap<number, string>;
  /** Bytes by track number; 0 for a file that is not there. */
  readonly bytes: ReadonlyMap<number, number>;
  /** Numbers, largest file first: the longest job must not be the last to start. */
  readonly largestFirst: readonly number[];
}

export function locateTracks(
  tracks: readonly Pick<ReleaseTrack, 'number' | 'file'>[],
  baseFolder: string,
): LocatedTracks {
  const paths = new Map<number, string>();
  const bytes = new Map<number, number>();
  for (const { number, file } of tracks) {
    // Records hold names composed (NFC); a disk may spell an accent in two characters.
    const path = spelledOnDisk(resolve(baseFolder, file));
    paths.set(number, path);
    bytes.set(number, sizeOf(path));
  }
  const largestFirst = [...bytes]
    .sort(([numberA, a], [numberB, b]) => b - a || numberA - numberB)
    .map(([number]) => number);
  return { paths, bytes, largestFirst };
}

/** 0 for a file that is not there or may not be looked at: opening it will say why. */
function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

/** The path of one track; a number that is not in the release is a fault of ours. */
export function pathOf({ paths }: LocatedTracks, number: number): string {
  const path = paths.get(number);
  if (path === undefined) throw new Error(`no track ${number}`);
  return path;
}
