import { rm } from 'node:fs/promises';
import { usualOutputs, type Excerpts, type Issue, type Output } from '@kindred/records';
import { cutExcerpts } from './cut-excerpts.js';
import type { Finished } from './deliver.js';
import { joinRelease } from './join-release.js';
import type { MadeTrack, MadeTrackPlan } from './made-track.js';
import type { Run } from './open-run.js';
import type { RenderedTrackPlan } from './render-track.js';

export interface Making extends Pick<Finished, 'profiles' | 'plan' | 'finished'> {
  /** The tracks' own files. */
  readonly packed: readonly MadeTrackPlan[];
  /** Every track of the release; null where one is missing. */
  readonly whole: readonly MadeTrack[] | null;
  /** Nothing is cut for the report. */
  readonly withoutAudio: boolean;
}

export interface MadeFromParts {
  readonly heard: { readonly excerpts: Excerpts | null; readonly issues: readonly Issue[] };
  /** The release in one file; null where that was not asked for, or there is no whole release. */
  readonly joined: Exclude<Awaited<ReturnType<typeof joinRelease>>, { status: 'cancelled' }> | null;
}

/**
 * What is made of rendered parts beside the tracks' own files: what can be heard in the report, and the
 * release in one piece. Parts that no file is made of are removed then.
 */
export async function makeFromParts(
  run: Run,
  { packed, whole, withoutAudio, ...made }: Making,
): Promise<MadeFromParts | 'cancelled' | 'parts-needed'> {
  const { plan, finished } = made;
  const heard =
    plan && !withoutAudio && !plan.light
      ? await cutExcerpts(run, { ...made, plan, made: packed })
      : { excerpts: null, issues: [] };
  if (heard === null) return 'cancelled';
  if (heard === 'parts-needed') return heard;
  const isAsked = run.release.deliver?.includes('one continuous file') ?? false;
  const joined =
    whole && plan && isAsked ? await joinRelease(whole, { ...run, plan, finished }) : null;
  if (joined?.status === 'cancelled') return 'cancelled';
  await removeSpentParts(finished, plan?.outputs ?? usualOutputs);
  return { heard, joined };
}

/** Parts that no WAV is made of have been packed by now: a long album must not lie on the disk twice. */
async function removeSpentParts(
  finished: readonly RenderedTrackPlan[],
  outputs: readonly Output[],
): Promise<void> {
  for (const track of finished) {
    if (track.status === 'failed' || track.before) continue;
    const wanted = new Set(
      outputs.flatMap(({ container }, index) => (container === 'wav' ? [track.partOf[index]] : [])),
    );
    for (const [index, { partPath }] of track.parts.entries()) {
      if (!wanted.has(index)) await rm(partPath, { force: true });
    }
  }
}
