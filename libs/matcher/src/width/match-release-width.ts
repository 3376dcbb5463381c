import {
  reasonTopic,
  type MeasuredTrack,
  type Reason,
  type Release,
  type TrackPlan,
} from '@kindred/records';
import { intentsOn } from '../intents-on.js';
import { segueGroups } from '../segue-groups.js';
import { isAside } from '../aside.js';
import { toHundredths } from '../gain-grid.js';
import { withSegueTones } from '../tone/segue-tone.js';
import { areOne } from '../tone/tone-question.js';
import { leastMoveDb, matchWidth, type TrackWidth, type WidthMatch } from './match-width.js';
import type { WidthWishes } from './width-subject.js';

/** What is known beside a release's file and its tracks. */
export interface WidthGiven {
  /** What a person set, by track number: it stays as it is; mono has no side. */
  readonly pinnedSidesDb?: ReadonlyMap<number, number>;
  /** Of an earlier plan, tracks of which mix and wishes are as they were. */
  readonly former?: readonly TrackPlan[];
}

/**
 * The width of a release as its file asks for it; tracks that run into one another share theirs.
 */
export function matchReleaseWidth(
  release: Pick<Release, 'match' | 'tracks' | 'directions'>,
  profiles: readonly MeasuredTrack[],
  { pinnedSidesDb = new Map<number, number>(), former = [] }: WidthGiven = {},
): WidthMatch {
  const tones = withSegueTones(
    profiles.map((profile) => ({ profile })),
    segueGroups(release.tracks, profiles),
  );
  const foldLossOf = (at: number): number | null =>
    profiles.reduce<number | null>((most, { stereo }, other) => {
      if (!areOne(tones[at]!, tones[other]!) || stereo.foldLossLu === null) return most;
      return Math.max(most ?? -Infinity, stereo.foldLossLu);
    }, null);
  const { tracks } = matchWidth({
    setting: release.match.width ?? null,
    subjects: profiles.map((profile, at) => {
      const track = release.tracks.find(({ number }) => number === profile.number);
      return {
        number: profile.number,
        channels: profile.format.channels,
        isSong: !isAside(track?.role ?? null),
        ...(tones[at]!.group !== undefined && { group: tones[at]!.group }),
        tone: tones[at]!.profile.tone,
        foldLossLu: foldLossOf(at),
        wishes: widthWishesOf(release, profile.number),
      };
    }),
  });
  const kept = tracks.map((track) =>
    keepWidth(
      track,
      former.find(({ number }) => number === track.number),
    ),
  );
  const isKept = (at: number): boolean =>
    tracks.every((_, other) => !areOne(tones[at]!, tones[other]!) || kept[other] !== null);
  return {
    tracks: tracks.map((decided, at) => {
      const track = isKept(at) ? kept[at]! : decided;
      const sideDb = pinnedSidesDb.get(track.number);
      if (sideDb === undefined || profiles[at]!.format.channels < 2) return track;
      return {
        number: track.number,
        sideDb,
        because: [{ code: 'width-pinned', values: { sideDb } }],
      };
    }),
  };
}

/** As it was decided before, while that nearly is what is decided now; null: it is decided anew. */
function keepWidth(decided: TrackWidth, former: TrackPlan | undefined): TrackWidth | null {
  if (!former) return null;
  const { sideDb = 0, because } = former;
  const { number } = decided;
  if (sideDb === decided.sideDb) return decided;
  if (toHundredths(Math.abs(sideDb - decided.sideDb)) > leastMoveDb) return null;
  return { number, sideDb, because: because.filter((one) => reasonTopic(one) === 'width') };
}

function widthWishesOf(
  { tracks, directions }: Pick<Release, 'tracks' | 'directions'>,
  number: number,
): WidthWishes {
  const { direction, adjust } = tracks.find((track) => track.number === number) ?? {};
  const directed = intentsOn(number, directions).filter(({ kind }) => kind === 'width');
  return {
    sideDb: direction?.sideDb ?? null,
    isHeld: direction?.leaveAlone === true || direction?.sideDb === 0,
    adjustDb: adjust?.sideDb ?? 0,
    because: directed.map((intent): Reason => ({ code: 'directed', values: { intent } })),
  };
}
