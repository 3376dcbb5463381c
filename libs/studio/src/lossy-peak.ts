import {
  decimals,
  highestPeakDbtp,
  sayPeak,
  trackName,
  type Issue,
  type Promised,
} from '@kindred/records';
import type { MadeFile, MadeTrack, MadeTrackPlan } from './made-track.js';

/** What a release may come down by so that no decoder clips. */
const trimMaxDb = 1;
/** An encoder rounds otherwise at another level: the same peak may come out a little higher. */
const marginDb = 0.05;

/**
 * By how much all lossy files of a release must come down so that the worst of those that 1 dB can
 * save decodes under its limit with a little to spare, in whole hundredths; 0: by nothing.
 */
export function lossyTrimDb(
  files: readonly Pick<MadeFile, 'output' | 'peak'>[],
  limitDbtp: number,
): number {
  const trims = files
    .filter(({ output, peak }) => output.container === 'mp3' && highestPeakDbtp(peak) > limitDbtp)
    .map(({ peak }) => Math.ceil((highestPeakDbtp(peak) - limitDbtp + marginDb) * 100 - 1e-6) / 100)
    .filter((trimDb) => trimDb <= trimMaxDb);
  return Math.max(0, ...trims);
}

/** Tells on each track with lossy files that those lie under its master, and for whose sake. */
export function toldTrim(
  made: readonly MadeTrackPlan[],
  { before, limitDbtp, trimDb }: Trim & { readonly before: readonly MadeTrackPlan[] },
): readonly MadeTrackPlan[] {
  const worst = before
    .filter((track): track is MadeTrack => track.status === 'made')
    .flatMap(({ track, files }) => files.map((file) => ({ track, file })))
    .filter(({ file }) => isOver(file, limitDbtp))
    .filter(({ file }) => highestPeakDbtp(file.peak) - limitDbtp <= trimMaxDb)
    .sort((a, b) => highestPeakDbtp(b.file.peak) - highestPeakDbtp(a.file.peak))[0];
  if (!worst) return made;
  return made.map((one) => {
    if (one.status === 'failed' || !one.files.some(({ output }) => output.container === 'mp3')) {
      return one;
    }
    const note: Issue = {
      code: 'lossy-trim',
      severity: 'note',
      message:
        `every MP3 lies ${decimals(trimDb, 2)} dB under its master, so that ` +
        `${trackName(worst.track)} decodes under ${decimals(limitDbtp, 1)} dBTP`,
      track: one.track.number,
      fix: 'Nothing is needed; a lower `truePeak` in `target` would spare it.',
    };
    return { ...one, rendering: { ...one.rendering, issues: [...one.rendering.issues, note] } };
  });
}

interface Trim {
  readonly limitDbtp: number;
  readonly trimDb: number;
}

/** A track whose lossy files are held against their limit, after the release gave way. */
export function brokenByDecoding(made: MadeTrackPlan, { limitDbtp, trimDb }: Trim): MadeTrackPlan {
  if (made.status === 'failed') return made;
  const files = made.files.map((file) =>
    isOver(file, limitDbtp) ? { ...file, kept: false } : file,
  );
  const over = files.filter((file) => isOver(file, limitDbtp));
  const worst = over.reduce<MadeFile | null>(
    (most, file) =>
      most && highestPeakDbtp(most.peak) >= highestPeakDbtp(file.peak) ? most : file,
    null,
  );
  if (!worst) return made;
  const [first, ...rest] = files;
  const issues = [...made.rendering.issues, lossyCeiling(made, { worst, limitDbtp, trimDb })];
  const promises = made.rendering.promises.map((promise) =>
    promise.name === 'peak' ? brokenPeak(promise, { worst, limitDbtp }) : promise,
  );
  return { ...made, files: [first!, ...rest], rendering: { ...made.rendering, issues, promises } };
}

function isOver({ output, peak }: MadeFile, limitDbtp: number): boolean {
  return output.container === 'mp3' && highestPeakDbtp(peak) > limitDbtp;
}

interface Over {
  readonly worst: MadeFile;
  readonly limitDbtp: number;
}

function brokenPeak(promise: Promised, { worst, limitDbtp }: Over): Promised {
  return {
    ...promise,
    kept: false,
    expected: `${promise.expected}; decoded at most ${decimals(limitDbtp, 2)} dBTP`,
    got: `${promise.got}; ${nameOf(worst)} decodes to ${decimals(highestPeakDbtp(worst.peak), 2)} dBTP`,
  };
}

function lossyCeiling(
  { track }: MadeTrack,
  { worst, limitDbtp, trimDb }: Over & { readonly trimDb: number },
): Issue {
  return {
    code: 'lossy-ceiling',
    severity: 'error',
    message:
      `${nameOf(worst)}: promise broken, peak; decoded it reaches ${sayPeak(highestPeakDbtp(worst.peak))}, ` +
      `limit ${decimals(limitDbtp, 1)}${gaveWay(trimDb)}; ` +
      'kept apart in rejected/',
    track: track.number,
    fix: fixFor(worst),
  };
}

/** 1 dB could not save it: then the release does not give way for nothing. */
function gaveWay(trimDb: number): string {
  return trimDb === 0
    ? ', which the 1 dB that a release may give way would not reach'
    : `, after the ${decimals(trimDb, 1)} dB that the release gave way`;
}

function nameOf({ output }: MadeFile): string {
  return output.container === 'mp3' ? `mp3 ${output.quality}` : output.container;
}

function fixFor({ output }: MadeFile): string {
  return output.container === 'mp3' && output.quality !== '320 kbps'
    ? 'Deliver `mp3 320 kbps` instead.'
    : 'Lower `truePeak` in `target`, or raise `lossyPeak` there.';
}
