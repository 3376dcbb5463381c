import { resolve } from 'node:path';
import { matchReleaseWidth } from '@kindred/matcher';
import { usualOutputs, type MasteringPlan, type Profiles, type Release } from '@kindred/records';
import { filtersOverRate, typedFilters } from './filters-over-rate.js';
import { formerDecision } from './former-decision.js';
import { matchLevels } from './match-levels.js';
import { matchTone } from './match-tone.js';
import { measureReferences } from './measure-references.js';
import { measureTracks } from './measure-tracks.js';
import { withMonoWarnings } from './mono-among-stereo.js';
import type { Run, Unfinished } from './open-run.js';
import { outputRateIssues } from './output-rates.js';
import type { PlanEdits } from './plan-edits.js';
import { planIssues } from './plan-issues.js';
import { recordPath } from './release-folder.js';
import { isMeasured, profilesOf, withFailures } from './release-records.js';
import { tellFindings } from './track-findings.js';
import { unusedReferences } from './unused-references.js';

/** What was decided on a release, and from what. */
export interface Decided {
  readonly status: 'done';
  readonly profiles: Profiles;
  /** Null when no track could be measured. */
  readonly plan: MasteringPlan | null;
}

/**
 * Measure → match tone → rehearse → match loudness: a whole plan, around what a person fixed, that stands
 * by the last one where it may.
 */
export async function decidePlan(
  run: Run,
  { placed: pins, stands }: Pick<PlanEdits, 'placed' | 'stands'>,
): Promise<Decided | Unfinished> {
  const { release, folder, located, measurements, progress, listener } = run;
  listener({ kind: 'stage', stage: 'measure', tracks: release.tracks.length });
  const [measuredMixes, models] = await Promise.all([
    measureTracks({
      located,
      progress,
      listener,
      measurements,
      unpackFolder: folder.work,
      tracks: release.tracks,
    }),
    measureReferences(run),
  ]);
  if (!measuredMixes) return { status: 'cancelled' };
  if (models.status !== 'done') return models;
  const { references } = models;
  const warned = withMonoWarnings(measuredMixes, listener);
  const pinnedEq = new Map(
    pins.flatMap((pin) => (pin.part === 'eq' ? [[pin.track, pin.eq] as const] : [])),
  );
  const former = formerDecision(stands, { release, measured: warned.filter(isMeasured) });
  const { tone, planned } = matchTone(run, {
    measured: warned.filter(isMeasured),
    pinnedEq,
    references,
    former: former?.tones ?? [],
  });
  for (const issue of unusedReferences(release, { references, tone })) {
    listener({ kind: 'issue', issue });
  }
  const mixes = tellFindings(warned, { tones: tone.tracks, listener });

  const measured = mixes.filter(isMeasured);
  const issues = [
    ...filtersOverRate(typedFilters(release, pins), measured),
    ...outputRateIssues(release.outputs ?? usualOutputs, measured),
  ];
  if (issues.length > 0) return { status: 'refused', issues };
  listener({ kind: 'stage', stage: 'plan', tracks: measured.length });
  if (pins.length > 0) listener({ kind: 'pinned', pins });
  const pinnedSidesDb = new Map(
    pins.flatMap((pin) => (pin.part === 'width' ? [[pin.track, pin.sideDb] as const] : [])),
  );
  const width = matchReleaseWidth(release, measured, {
    pinnedSidesDb,
    former: former?.widths ?? [],
  });
  const matched = await matchLevels(run, {
    measured,
    tone,
    width,
    pins,
    former: former?.plan ?? null,
  });
  if (matched.status !== 'done') return matched;
  for (const issue of matched.failed) listener({ kind: 'issue', issue });
  const profiles = profilesOf(release, withFailures(mixes, matched.failed));
  if (!matched.plan) return { status: 'done', profiles, plan: null };
  planned(matched.plan);
  const plan = withDelivery(withReleaseFile(matched.plan, run), release);
  listener({ kind: 'planned', plan, pins, before: stands?.decided?.plan ?? null });
  for (const issue of planIssues(plan)) listener({ kind: 'issue', issue });
  return { status: 'done', profiles, plan };
}

/** A plan names the release file it came from, so that it can be rendered by itself. */
function withReleaseFile(
  plan: MasteringPlan,
  { folder, releaseFile }: Pick<Run, 'folder' | 'releaseFile'>,
): MasteringPlan {
  const file = recordPath(folder, resolve(releaseFile));
  return { ...plan, release: { ...plan.release, file } };
}

/** What is not decided but asked for: what for, the files that are made, and how tracks begin and end. */
function withDelivery(plan: MasteringPlan, { outputs, tracks, light }: Release): MasteringPlan {
  return {
    ...plan,
    ...(light ? { light } : {}),
    ...(outputs === undefined ? {} : { outputs }),
    tracks: plan.tracks.map((track) => {
      const { trims, fades } = tracks.find(({ number }) => number === track.number) ?? {};
      return {
        ...track,
        ...(trims === undefined ? {} : { trims }),
        ...(fades === undefined ? {} : { fades }),
      };
    }),
  };
}
