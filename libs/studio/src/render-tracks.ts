import { masterFileName } from '@kindred/delivery';
import type { MasteringPlan, Pin, PinPart, Profiles } from '@kindred/records';
import type { Listener } from './event.js';
import type { LocatedTracks } from './locate-tracks.js';
import type { ReleaseFolder } from './release-folder.js';
import { isMeasured } from './release-records.js';
import { renderTrack, type RenderedTrackPlan } from './render-track.js';
import type { RunProgress } from './run-progress.js';
import { renderedFigures } from './track-figures.js';
import type { Workshop } from './workshop.js';

export interface RenderTracks {
  readonly plan: MasteringPlan;
  readonly profiles: Profiles;
  readonly located: LocatedTracks;
  readonly folder: ReleaseFolder;
  readonly workshop: Workshop;
  readonly progress: RunProgress;
  readonly listener: Listener;
  /** Parts of each track that are rendered as they stand, whatever the file then measures. */
  readonly fixed: PartsOfTracks;
  /** Of these, what a person set: filters that keep to no bound. */
  readonly byHand: PartsOfTracks;
}

/** Parts of plans, by track number. */
export type PartsOfTracks = ReadonlyMap<number, ReadonlySet<PinPart>>;

/** The parts that pins fix. */
export function partsFixed(pins: readonly Pin[]): PartsOfTracks {
  const parts = new Map<number, Set<PinPart>>();
  for (const { track, part } of pins) {
    parts.set(track, (parts.get(track) ?? new Set<PinPart>()).add(part));
  }
  return parts;
}

/** Every part of every track of a plan. */
export function everyPart({ tracks }: Pick<MasteringPlan, 'tracks'>): PartsOfTracks {
  return new Map(
    tracks.map(({ number }) => [number, new Set<PinPart>(['eq', 'width', 'gain', 'limiter'])]),
  );
}

/** Renders and verifies every planned track; null when the run was cancelled. In running order. */
export async function renderTracks(
  given: RenderTracks,
): Promise<readonly RenderedTrackPlan[] | null> {
  const waiting = given.located.largestFirst.filter((number) =>
    given.plan.tracks.some((track) => track.number === number),
  );
  const finished: RenderedTrackPlan[] = [];
  let stopped = false;
  // As many tracks at a time as there are threads: a file is read back while it is still in memory,
  // and a long album never lies on the disk twice.
  const runner = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined && !stopped; next = waiting.shift()) {
      const rendered = await renderOne(next, given);
      if (rendered) finished.push(rendered);
      else stopped = true;
    }
  };
  await Promise.all(Array.from({ length: given.workshop.threads }, runner));
  return stopped ? null : finished.sort((a, b) => a.track.number - b.track.number);
}

async function renderOne(
  number: number,
  { plan, profiles, fixed, byHand, ...given }: RenderTracks,
): Promise<RenderedTrackPlan | null> {
  const track = plan.tracks.find((one) => one.number === number);
  const profile = profiles.tracks.find((one) => one.number === number);
  if (!track || !profile || !isMeasured(profile)) throw new Error(`track ${number} has no plan`);
  const pinned = fixed.get(number) ?? new Set();
  const toneMostDb = byHand.get(number)?.has('eq') ? null : (plan.tone?.mostDb ?? null);
  const { basis } = plan.loudness;
  const rendered = await renderTrack({ ...given, profile, track, basis, toneMostDb, pinned });
  if (rendered) announce(rendered, given.listener);
  return rendered;
}

function announce(rendered: RenderedTrackPlan, listener: Listener): void {
  const { track, rendering } = rendered;
  for (const issue of rendering.issues) listener({ kind: 'issue', issue });
  if (rendered.status === 'failed') return;
  const broken = rendering.promises.filter(({ kept }) => !kept).map(({ name }) => name);
  listener({
    kind: 'track',
    stage: 'render',
    track: track.number,
    title: track.title,
    file: `${rendered.kept ? 'masters' : 'rejected'}/${masterFileName(track.number, track.title, 'wav')}`,
    figures: renderedFigures(rendered.output.measured, { gainDb: track.gainDb, broken }),
    isUnchanged: false,
  });
}
