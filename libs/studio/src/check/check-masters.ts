import { posix, resolve, sep } from 'node:path';
import { readStatedTags, spelledOnDisk } from '@kindred/audio-io';
import { targetPresets, type Check, type Issue, type TargetWord } from '@kindred/records';
import type { Listener } from '../event.js';
import { measureAlone } from '../measure-alone.js';
import { withFamilyFindings } from '../track-findings.js';
import { checkSet } from './check-set.js';
import { toleranceLu } from './check-loudness.js';
import type { MasterToCheck } from './master-to-check.js';
import { deliveredMasters, namedMasters, type MastersWanted } from './masters-wanted.js';
import { verdict } from './verdict.js';

export interface CheckRequest {
  /** Finished audio files from anywhere, or one release file (.yaml, .yml). */
  readonly files: readonly string[];
  /** Without it the release file's own target; `streaming` for files from anywhere. */
  readonly target?: TargetWord;
  /** The release's folder; without it the release file's own choice, else reports/<slug>. */
  readonly out?: string;
  readonly threads: number;
  readonly listener: Listener;
  readonly signal?: AbortSignal;
}

export type CheckOutcome =
  | { readonly status: 'done'; readonly check: Check }
  | { readonly status: 'refused'; readonly issues: readonly Issue[] }
  | { readonly status: 'cancelled' };

/**
 * Holds finished masters against a target: reads every file whole, whatever was measured before, and
 * writes nothing. Files of one folder and kind are one album. A release file has its delivered
 * masters held against its own target, its tags, and the digests that they were delivered with.
 */
export async function checkMasters(request: CheckRequest): Promise<CheckOutcome> {
  const { files, threads, listener, signal, out } = request;
  const [only = ''] = files;
  const isRelease = files.length === 1 && /\.ya?ml$/iu.test(only);
  const wanted = isRelease ? await deliveredMasters(only, { out }) : namedMasters(files);
  if ('status' in wanted) return wanted;
  const tracks = wanted.files.map((one) => ({ ...one, title: posix.basename(one.file) }));
  const { baseFolder } = wanted;
  const measured = await measureAlone({
    ...{ tracks, baseFolder, threads, listener, cacheFolder: null },
    ...(signal === undefined ? {} : { signal }),
  });
  if (!measured) return { status: 'cancelled' };
  const masters = await Promise.all(
    wanted.files.map(async ({ number, file, promised }): Promise<MasterToCheck> => {
      const profile = measured.find((one) => one.number === number)!;
      const tags = await readStatedTags(spelledOnDisk(resolve(baseFolder, file)));
      return { number, file: file.split(sep).join('/'), profile, tags, promised };
    }),
  );
  return { status: 'done', check: judge(masters, { wanted, word: request.target }) };
}

function judge(
  masters: readonly MasterToCheck[],
  { wanted, word }: { readonly wanted: MastersWanted; readonly word: TargetWord | undefined },
): Check {
  const target =
    word === undefined ? (wanted.target ?? targetPresets.streaming) : targetPresets[word];
  const { lossyPeakDbtp, planned, isSpreadMeant } = wanted;
  const plannedLufs = isSameTarget(planned?.target, target) ? planned!.levelLufs : null;
  // In every format of a release the same tracks sound: they are listened to once.
  const heard = new Set<number>();
  const sets = setsOf(masters).map((set) => {
    const numbers = set.flatMap(({ promised }) => promised?.tags.number ?? []);
    const listens = numbers.length === 0 || numbers.some((number) => !heard.has(number));
    for (const number of numbers) heard.add(number);
    const profiles = withFamilyFindings(set.map(({ profile }) => profile));
    return checkSet(
      set.map((master, at) => ({ ...master, profile: profiles[at]! })),
      {
        folder: posix.dirname(set[0]!.file),
        ...{ target, lossyPeakDbtp, plannedLufs, isSpreadMeant, listens },
      },
    );
  });
  return {
    schema: 'check/1',
    release: wanted.release,
    target,
    toleranceLu,
    lossyPeakDbtp,
    sets,
    verdicts: wanted.ofSet === null ? [] : [verdict('files', wanted.ofSet)],
  };
}

/** Files of one folder and kind, in the order of their first. */
function setsOf(masters: readonly MasterToCheck[]): readonly (readonly MasterToCheck[])[] {
  const sets = new Map<string, MasterToCheck[]>();
  for (const master of masters) {
    const { file } = master;
    const key = JSON.stringify([posix.dirname(file), posix.extname(file).toLowerCase()]);
    sets.set(key, [...(sets.get(key) ?? []), master]);
  }
  return [...sets.values()];
}

function isSameTarget(
  planned: Check['target'] | undefined,
  target: Check['target'],
): planned is Check['target'] {
  return (
    planned?.loudnessLufs === target.loudnessLufs &&
    planned.of === target.of &&
    planned.ceilingDbtp === target.ceilingDbtp
  );
}
