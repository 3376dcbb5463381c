import {
  sayCount,
  sayLevel,
  type Check,
  type CheckedSet,
  type CheckName,
  type Verdict,
} from '@kindred/records';
import { wrapped } from './decision-lines.js';

/** What was held against what, and what came of it. */
export function checkVerdictLines(check: Check): readonly string[] {
  const { target, toleranceLu, sets } = check;
  const count = sets.reduce((sum, { files }) => sum + files.length, 0);
  const broken = checksWith(check, 'broken');
  const warned = checksWith(check, 'warned').filter((name) => !broken.includes(name));
  const word = target.word === 'custom' ? 'of the release' : target.word;
  const parts = [
    loudnessWords(check),
    ...broken
      .filter((name) => name !== 'loudness')
      .map((name) => {
        const files = filesBreaking(check, name);
        return files === 0 ? `${name} broken` : `${name} broken in ${files} of ${sayFiles(count)}`;
      }),
    ...(warned.length > 0 ? [`to decide: ${warned.join(', ')}`] : []),
    ...(broken.length === 0 && warned.length === 0 ? ['all else kept'] : []),
  ];
  const meaning = {
    'loudest track': 'of the loudest track',
    album: 'of the album as a whole',
    'every track': 'of every track',
  };
  return [
    wrapped(`Target ${word}: ${parts.join('; ')}.`),
    `Held against ${target.loudnessLufs} LUFS ${meaning[target.of]} within ${toleranceLu} LU, peaks of at most`,
    `${target.ceilingDbtp} dBTP, and whether files, family, sound, tags and names are as they should be.`,
  ];
}

function loudnessWords({ sets }: Check): string {
  const measured = sets.flatMap(({ loudnessLufs }) => loudnessLufs ?? []);
  if (measured.length === 0) return 'loudness not measured';
  const levels = [...new Set(measured.map((levelLufs) => sayLevel(levelLufs, 'LUFS')))];
  const status = worst(
    sets.flatMap(({ files, verdicts }) =>
      [...verdicts, ...files.flatMap((file) => file.verdicts)].filter(
        ({ name }) => name === 'loudness',
      ),
    ),
  );
  const words = { kept: 'kept', warned: 'under it as planned', broken: 'broken' };
  return `loudness ${words[status]}, ${levels.join(' and ')}`;
}

function sayFiles(count: number): string {
  return sayCount(count, 'file');
}

function checksWith(check: Check, status: Verdict['status']): readonly CheckName[] {
  const all = [...check.verdicts, ...check.sets.flatMap(verdictsOfSet)];
  return [...new Set(all.filter((one) => one.status === status).map(({ name }) => name))];
}

function filesBreaking({ sets }: Check, name: CheckName): number {
  return sets
    .flatMap(({ files }) => files)
    .filter(({ verdicts }) => verdicts.some((one) => one.name === name && one.status === 'broken'))
    .length;
}

/** Whether nothing that was checked is broken. */
export function isKept(check: Check): boolean {
  return checksWith(check, 'broken').length === 0;
}

function verdictsOfSet({ files, verdicts }: CheckedSet): readonly Verdict[] {
  return [...files.flatMap((file) => file.verdicts), ...verdicts];
}

/** Of several verdicts, the one that counts. */
export function worst(verdicts: readonly Verdict[]): Verdict['status'] {
  const has = (status: Verdict['status']): boolean => verdicts.some((one) => one.status === status);
  return has('broken') ? 'broken' : has('warned') ? 'warned' : 'kept';
}
