import type { MasteringPlan, Profiles } from '@kindred/records';
import { openKeptRenders } from './cache/kept-renders.js';
import { cutMasterAhead } from './cut-excerpts.js';
import { deliver, type MasteredRelease } from './deliver.js';
import { formerFiles } from './former-files.js';
import { foreseeReport } from './keep-report.js';
import { pathOf } from './locate-tracks.js';
import { cancelled, type Run, type Unfinished } from './open-run.js';
import { renderTracks, type PartsOfTracks } from './render-tracks.js';
import { toldOnce } from './told-once.js';

export interface ToDeliver {
  /** Of the Kindred that runs, for the report to tell. */
  readonly version: string;
  /** Leaves the sound out of the report. */
  readonly withoutAudio?: boolean;
  readonly plan: MasteringPlan;
  readonly profiles: Profiles;
  readonly fixed: PartsOfTracks;
  readonly byHand: PartsOfTracks;
}

export type Delivered = {
  readonly status: 'done';
  /** As rendered: with what renders corrected. */
  readonly rendered: MasteringPlan;
} & MasteredRelease;

/**
 * Renders the tracks of a plan, all but those whose masters of an earlier run still are what they
 * would become, and delivers the release: the same bytes as if everything had been rendered.
 */
export async function renderAndDeliver(
  asked: Run,
  given: ToDeliver,
): Promise<Delivered | Unfinished> {
  const run = { ...asked, listener: toldOnce(asked.listener) };
  const reusing = await attempt(run, { ...given, reuses: true });
  if (reusing !== 'parts-needed') return reusing;
  const anew = await attempt(run, { ...given, reuses: false });
  if (anew === 'parts-needed') throw new Error('every part was rendered');
  return anew;
}

async function attempt(
  run: Run,
  { plan, profiles, fixed, byHand, reuses, ...report }: ToDeliver & { readonly reuses: boolean },
): Promise<Delivered | Unfinished | 'parts-needed'> {
  const { located, measurements, listener } = run;
  const kept = openKeptRenders(run);
  // A run that reuses nothing still keeps what it makes.
  const keptRenders = reuses ? kept : { ...kept, find: async () => null };
  listener({ kind: 'stage', stage: 'render', tracks: plan.tracks.length });
  const isHeard = !report.withoutAudio && !plan.light;
  // What the end of the run takes of this thread, it has time for now.
  const former = formerFiles(run.folder);
  const finished = await renderTracks({
    ...{ ...run, plan, profiles, fixed, byHand, keptRenders },
    onRendering: foreseeReport,
    onRendered: (master) => {
      if (isHeard) cutMasterAhead(run, master);
    },
  });
  if (!finished) return cancelled;
  for (const { status, track } of finished) {
    // Its bytes may not be what its size and date made of it.
    if (status === 'failed') measurements.forget(pathOf(located, track.number));
  }
  listener({ kind: 'stage', stage: 'report', tracks: plan.tracks.length });
  const rendered = { ...plan, tracks: finished.map(({ track }) => track) };
  const mastered = await deliver(run, {
    ...{ ...report, former: await former, profiles, plan: rendered, finished, keptRenders },
  });
  if (mastered === 'parts-needed' || mastered.status !== 'done') return mastered;
  return { ...mastered, rendered };
}
