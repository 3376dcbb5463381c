import type { MeasuredTrack, Reason, Release } from '@kindred/records';
import { intentsOn } from '../intents-on.js';
import { segueGroups } from '../segue-groups.js';
import { asides } from '../tone/match-release-tone.js';
import { withSegueTones } from '../tone/segue-tone.js';
import { matchWidth, type WidthMatch } from './match-width.js';
import type { WidthWishes } from './width-subject.js';

/** The width of a release as its file asks for it; tracks that run into one another share theirs. */
export function matchReleaseWidth(
  release: Pick<Release, 'match' | 'tracks' | 'directions'>,
  profiles: readonly MeasuredTrack[],
): WidthMatch {
  const tones = withSegueTones(
    profiles.map((profile) => ({ profile })),
    segueGroups(release.tracks, profiles),
  );
  return matchWidth({
    setting: release.match.width ?? null,
    subjects: profiles.map((profile, at) => {
      const track = release.tracks.find(({ number }) => number === profile.number);
      return {
        number: profile.number,
        channels: profile.format.channels,
        isSong: !asides.has(track?.role ?? 'single'),
        tone: tones[at]!.profile.tone,
        foldLossLu: profile.stereo.foldLossLu,
        wishes: widthWishesOf(release, profile.number),
      };
    }),
  });
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
