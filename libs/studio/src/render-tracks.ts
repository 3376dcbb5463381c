import { masterFileName } from '@kindred/delivery';
import {
  usualOutputs,
  type Issue,
  type MasteringPlan,
  type Output,
  type Pin,
  type PinPart,
  type Profiles,
  type Release,
} from '@kindred/records';
import type { KeptRenders, RenderSetting } from './cache/kept-renders.js';
import type { Listener } from './event.js';
import type { LocatedTracks } from './locate-tracks.js';
import type { ReleaseFolder } from './release-folder.js';
import type { RenderStream } from './attempt-render.js';
import { renderStream } from './render-stream.js';
import { brokenPromises, failedTrack, type RenderedTrackPlan } from './render-track.js';
import type { RunProgress } from './run-progress.js';
import { failedWith, streamsOf, type Stream } from './streams.js';
import { renderedFigures } from './track-figures.js';
import type { Workshop } from './workshop.js';

export interface RenderTracks {
  readonly release: Pick<Release, 'tracks'>;
  readonly plan: MasteringPlan;
  readonly profiles: Profiles;
  readonly located: LocatedTracks;
  readonly folder: ReleaseFolder;
  readonly workshop: Workshop;
  readonly progress: RunProgress;
  readonly listener: Listener;
  /** To be told that there is something to render: other threads are at work from then on. */
  readonly onRendering?: () => void;
  /** To be told of the last renders, while they are read back and threads have nothing to do. */
  readonly onRendered?: RenderStream['onRendered'];
  /** Of earlier runs; null: everything is rendered. */
  readonly keptRenders: KeptRenders | null;
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
  const { streams, issues, failed } = streamsOf(
    given.plan,
    given.profiles,
    saidToRunOn(given.release),
  );
  for (const issue of issues) given.listener({ kind: 'issue', issue });
  const waiting = largestFirst(streams, given.located);
  const finished: RenderedTrackPlan[] = failed.map(({ track, for: other }) =>
    failedTrack(track, failedWith(track, other)),
  );
  const outputs = given.plan.outputs ?? usualOutputs;
  for (const one of finished) announce(one, { ...given, outputs });
  let stopped = false;
  // As many streams at a time as there are threads: a file is read back while it is still in memory,
  // and a long album never lies on the disk twice.
  const runner = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined && !stopped; next = waiting.shift()) {
      const rendered = await renderOne(next, {
        ...given,
        onRendered: (master) => {
          if (waiting.length === 0) given.onRendered?.(master);
        },
      });
      if (rendered) finished.push(...rendered);
      else stopped = true;
    }
  };
  await Promise.all(Array.from({ length: given.workshop.threads }, runner));
  if (stopped) return null;
  const apart = finished.map((rendered) => withIssues(rendered, issues));
  return apart.sort((a, b) => a.track.number - b.track.number);
}

/** Numbers of tracks that run into the next by word of the release file. */
export function saidToRunOn({ tracks }: Pick<Release, 'tracks'>): readonly number[] {
  return tracks.filter(({ segue }) => segue === true).map(({ number }) => number);
}

/** The longest must not be the last to start. */
function largestFirst(streams: readonly Stream[], { bytes }: LocatedTracks): Stream[] {
  const size = (stream: Stream): number =>
    stream.reduce((sum, { track }) => sum + (bytes.get(track.number) ?? 0), 0);
  return streams.toSorted((a, b) => size(b) - size(a));
}

async function renderOne(
  stream: Stream,
  { plan, fixed, byHand, ...given }: RenderTracks,
): Promise<readonly RenderedTrackPlan[] | null> {
  const setting = settingOf(stream, { plan, fixed, byHand });
  const { outputs } = setting;
  const { keptRenders, progress } = given;
  const before = (await keptRenders?.find(stream, setting)) ?? null;
  if (before) {
    for (const { number } of before.map(({ track }) => track)) {
      for (const stage of ['render', 'verify', 'pack'] as const) {
        progress.skip({ stage, track: number });
      }
    }
  } else given.onRendering?.();
  const rendered = before ?? (await renderStream({ ...given, ...setting, stream }));
  if (rendered?.every((track) => track.status === 'finished')) {
    keptRenders?.rendered(stream, setting, rendered);
  }
  for (const one of rendered ?? []) announce(one, { ...given, outputs });
  return rendered;
}

/** What a stream of a plan is rendered with. */
export function settingOf(
  stream: Stream,
  { plan, fixed, byHand }: Pick<RenderTracks, 'plan' | 'fixed' | 'byHand'>,
): RenderSetting {
  return {
    light: plan.light,
    outputs: plan.outputs ?? usualOutputs,
    basis: plan.loudness.basis,
    pinned: new Set(stream.flatMap(({ track }) => [...(fixed.get(track.number) ?? [])])),
    toneMostDb: (number) => (byHand.get(number)?.has('eq') ? null : (plan.tone?.mostDb ?? null)),
  };
}

/** A track's own issues are kept with it; these were told already. */
function withIssues(rendered: RenderedTrackPlan, issues: readonly Issue[]): RenderedTrackPlan {
  const own = issues.filter(({ track }) => track === rendered.track.number);
  if (own.length === 0) return rendered;
  const all = [...own, ...rendered.rendering.issues];
  return rendered.status === 'finished'
    ? { ...rendered, rendering: { ...rendered.rendering, issues: all } }
    : { ...rendered, rendering: { ...rendered.rendering, issues: all } };
}

function announce(
  rendered: RenderedTrackPlan,
  {
    outputs: [first],
    profiles,
    listener,
  }: Pick<RenderTracks, 'profiles' | 'listener'> & { readonly outputs: readonly Output[] },
): void {
  const { track, rendering } = rendered;
  for (const issue of rendering.issues) listener({ kind: 'issue', issue });
  if (rendered.status === 'failed') return;
  const broken = brokenPromises(rendering);
  const [{ output }] = rendered.parts;
  const total = profiles.tracks.length;
  const name = masterFileName(track.number, track.title, first?.container ?? 'wav', { total });
  listener({
    kind: 'track',
    stage: 'render',
    track: track.number,
    title: track.title,
    file: `${rendered.parts[0].kept ? 'masters' : 'rejected'}/${name}`,
    durationSeconds: output.format.durationSeconds,
    figures: renderedFigures(output.measured, { gainDb: track.gainDb, broken }),
    isUnchanged: rendered.before !== undefined,
  });
}
