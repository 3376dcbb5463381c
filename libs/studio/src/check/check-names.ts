import { posix } from 'node:path';
import { compareNaturally } from '@kindred/audio-io';
import { nameFaults } from '@kindred/delivery';
import { printable } from '@kindred/documents';
import type { Issue } from '@kindred/records';

/** A file's name beside what its tags say of its place. */
export interface NamedMaster {
  readonly number: number;
  readonly file: string;
  readonly trackNumber: number | null;
}

/** Names that another system refuses, that fall together there, or that sort in another order. */
export function checkNames(masters: readonly NamedMaster[]): readonly Issue[] {
  const first = new Map<string, string>();
  const ofEach = masters.flatMap(({ number, file }) => {
    const name = posix.basename(file);
    const issues: Issue[] = nameFaults(name).map((fault) => ({
      code: 'file-name',
      severity: 'error',
      message: `its name ${fault}`,
      fix: 'Rename it; letters, digits, spaces and - are safe everywhere.',
      track: number,
    }));
    const folded = name.normalize('NFC').toLowerCase();
    const before = first.get(folded);
    if (before === undefined) first.set(folded, name);
    else {
      issues.push({
        code: 'file-name-twice',
        severity: 'error',
        message: `on disks that know no case it is the same name as "${printable(before)}"`,
        fix: 'Rename one of them.',
        track: number,
      });
    }
    return issues;
  });
  return [...ofEach, ...wrongOrder(masters)];
}

/** The first file that sorts before one that its track number puts behind it. */
function wrongOrder(masters: readonly NamedMaster[]): readonly Issue[] {
  const placed = masters.flatMap(({ number, file, trackNumber }) =>
    trackNumber === null ? [] : [{ number, name: posix.basename(file), trackNumber }],
  );
  const sorted = placed.toSorted((a, b) => compareNaturally(a.name, b.name));
  const at = sorted.findIndex((one, index) => {
    const next = sorted[index + 1];
    return next !== undefined && next.trackNumber < one.trackNumber;
  });
  const [one, next] = [sorted[at], sorted[at + 1]];
  if (!one || !next) return [];
  return [
    {
      code: 'file-order',
      severity: 'warning',
      message:
        `by name it comes before "${printable(next.name)}", by its tags behind it ` +
        `(tracks ${one.trackNumber} and ${next.trackNumber})`,
      fix: 'Let names begin with the track number: `01 Title`.',
      track: one.number,
    },
  ];
}
