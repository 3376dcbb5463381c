import type { MasteringPlan, Profiles, TrackRendering } from '@kindred/records';
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
}

export interface RenderedTracks {
  /** False when the run was cancelled on the way. */
  readonly complete: boolean;
  /** Those that were finished, in running order. */
  readonly tracks: readonly RenderedTrackPlan[];
}

/** Renders and verifies every planned track. */
export async function renderTracks(given: RenderTracks): Promise<RenderedTracks> {
  const { plan, profiles, listener, ...common } = given;
  const results = await Promise.all(
    given.located.largestFirst.map(async (number) => {
      const track = plan.tracks.find((one) => one.number === number);
      const profile = profiles.tracks.find((one) => one.number === number);
      if (!track || !profile || !isMeasured(profile)) return 'not planned';
      const rendered = await renderTrack({ ...common, profile, track, plan });
      if (rendered) announce(rendered.rendering, profile.file, listener);
      return rendered;
    }),
  );
  const tracks = results.filter((result) => result !== null && result !== 'not planned');
  tracks.sort((a, b) => a.track.number - b.track.number);
  return { complete: !results.includes(null), tracks };
}

function announce(rendering: TrackRendering, source: string, listener: Listener): void {
  for (const issue of rendering.issues) listener({ kind: 'issue', issue });
  if (rendering.status === 'failed') return;
  const [output] = rendering.outputs;
  const broken = rendering.promises.filter(({ kept }) => !kept).map(({ name }) => name);
  listener({
    kind: 'track',
    stage: 'render',
    track: rendering.number,
    title: rendering.title,
    file: output?.file ?? source,
    figures: output
      ? renderedFigures(output.measured, { gainDb: rendering.gainDb, broken })
      : 'not rendered',
  });
}
