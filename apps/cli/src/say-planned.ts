import {
  isSameEq,
  sayAtMost,
  sayChange,
  sayCount,
  type MasteringPlan,
  type Pin,
  type TrackPlan,
} from '@kindred/records';

export interface Planned {
  readonly plan: Pick<MasteringPlan, 'tracks'>;
  readonly pins: readonly Pin[];
  /** What was decided the last time; null: nothing that is known. */
  readonly before: Pick<MasteringPlan, 'tracks'> | null;
}

/** More of them than this are counted. */
const movesNamedMax = 2;

/**
 * "tone on 2 of 5 tracks, loudness on all 5": what a plan does, in a line; or, after another, what
 * moved beside what a person set: "around 1 pin; 5 is now +6.1 dB, the rest as it was".
 */
export function sayPlanned({ plan: { tracks }, pins, before }: Planned): string {
  const around = pins.length === 0 ? '' : `around ${sayCount(pins.length, 'pin')}; `;
  if (before === null) return around + sayDone(tracks);
  const moves = tracks.flatMap((track) => moveOf(track, { pins, before }) ?? []);
  if (moves.length === 0 && around === '') return `${sayDone(tracks)}, as it was`;
  const isRest = moves.length < tracks.length;
  const rest = isRest ? `${moves.length > 0 ? ', ' : ''}the rest as it was` : '';
  return around + sayMoves(moves) + rest;
}

function sayDone(tracks: readonly TrackPlan[]): string {
  const moved = tracks.filter(({ eq }) => eq.length > 0).length;
  if (moved === 0) return `loudness on ${sayCount(tracks.length, 'track')}`;
  if (tracks.length === 1) return 'tone and loudness on 1 track';
  return `tone on ${moved} of ${tracks.length} tracks, loudness on all ${tracks.length}`;
}

/** What became of one track that nobody set by hand. */
interface Move {
  readonly number: number;
  /** Null: its gain is what it was. */
  readonly gainDb: number | null;
  readonly byDb: number;
  readonly isNew: boolean;
}

function moveOf(
  { number, file, gainDb, eq, sideDb = 0 }: TrackPlan,
  { pins, before }: Pick<Planned, 'pins'> & { readonly before: Pick<MasteringPlan, 'tracks'> },
): Move | null {
  const was = before.tracks.find((track) => track.file === file);
  if (!was) return { number, gainDb, byDb: 0, isNew: true };
  const isSet = (part: Pin['part']): boolean =>
    pins.some((pin) => pin.part === part && pin.track === number);
  const byDb = isSet('gain') ? 0 : Math.abs(gainDb - was.gainDb);
  const isTone = !isSet('eq') && !isSameEq(eq, was.eq);
  const isWidth = !isSet('width') && sideDb !== (was.sideDb ?? 0);
  if (byDb === 0 && !isTone && !isWidth) return null;
  return { number, gainDb: byDb === 0 ? null : gainDb, byDb, isNew: false };
}

function sayMoves(moves: readonly Move[]): string {
  const [only] = moves;
  if (only === undefined) return '';
  if (moves.length === 1) {
    const { number, gainDb } = only;
    return gainDb === null ? `${number} moved in tone` : `${number} is now ${sayChange(gainDb)}`;
  }
  if (moves.length <= movesNamedMax) {
    const each = moves.map(({ number, gainDb }) =>
      gainDb === null ? `${number} in tone` : `${number} ${sayChange(gainDb)}`,
    );
    return `now ${each.join(', ')}`;
  }
  const most = Math.max(...moves.map(({ byDb }) => byDb));
  return `${moves.length} moved by up to ${sayAtMost(most)}`;
}
