import {
  reasonTopic,
  usualTone,
  type EqBand,
  type MeasuredTrack,
  type Release,
  type TrackPlan,
} from '@kindred/records';
import { isAside } from '../aside.js';
import { measureAsFinished } from '../finished-masters.js';
import { segueGroups } from '../segue-groups.js';
import { matchTone, type ToneMatch } from './match-tone.js';
import type { FormerTone, ToneProfile, ToneReference } from './tone-question.js';
import { withSegueTones } from './segue-tone.js';
import { toneWishesOf } from './tone-wishes.js';

/** What is known beside a release's file and its tracks. */
export interface ToneGiven {
  /** Filters that a person set, by track number: they stay as they are. */
  readonly pinnedEq?: ReadonlyMap<number, readonly EqBand[]>;
  readonly references?: readonly ToneReference[];
  /** Of an earlier plan, tracks of which mix and wishes are as they were. */
  readonly former?: readonly TrackPlan[];
}

/**
 * The tone of a release as its file asks for it; tracks that run into one another share theirs.
 * Where nothing is asked of tone, masters made for this very target keep theirs.
 */
export function matchReleaseTone(
  release: Pick<Release, 'match' | 'target' | 'tracks' | 'directions' | 'light'>,
  profiles: readonly (ToneProfile & Pick<MeasuredTrack, 'edges' | 'loudness' | 'peak'>)[],
  { pinnedEq, references = [], former = [] }: ToneGiven = {},
): ToneMatch {
  const roles = new Map(release.tracks.map(({ number, role }) => [number, role]));
  const areMasters =
    release.match.tone === undefined && measureAsFinished(profiles, release.target);
  const setting = areMasters ? { ...usualTone, amount: 0 } : (release.match.tone ?? usualTone);
  const subjects = profiles.map((profile) => ({
    profile,
    isSong: !isAside(roles.get(profile.number) ?? null),
    pinned: pinnedEq?.get(profile.number) ?? null,
    wishes: toneWishesOf(release, { number: profile.number, amount: setting.amount }),
    former: formerTone(former.find(({ number }) => number === profile.number)),
  }));
  return matchTone({
    setting,
    references,
    isLight: release.light === true,
    offBecause: areMasters ? 'masters' : 'off',
    subjects: withSegueTones(subjects, segueGroups(release.tracks, profiles)),
  });
}

function formerTone(track: TrackPlan | undefined): FormerTone | undefined {
  if (!track) return undefined;
  const { eq, because } = track;
  return { eq, because: because.filter((reason) => reasonTopic(reason) === 'tone') };
}
