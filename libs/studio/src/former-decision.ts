import { createHash } from 'node:crypto';
import type { FormerPlan } from '@kindred/matcher';
import type {
  Adjustment,
  MeasuredTrack,
  Pin,
  Release,
  ReleaseTrack,
  TrackPlan,
  WrittenPlan,
} from '@kindred/records';
import { canonicalText } from './cache/canonical-text.js';

/** What an earlier run decided, as far as the same is asked of the same mixes. */
export interface FormerDecision {
  readonly plan: FormerPlan;
  /** Of its tracks, those whose filters were decided as they would be now. */
  readonly tones: readonly TrackPlan[];
  /** The same of their width. */
  readonly widths: readonly TrackPlan[];
}

/**
 * What stands of the last plan while what would be decided now lies near it. Whatever a person asks for
 * otherwise is decided anew: of the whole release, or of the tracks it was asked of; and so is a track
 * with a new mix. Null: nothing stands.
 */
export function formerDecision(
  written: WrittenPlan | null,
  { release, measured }: { readonly release: Release; readonly measured: readonly MeasuredTrack[] },
): FormerDecision | null {
  const { decided, pins = [], adjusts = [] } = written ?? {};
  const asked = askedOf(release);
  if (!decided || decided.asked.releaseSha256 !== asked.releaseSha256) return null;
  const tracks = measured.flatMap(({ number, file, sha256 }) => {
    const track = decided.plan.tracks.find((one) => one.file === file);
    const then = decided.asked.tracks.find((one) => one.file === file)?.sha256;
    const now = asked.tracks.find((one) => one.file === file)?.sha256;
    return track?.sourceSha256 === sha256 && then === now ? [{ ...track, number }] : [];
  });
  const sounding = tracks.filter(({ file }) => {
    const then = adjusts.find((one) => one.file === file)?.adjust;
    const now = release.tracks.find((one) => one.file === file)?.adjust;
    return canonicalText(soundOf(then)) === canonicalText(soundOf(now));
  });
  // What a person set was not decided; what stood beside it was.
  const decidedOf = (part: Pin['part']): readonly TrackPlan[] =>
    sounding.filter(({ file }) => !pins.some((pin) => pin.file === file && pin.part === part));
  return {
    plan: { loudness: decided.plan.loudness, tracks },
    tones: decidedOf('eq'),
    widths: decidedOf('width'),
  };
}

/** Digests of what is asked of a release and of each of its tracks that decisions follow from. */
export function askedOf(release: Release): NonNullable<WrittenPlan['decided']>['asked'] {
  const { light, genre, target, match, references = [], directions = [], tracks } = release;
  const ofAll = directions.filter((intent) => intent.tracks === null).map(withoutPlace);
  return {
    releaseSha256: digestOf({ light, genre, target, match, references, ofAll }),
    tracks: tracks.map((track) => {
      const own = directions
        .filter((intent) => intent.tracks?.includes(track.number))
        .map(withoutPlace);
      return { file: track.file, sha256: digestOf({ ...levelOf(track), own }) };
    }),
  };
}

function digestOf(asked: object): string {
  return createHash('sha256').update(canonicalText(asked)).digest('hex');
}

/** Where it was typed, and on which other tracks, is no part of what is asked. */
function withoutPlace({
  place: _,
  tracks: __,
  ...intent
}: NonNullable<Release['directions']>[number]): object {
  return intent;
}

function levelOf({
  role,
  offsetLu,
  limiting,
  segue,
  direction,
  trims,
  fades,
}: ReleaseTrack): object {
  return { role, offsetLu, limiting, segue, direction, trims, fades };
}

/** What of it filters and width follow from. */
function soundOf(adjust: Adjustment | undefined): object {
  const { toneShare = 1, sideDb = 0, eq = [] } = adjust ?? {};
  return { toneShare, sideDb, eq: eq.map(({ band }) => band) };
}
