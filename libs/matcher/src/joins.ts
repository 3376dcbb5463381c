import { createBandEqResponse, thirdOctaves } from '@kindred/dsp';
import type { Edge, EqBand, Join, MeasuredTrack } from '@kindred/records';
import { toHundredths } from './gain-grid.js';
import { jarsOf } from './join-jars.js';
import { shapeDistanceDb, type Curve } from './tone/tone-family.js';

/** One track of a release as it was decided. */
export interface JoinedTrack {
  readonly profile: MeasuredTrack;
  readonly gainDb: number;
  readonly eq: readonly EqBand[];
}

/** Every boundary between tracks that follow one another, each moved by its gain and filters. */
export function joinsOf(
  tracks: readonly JoinedTrack[],
  groups: readonly (readonly number[])[],
): readonly Join[] {
  const ordered = [...tracks].sort((a, b) => a.profile.number - b.profile.number);
  return ordered.slice(1).map((after, place) => joinOf(ordered[place]!, after, groups));
}

function joinOf(
  before: JoinedTrack,
  after: JoinedTrack,
  groups: readonly (readonly number[])[],
): Join {
  const [from, to] = [before.profile.number, after.profile.number];
  const end = edgeOf(before, 'end');
  const start = edgeOf(after, 'start');
  const isSegue = groups.some((group) => group.includes(from) && group.includes(to));
  const gap = isSegue ? 0 : toHundredths(end.silenceSeconds + start.silenceSeconds);
  const jump3sLu = jump(end.loudness3sLufs, start.loudness3sLufs);
  const jump10sLu = jump(end.loudness10sLufs, start.loudness10sLufs);
  const noiseJumpDb = jump(end.noiseDbfs, start.noiseDbfs);
  const toneJumpDb =
    end.levels10sDb && start.levels10sDb
      ? toHundredths(shapeDistanceDb(start.levels10sDb, end.levels10sDb))
      : undefined;
  const jumps = { gapSeconds: gap, jump10sLu, toneJumpDb, noiseJumpDb };
  return {
    from,
    to,
    isSegue,
    gapSeconds: gap,
    jump3sLu,
    jump10sLu,
    ...(toneJumpDb === undefined ? {} : { toneJumpDb }),
    noiseJumpDb,
    ...(isSegue ? { jars: 'no' } : jarsOf(jumps, { end, start })),
  };
}

/** An edge behind gain and filters; its noise floor and loudness behind the gain alone. */
function edgeOf(
  { profile, gainDb, eq }: JoinedTrack,
  side: 'start' | 'end',
): Omit<Edge, 'levels10sDb'> & { readonly levels10sDb: Curve | null } {
  const edge = profile.edges[side];
  const moved = (level: number | null): number | null => (level === null ? null : level + gainDb);
  return {
    ...edge,
    loudness3sLufs: moved(edge.loudness3sLufs),
    loudness10sLufs: moved(edge.loudness10sLufs),
    noiseDbfs: moved(edge.noiseDbfs),
    levels10sDb: edge.levels10sDb && filtered(edge.levels10sDb, { eq, profile }),
  };
}

function filtered(
  levelsDb: Curve,
  { eq, profile: { format } }: Pick<JoinedTrack, 'eq' | 'profile'>,
): Curve {
  if (eq.length === 0) return levelsDb;
  const { sampleRateHz } = format;
  const response = createBandEqResponse({ sampleRateHz, bands: thirdOctaves }).cascadeDb(eq);
  return levelsDb.map((level, band) => (level === null ? null : level + response[band]!));
}

function jump(last: number | null, first: number | null): number | null {
  return last === null || first === null ? null : toHundredths(first - last);
}
