import {
  isGuarded,
  type Intent,
  type TargetWord,
  type ToneMove,
  type TrackDirection,
} from '@kindred/records';
import { hundredths, moveMinDb } from './amounts.js';

/** What all directions of a release come to, as numbers. Plain data. */
export interface CombinedIntents {
  /** Null: no direction sets it. */
  readonly target: TargetWord | null;
  /** Steps of the release's target, inside its limiting. */
  readonly targetStepLu: number;
  readonly everyTrack: boolean;
  readonly asMixed: boolean;
  readonly towardReference: boolean;
  /** Of what is said of the whole release. */
  readonly limiting: CombinedTrack['limiting'];
  /** In the order of the tracks. */
  readonly tracks: readonly CombinedTrack[];
}

export interface CombinedTrack extends TrackDirection {
  readonly number: number;
  readonly limiting: 'as set' | 'gentler' | 'none';
}

/** The most that words move, however many ask for it: "much". */
const moveMaxDb = 2;
const levelMaxLu = 3;

/** Sums the intents of a release track by track, within bounds. Their order does not matter. */
export function combineIntents(
  intents: readonly Intent[],
  trackNumbers: readonly number[],
): CombinedIntents {
  const whole = intents.filter(({ tracks }) => tracks === null);
  const has = (kind: Intent['kind']) => intents.some((intent) => intent.kind === kind);
  return {
    target: ofKind(intents, 'target')[0]?.target ?? null,
    targetStepLu: sumWithin(
      ofKind(whole, 'level').map(({ changeLu }) => changeLu),
      levelMaxLu,
    ),
    everyTrack: has('every-track'),
    asMixed: has('as-mixed'),
    towardReference: has('toward-reference'),
    limiting: limitingOf(whole),
    tracks: trackNumbers.map((number) => combineTrack(intents, number)),
  };
}

function combineTrack(intents: readonly Intent[], number: number): CombinedTrack {
  const own = intents.filter(({ tracks }) => tracks === null || tracks.includes(number));
  const leaveAlone = own.some(({ kind }) => kind === 'leave-alone');
  const heeded = leaveAlone ? [] : own;
  const guards = ofKind(heeded, 'guard').flatMap((guard) => guard.guards);
  const widths = ofKind(heeded, 'width').map(({ sideDb }) => sideDb);
  const matches = ofKind(heeded, 'tone-match').map(({ amountPercent }) => amountPercent);
  return {
    number,
    moves: sumOfMoves(ofKind(heeded, 'tone').flatMap(({ moves }) => moves)).filter(
      (move) => Math.abs(move.gainDb) >= moveMinDb && !isGuarded(move, guards),
    ),
    guards,
    sideDb: widths.length === 0 ? null : sumWithin(widths, moveMaxDb),
    offsetLu: sumWithin(
      ofKind(heeded, 'level')
        .filter(({ tracks }) => tracks !== null)
        .map(({ changeLu }) => changeLu),
      levelMaxLu,
    ),
    limiting: limitingOf(heeded),
    toneMatchPercent: matches.length === 0 ? null : Math.min(...matches),
    leaveAlone,
  };
}

function limitingOf(intents: readonly Intent[]): CombinedTrack['limiting'] {
  const said = ofKind(intents, 'limiting').map(({ limiting }) => limiting);
  return said.includes('none') ? 'none' : said.includes('gentler') ? 'gentler' : 'as set';
}

function ofKind<Kind extends Intent['kind']>(
  intents: readonly Intent[],
  kind: Kind,
): Extract<Intent, { kind: Kind }>[] {
  return intents.filter(
    (intent): intent is Extract<Intent, { kind: Kind }> => intent.kind === kind,
  );
}

/** Moves of one frequency are one filter. */
function sumOfMoves(moves: readonly ToneMove[]): ToneMove[] {
  const byFrequency = new Map<number, ToneMove[]>();
  for (const move of moves) {
    byFrequency.set(move.frequencyHz, [...(byFrequency.get(move.frequencyHz) ?? []), move]);
  }
  return [...byFrequency.values()]
    .map(([first, ...rest]) => ({
      ...(first as ToneMove),
      gainDb: sumWithin(
        [first as ToneMove, ...rest].map(({ gainDb }) => gainDb),
        moveMaxDb,
      ),
    }))
    .sort((a, b) => a.frequencyHz - b.frequencyHz);
}

/** In whole hundredths, so that no order of summing shows. */
function sumWithin(values: readonly number[], most: number): number {
  const sum = values.reduce((whole, value) => whole + Math.round(value * 100), 0) / 100;
  return hundredths(Math.min(most, Math.max(-most, sum)));
}
