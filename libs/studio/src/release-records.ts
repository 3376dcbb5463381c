import { poolLoudness } from '@kindred/analysis';
import {
  notMeasured,
  type Issue,
  type MeasuredTrack,
  type Profiles,
  type Release,
  type RenderedTrack,
  type Renderings,
  type TrackProfile,
  type TrackRendering,
} from '@kindred/records';

export function isMeasured(profile: TrackProfile): profile is MeasuredTrack {
  return profile.status === 'done';
}

/** A track that could be measured and then not be read again is a failed one. */
export function withFailures(
  profiles: readonly TrackProfile[],
  failures: readonly Issue[],
): readonly TrackProfile[] {
  return profiles.map((profile) => {
    const issue = failures.find(({ track }) => track === profile.number);
    if (!issue) return profile;
    const { number, file, title, issues } = profile;
    return { number, file, title, status: 'failed', issues: [...issues, issue], ...notMeasured };
  });
}

export function profilesOf(
  { title, artist }: Pick<Release, 'title' | 'artist'>,
  tracks: readonly TrackProfile[],
): Profiles {
  const pooled = poolLoudness(tracks.filter(isMeasured));
  return { schema: 'profiles/1', release: { title, artist, ...pooled }, tracks };
}

/** Every track of the release has a line, also those that no master came from. */
export function renderingsOf(
  release: Release,
  profiles: Profiles,
  rendered: readonly TrackRendering[],
): Renderings {
  const tracks = profiles.tracks.map((profile): TrackRendering => {
    const found = rendered.find(({ number }) => number === profile.number);
    if (found) return found;
    const { number, title, issues } = profile;
    return { number, title, status: 'failed', issues, outputs: [], promises: [] };
  });
  const { title, artist } = release;
  const pooled = poolLoudness(tracks.filter(isRendered).flatMap(asMeasured));
  return { schema: 'renderings/1', release: { title, artist, ...pooled }, tracks };
}

function isRendered(rendering: TrackRendering): rendering is RenderedTrack {
  return rendering.status === 'done';
}

function asMeasured({ number, outputs }: RenderedTrack): Parameters<typeof poolLoudness>[0] {
  return outputs.slice(0, 1).map(({ format, measured }) => ({ number, format, ...measured }));
}
