import {
  sayFormat,
  sayMegabytes,
  sayTime,
  usualLossyPeakDbtp,
  type FurtherOutput,
  type Peak,
} from '@kindred/records';
import type { Family } from './family.js';
import { alignDecimals, printPeak, type PrintedNumber } from './number-text.js';
import { safeText, typeset } from './prose.js';

export interface FileRow {
  readonly label: string;
  /** Where it stands in the records. */
  readonly of: string;
  /** Path below the release's folder, as text and as a relative link. */
  readonly file: string;
  readonly href: string;
  readonly format: string;
  readonly length: string;
  readonly megabytes: string;
  readonly truePeak: PrintedNumber;
  readonly sha256: string;
  readonly sha256Start: string;
}

/** What was delivered, as read back. */
export function drawFileTable({ tracks, release, renderings }: Family): readonly FileRow[] {
  const { ceilingDbtp } = release.target;
  const lossyPeakDbtp = release.lossyPeakDbtp ?? usualLossyPeakDbtp;
  const rows = tracks.flatMap(({ label, number }) => {
    const trackIndex = renderings.tracks.findIndex((track) => track.number === number);
    const rendering = renderings.tracks[trackIndex];
    if (rendering?.status !== 'done') return [];
    const at = `/renderings/tracks/${trackIndex}`;
    const first = rendering.outputs.map((output, index) => ({
      label,
      of: `${at}/outputs/${index}`,
      ...fileWords(output),
      truePeak: peakOf(output.measured.peak, {
        at: `${at}/outputs/${index}/measured`,
        ceilingDbtp: output.format.container === 'mp3' ? lossyPeakDbtp : ceilingDbtp,
      }),
    }));
    const further = rendering.further.map((output, index) => ({
      label,
      of: `${at}/further/${index}`,
      ...fileWords(output),
      truePeak: peakOf(output.peak, {
        at: `${at}/further/${index}`,
        ceilingDbtp: output.output.container === 'mp3' ? lossyPeakDbtp : ceilingDbtp,
      }),
    }));
    return [...first, ...further];
  });
  const peaks = alignDecimals(rows.map(({ truePeak }) => truePeak));
  return rows.map((row, index) => ({ ...row, truePeak: peaks[index] ?? row.truePeak }));
}

function peakOf(
  { truePeakDbtp, reason }: Peak,
  { at, ceilingDbtp }: { readonly at: string; readonly ceilingDbtp: number },
): PrintedNumber {
  return printPeak(
    { value: truePeakDbtp, of: `${at}/peak/truePeakDbtp`, reason: reason ?? '' },
    ceilingDbtp,
  );
}

function fileWords({
  file,
  format,
  bytes,
  sha256,
}: Pick<FurtherOutput, 'file' | 'format' | 'bytes' | 'sha256'>) {
  return {
    file: safeText(file),
    href: relativeLink(file),
    format: sayFormat(format),
    length: sayTime(format.durationSeconds),
    megabytes: typeset(sayMegabytes(bytes)),
    sha256,
    sha256Start: sha256.slice(0, 12),
  };
}

/** Each part of a path escaped, so that no file name becomes a link of another kind. */
function relativeLink(file: string): string {
  return `./${safeText(file).split('/').map(encodeURIComponent).join('/')}`;
}
