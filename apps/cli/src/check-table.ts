import { posix } from 'node:path';
import { printable } from '@kindred/documents';
import {
  highestPeakDbtp,
  sayLevel,
  sayPeak,
  sayRate,
  type AudioFormat,
  type Check,
  type CheckedFile,
  type Verdict,
} from '@kindred/records';
import { cellOf, nameColumns } from './cell.js';
import { inlineIssue } from './check-issues.js';
import { worst } from './check-verdict.js';
import type { Ink } from './ink.js';

const nameColumnsMin = 24;

/** A line per file, told by what is wrong with it where that is short; 80 columns. */
export function checkTable({ sets }: Check, ink: Ink): readonly string[] {
  const names = sets.flatMap(({ files }) => files.map(nameOf));
  const columns = nameColumns(names, { least: nameColumnsMin, spare: ink.spareColumns });
  return sets.flatMap((set) => [
    ...(sets.length > 1 ? [ink.bold(printable(set.folder))] : []),
    ...set.files.map((file) => row(file, { ink, columns })),
  ]);
}

function nameOf({ file }: CheckedFile): string {
  return printable(posix.basename(file));
}

function row(
  file: CheckedFile,
  { ink, columns }: { readonly ink: Ink; readonly columns: number },
): string {
  const { loudness, peak } = file;
  const { marks } = ink;
  const status = worst(file.verdicts);
  const marked = {
    kept: ink.good(marks.done),
    warned: ink.warn(marks.warning),
    broken: ink.bad(marks.error),
  };
  const name = cellOf(nameOf(file), columns);
  const level = sayLevel(loudness?.integratedLufs ?? null, 'LUFS', '').padStart(11);
  const highest = sayPeak(peak && highestPeakDbtp(peak), '').padStart(11);
  return `${marked[status]} ${name}${level}${highest}  ${rowWords(file)}`.trimEnd();
}

/** What a row ends on: its one short fault, else what is broken, else its format. */
function rowWords(file: CheckedFile): string {
  const inline = inlineIssue(file);
  if (inline) return printable(inline.message);
  const names = (status: Verdict['status']): string =>
    file.verdicts
      .filter((one) => one.status === status)
      .map(({ name }) => name)
      .join(', ');
  if (names('broken') !== '') return `broken: ${names('broken')}`;
  if (names('warned') !== '') return `to decide: ${names('warned')}`;
  return file.format === null ? '' : formatWords(file.format);
}

function formatWords({ container, bitsPerSample, sampleRateHz }: AudioFormat): string {
  const rest = bitsPerSample === null ? container.toUpperCase() : `${bitsPerSample}-bit`;
  return `${sayRate(sampleRateHz)} ${rest}`;
}
