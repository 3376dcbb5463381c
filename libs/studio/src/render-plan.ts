import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { readFault } from '@kindred/audio-io';
import { parsePlan } from '@kindred/documents';
import { usualOutputs, type Issue, type MasteringPlan, type Profiles } from '@kindred/records';
import type { Mastered, MasterOutcome } from './master-release.js';
import { filtersOverRate } from './filters-over-rate.js';
import { forecastPlan } from './forecast-plan.js';
import { measureTracks } from './measure-tracks.js';
import { withMonoWarnings } from './mono-among-stereo.js';
import { asArgument, nextCommand } from './next-command.js';
import { cancelled, openRun, type Run, type RunRequest, type Unfinished } from './open-run.js';
import { outputRateIssues } from './output-rates.js';
import { planIssues } from './plan-issues.js';
import { planToRender, releaseOf, type PlanToRender } from './plan-to-render.js';
import { isMeasured, profilesOf } from './release-records.js';
import { renderAndDeliver } from './render-and-deliver.js';
import { everyPart, partsFixed } from './render-tracks.js';
import { tellFindings } from './track-findings.js';

export interface RenderRequest extends Omit<RunRequest, 'releaseFile' | 'out'> {
  readonly planFile: string;
  /** Where the mixes are found from; without it, as the plan says. */
  readonly releaseFile?: string;
  /** Of the Kindred that runs, for the report to tell. */
  readonly version: string;
  /** Leaves the sound out of the report. */
  readonly withoutAudio?: boolean;
}

/**
 * Renders what a plan says, number by number, beside it: the same bytes as the run that wrote it, or
 * as a person changed it. Every promise is checked and reported; neither the plan nor what edits are
 * told from is written.
 */
export async function renderPlan(request: RenderRequest): Promise<MasterOutcome> {
  const { planFile, version, withoutAudio = false } = request;
  const shown = relative(process.cwd(), resolve(planFile));
  let text: string;
  try {
    text = await readFile(planFile, 'utf8');
  } catch (error) {
    return { status: 'refused', issues: [readFault(error, shown).issue] };
  }
  const parsed = parsePlan(text, shown);
  const { plan } = parsed;
  if (plan === null) return { status: 'refused', issues: parsed.issues };
  const out = dirname(resolve(planFile));
  const releaseFile = request.releaseFile ?? (plan.release.file && resolve(out, plan.release.file));
  if (!releaseFile) return { status: 'refused', issues: [noReleaseFile(shown)] };
  return openRun(
    { ...request, releaseFile, out },
    {
      stages: ['measure', 'rehearse', 'render', 'verify'],
      planned: (release) => releaseOf(plan, release),
    },
    async (run) =>
      render(run, { ...(await planToRender(parsed, plan, out)), version, withoutAudio }),
  );
}

async function render(
  run: Run,
  {
    plan: asked,
    edits,
    ended,
    byHand,
    issues,
    ...report
  }: PlanToRender & Required<Pick<RenderRequest, 'version' | 'withoutAudio'>>,
): Promise<Mastered | Unfinished> {
  const { release, located, measurements, listener, progress } = run;
  for (const issue of issues) listener({ kind: 'issue', issue });

  listener({ kind: 'stage', stage: 'measure', tracks: asked.tracks.length });
  const { tracks } = release;
  const measured = await measureTracks({
    tracks,
    located,
    measurements,
    unpackFolder: run.folder.work,
    progress,
    listener,
  });
  if (!measured) return cancelled;
  const warned = withMonoWarnings(measured, listener);
  const mixes = tellFindings(warned, { tones: asked.tracks, listener });
  const profiles = profilesOf(release, mixes);
  const filters = asked.tracks.map(({ number, eq }) => ({
    number,
    eq: eq.map((band) => ({ band })),
  }));
  const measurable = mixes.filter(isMeasured);
  const wrong = [
    ...filtersOverRate(filters, measurable),
    ...outputRateIssues(asked.outputs ?? usualOutputs, measurable),
  ];
  if (wrong.length > 0) return { status: 'refused', issues: wrong };
  const anew = nextCommand('master', {
    releaseFile: relative(process.cwd(), resolve(run.releaseFile)),
    out: relative(process.cwd(), run.folder.root),
  });
  for (const issue of changedMixes(asked, { profiles, anew })) {
    listener({ kind: 'issue', issue });
  }

  const touched = byHand === 'unknown' ? asked.tracks : edits;
  const changed = new Set([...touched.map(({ file }) => file), ...ended]);
  if (changed.size > 0) listener({ kind: 'stage', stage: 'plan', tracks: asked.tracks.length });
  if (edits.length > 0) listener({ kind: 'pinned', pins: edits });
  const forecast = await forecastPlan(run, { plan: asked, profiles, changed });
  if (forecast.status !== 'done') return forecast;
  const { plan } = forecast;
  if (changed.size > 0) listener({ kind: 'planned', plan, pins: edits, before: null });
  for (const issue of planIssues(plan)) listener({ kind: 'issue', issue });

  const delivered = await renderAndDeliver(run, {
    ...{ ...report, plan, profiles },
    fixed: everyPart(plan),
    byHand: byHand === 'unknown' ? everyPart(plan) : partsFixed(byHand),
  });
  if (delivered.status !== 'done') return delivered;
  const { rendered: _, ...mastered } = delivered;
  return { ...mastered, pins: edits };
}

/** Mixes that are not what the plan was made for. @param anew what plans them anew */
function changedMixes(
  { tracks }: MasteringPlan,
  { profiles, anew }: { readonly profiles: Profiles; readonly anew: string },
): Issue[] {
  return profiles.tracks.filter(isMeasured).flatMap(({ number, file, sha256 }) => {
    const planned = tracks.find((track) => track.number === number);
    if (!planned || planned.sourceSha256 === sha256) return [];
    return [
      {
        code: 'mix-changed',
        severity: 'warning',
        message: `${file} is not the mix that this was planned for; it is rendered as the plan says`,
        fix: `\`${anew}\` plans it anew, and keeps what was edited.`,
        track: number,
      },
    ];
  });
}

function noReleaseFile(plan: string): Issue {
  return {
    code: 'no-release-file',
    severity: 'error',
    message: `${plan} does not say which release file it came from`,
    fix: `\`kindred render ${asArgument(plan)} --release release.yaml\``,
  };
}
