import type { MeasuredTrack, Reason, Release } from '@kindred/records';
import { intentsOn } from '../intents-on.js';
import { segueGroups } from '../segue-groups.js';
import { isAside } from '../aside.js';
import { withSegueTones } from '../tone/segue-tone.js';
import { areOne } from '../tone/tone-question.js';
import { matchWidth, type WidthMatch } from './match-width.js';
import type { WidthWishes } from './width-subject.js';

/**
 * The width of a release as its file asks for it; tracks that run into one another share theirs.
 * @param pinnedSidesDb what a person set, by track number: it stays as it is; mono has no side
 */
export function matchReleaseWidth(
  release: Pick<Release, 'match' | 'tracks' | 'directions'>,
  profiles: readonly MeasuredTrack[],
  pinnedSidesDb: ReadonlyMap<number, number> = new Map<number, number>(),
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
  return {
    tracks: tracks.map((track, at) => {
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
