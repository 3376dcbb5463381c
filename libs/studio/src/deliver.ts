import { rm } from 'node:fs/promises';
import { keepTextDurably } from '@kindred/audio-io';
import {
  isRejected,
  usualOutputs,
  type Delivery,
  type Issue,
  type MasteringPlan,
  type Profiles,
  type Release,
  type Renderings,
  type TrackRendering,
} from '@kindred/records';
import type { KeptRenders } from './cache/kept-renders.js';
import { deliveredSet } from './delivered-set.js';
import { removeFormerFiles, type FormerFiles } from './former-files.js';
import { gapsOf, wholeRelease } from './join-release.js';
import { jsonText } from './json-text.js';
import { keepReport } from './keep-report.js';
import type { MadeTrackPlan } from './made-track.js';
import { makeFromParts } from './make-from-parts.js';
import { keepExcerpts } from './kept-excerpts.js';
import { makeBesides } from './make-besides.js';
import { cancelled, type Run, type Unfinished } from './open-run.js';
import { packOutputs } from './pack-outputs.js';
import { publishTracks } from './publish-tracks.js';
import type { ReleaseFolder } from './release-folder.js';
import { renderingsOf } from './release-records.js';
import type { RenderedTrackPlan } from './render-track.js';
import { tagTracks } from './tag-tracks.js';

/** Everything a finished run made, as it stands on disk. */
export interface MasteredRelease {
  readonly release: Release;
  readonly folder: ReleaseFolder;
  readonly profiles: Profiles;
  /** Null when no track could be measured. */
  readonly plan: MasteringPlan | null;
  readonly renderings: Renderings;
  /** Every file that belongs to it. */
  readonly delivery: Delivery;
  /** Size of the report; 0 where there is none. */
  readonly reportBytes: number;
  /** Why something that was asked for beside the tracks was not made. */
  readonly undelivered: readonly Issue[];
}

export interface Finished {
  /** Of the Kindred that runs, for the report to tell. */
  readonly version: string;
  /** Leaves the sound out of the report. */
  readonly withoutAudio?: boolean;
  /** What the last run left. */
  readonly former: FormerFiles;
  readonly profiles: Profiles;
  readonly plan: MasteringPlan | null;
  readonly finished: readonly RenderedTrackPlan[];
  /** Takes what was delivered, for later runs; null: nothing is kept. */
  readonly keptRenders: KeptRenders | null;
}

/**
 * Makes every file that was asked for, tags it, puts everything in its place, and takes away what
 * the last run left and this one did not make. The list of what is delivered is written last.
 * `parts-needed`: nothing was published, and it takes every part of every track.
 */
export async function deliver(
  run: Run,
  { version, withoutAudio = false, former, profiles, plan, finished, keptRenders }: Finished,
): Promise<({ readonly status: 'done' } & MasteredRelease) | Unfinished | 'parts-needed'> {
  const { release, folder, listener } = run;
  const outputs = plan?.outputs ?? usualOutputs;
  // Until the first file has its name, what the run before made stays as it is.
  const refused = diskIssues(finished);
  if (refused) return refused;
  const packed = await packOutputs({ ...run, outputs, finished });
  if (!packed) return cancelled;
  if (packed === 'parts-needed') return packed;
  const unpacked = diskIssues(packed);
  if (unpacked) return unpacked;
  const whole = plan && wholeRelease(release, packed);
  const making = makeFromParts(run, { plan, profiles, finished, packed, whole, withoutAudio });
  const partsAreFree = making.then(
    (from) => typeof from === 'object',
    () => false,
  );
  // What an earlier run delivered is read by both, and its new tags wait for nothing.
  const [fromParts, made] = await Promise.all([
    making,
    tagTracks(packed, { ...run, partsAreFree }),
  ]);
  if (fromParts === 'parts-needed') return fromParts;
  if (fromParts === 'cancelled' || !made) return cancelled;
  const { heard, joined } = fromParts;
  const untagged = diskIssues(made, joined?.status === 'failed' ? [joined.issue] : []);
  if (untagged) return untagged;
  for (const issue of newIssues(finished, made)) listener({ kind: 'issue', issue });
  const total = release.tracks.length;
  const rendered = await publishTracks(made, { outputs, total, folder, listener });
  const renderings = renderingsOf(release, profiles, rendered);
  const besides = await makeBesides(run, {
    outputs,
    renderings,
    tags: new Map(
      made.flatMap((track) =>
        track.status === 'made' && track.tags ? [[track.track.number, track.tags] as const] : [],
      ),
    ),
    gaps: whole && plan && isWhole(renderings) ? gapsOf(whole, { release, plan }) : null,
    continuous: joined?.status === 'done' ? joined.result : null,
  });
  const told = [...(joined?.status === 'failed' ? [joined.issue] : []), ...besides.issues];
  for (const issue of [...told, ...heard.issues]) listener({ kind: 'issue', issue });
  keepTextDurably(folder.profiles, jsonText(profiles));
  keepTextDurably(folder.renderings, jsonText(renderings));
  await keepExcerpts(folder, heard.excerpts);
  let reportBytes = 0;
  if (plan) {
    const { excerpts } = heard;
    const told = { release, profiles, plan, renderings, version };
    reportBytes = await keepReport(run, excerpts ? { ...told, excerpts } : told);
  } else await rm(folder.report, { force: true });
  const delivery = deliveredSet(release, { outputs, renderings, besides: besides.files });
  await removeFormerFiles(folder, { former, now: { renderings, delivery } });
  keepTextDurably(folder.delivery, jsonText(delivery));
  const published = new Set(
    rendered.filter(({ status }) => status === 'done').map(({ number }) => number),
  );
  keptRenders?.keep(made.filter(({ track }) => published.has(track.number)));
  const records = { profiles, plan, renderings, delivery };
  return { status: 'done', release, folder, ...records, reportBytes, undelivered: told };
}

/** What came up on the way from a verified part to a file, and was not told yet. */
function newIssues(
  finished: readonly RenderedTrackPlan[],
  made: readonly MadeTrackPlan[],
): readonly Issue[] {
  const told = new Set(finished.flatMap(({ rendering }) => rendering.issues));
  return made.flatMap(({ rendering }) => rendering.issues.filter((issue) => !told.has(issue)));
}

/** Whether every track has its first file among the masters. */
function isWhole({ tracks }: Renderings): boolean {
  return tracks.every(({ outputs: [first] }) => first !== undefined && !isRejected(first));
}

/** What a disk refused while it was written to: then nothing is published; null: nothing. */
function diskIssues(
  tracks: readonly { readonly rendering: Pick<TrackRendering, 'issues'> }[],
  others: readonly Issue[] = [],
): Unfinished | null {
  const issues = [...tracks.flatMap(({ rendering }) => rendering.issues), ...others].filter(
    ({ code }) => diskCodes.includes(code),
  );
  return issues.length === 0 ? null : { status: 'failed', issues };
}

const diskCodes = ['disk-full', 'write-error', 'missing-folder', 'name-taken'];
