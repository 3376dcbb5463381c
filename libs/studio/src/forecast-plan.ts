import { matchReleaseTone, type TrackWidth } from '@kindred/matcher';
import {
  reasonTopic,
  type MasteringPlan,
  type Pin,
  type Profiles,
  type TrackPlan,
} from '@kindred/records';
import type { Run, Unfinished } from './open-run.js';
import { matchLevels } from './match-levels.js';
import { isMeasured } from './release-records.js';

export interface ForecastPlan {
  readonly plan: MasteringPlan;
  readonly profiles: Profiles;
  /** Mixes whose numbers are not those that were decided. */
  readonly changed: ReadonlySet<string>;
}

/**
 * What the numbers of a plan will give where a person changed them: levels, the limiter's work and
 * why, with every number as it stands. Nothing is done where nothing was changed.
 */
export async function forecastPlan(
  run: Run,
  { plan, profiles, changed }: ForecastPlan,
): Promise<
  | { readonly status: 'done'; readonly plan: MasteringPlan }
  | Exclude<Unfinished, { status: 'refused' }>
> {
  const measured = profiles.tracks.filter(isMeasured);
  const planned = plan.tracks.filter(({ number }) =>
    measured.some((profile) => profile.number === number),
  );
  const kept = { ...plan, tracks: planned };
  if (changed.size === 0 || planned.length === 0) return { status: 'done', plan: kept };
  const { release } = run;
  const eq = new Map(planned.map((track) => [track.number, track.eq]));
  const tone = matchReleaseTone(release, measured, { pinnedEq: eq });
  const matched = await matchLevels(run, {
    measured,
    tone,
    width: { tracks: planned.map(widthOf) },
    pins: planned.flatMap(everyPin),
    former: null,
  });
  if (matched.status !== 'done') return matched;
  const forecast = matched.plan;
  const tracks = planned.map((track) => {
    const now = forecast?.tracks.find(({ number }) => number === track.number);
    if (!now || !changed.has(track.file)) return track;
    const { sourceSha256, role, offsetLu, trims, fades } = track;
    return {
      ...now,
      sourceSha256,
      role,
      offsetLu,
      ...(trims === undefined ? {} : { trims }),
      ...(fades === undefined ? {} : { fades }),
    };
  });
  return { status: 'done', plan: { ...kept, joins: forecast?.joins ?? plan.joins, tracks } };
}

/** Its width as it stands, with what is known of it. */
function widthOf({ number, sideDb = 0, because }: TrackPlan): TrackWidth {
  return { number, sideDb, because: because.filter((reason) => reasonTopic(reason) === 'width') };
}

function everyPin({ number: track, file, eq, gainDb, limiter }: TrackPlan): Pin[] {
  return [
    { part: 'eq', track, file, eq, planned: eq },
    { part: 'gain', track, file, gainDb, plannedDb: gainDb },
    { part: 'limiter', track, file, limiter, planned: limiter },
  ];
}
