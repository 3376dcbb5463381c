import type { EqBand, Reason, ReferenceTone, ToneSetting, ToneWeights } from '@kindred/records';
import { toHundredths } from '../gain-grid.js';
import { equalise } from './equalise.js';
import { explainReleaseTone } from './explain/explain-release-tone.js';
import { explainTrackTone } from './explain/explain-track-tone.js';
import type { Fit } from './fit-bands.js';
import { toneGridPerRate, type ToneGrid } from './filter-bank.js';
import { halfMoves, halfStrength } from './half-moves.js';
import { keepTones } from './keep-tones.js';
import { togetherMovedDb } from './together-moved.js';
import { coreFirst, coreLast } from './tone-constants.js';
import { toneStrength, type ToneStrength } from './tone-amount.js';
import { prepare } from './prepare-track.js';
import type { ToneEvidence } from './tone-evidence.js';
import { shapeDistanceDb, type Curve } from './tone-family.js';
import type { ToneQuestion, ToneSubject } from './tone-question.js';
import { toneTargetOf, type ToneTarget } from './tone-target.js';
import { movesFor, type TrackMoves } from './track-moves.js';

/** What was decided on one track's tone. */
export interface TrackTone {
  readonly number: number;
  /** Filters of match and words from low to high, then those typed; none: left alone. */
  readonly eq: readonly EqBand[];
  /** How many of them, the last ones, a person typed. */
  readonly eqTyped: number;
  /**
   * Distance of its shape from the release's centre, 80 Hz to 8 kHz RMS; null without either. What
   * words and numbers do to all tracks alike moves the centre as well, and no distance.
   */
  readonly distanceBeforeDb: number | null;
  readonly distanceAfterDb: number | null;
  readonly because: readonly Reason[];
}

/** What was decided on the tone of a release. */
export interface ToneMatch {
  readonly toward: ToneWeights | null;
  /** What is left of the amount that was asked for. */
  readonly amount: number;
  /** Of match and words together; few songs hold back the match alone. */
  readonly mostDb: number;
  /** The release's centre, per 1/3 octave, against its own mean; null without two songs. */
  readonly centreDb: Curve | null;
  /** What the references have in common; null where none has a say. */
  readonly reference: ReferenceTone | null;
  readonly because: readonly Reason[];
  /** In the order of the subjects. */
  readonly tracks: readonly TrackTone[];
}

/** A track's part in a match, before it is explained. */
export interface Considered {
  readonly subject: ToneSubject;
  readonly target: ToneTarget | null;
  readonly strength: ToneStrength | null;
  /** Null where nothing could be wished for, or nothing was to be moved. */
  readonly moved: TrackMoves | null;
  readonly evidence: ToneEvidence | null;
}

/**
 * Decides the tone of a release: for each track the few wide filters that bring its loud passages
 * toward the target, as far as the evidence goes and no further than `mostDb`. The target is frozen
 * before any track is corrected; pinned bands are taken as they are, and change no other track; nor
 * do wishes, which come on top. A louder or quieter mix gets the same filters, and so does one with
 * its channels swapped.
 */
export function matchTone(question: ToneQuestion): ToneMatch {
  const { setting, subjects, references = [], trustsAll = false } = question;
  const { isLight = false, offBecause = 'off' } = question;
  const asked = { amount: setting.amount, offBecause, isLight };
  const target = toneTargetOf(setting.toward, { subjects, references });
  const full = target && (trustsAll ? asAsked(setting) : toneStrength(setting, target));
  const strength = full && isLight ? halfStrength(full) : full;
  const gridOf = toneGridPerRate();
  const prepared = subjects.map((subject) => prepare(subject, { question, target, gridOf }));
  const considered = prepared.map((own): Considered => {
    const { subject, evidence, fit, grid, limits } = own;
    const common = { subject, target, strength, evidence };
    const share = subject.wishes?.share ?? 1;
    const stays = subject.pinned || setting.amount === 0 || share === 0;
    if (!target || !full || !evidence || !fit || stays) return { ...common, moved: null };
    const siblingShare = target.weights.release;
    const moved = movesFor({
      fit,
      apart: { apartDb: apartOf(fit), usualDb: siblingShare * own.usualDb, siblingShare },
      grid,
      limits,
      amount: share * (evidence.isSong || trustsAll ? full.amount : full.amount / 2),
      mostDb: full.mostDb,
      guards: subject.wishes?.guards ?? [],
      trustsAll,
    });
    return { ...common, moved: isLight ? halfMoves(moved) : moved };
  });
  const matchMostDb = strength?.mostDb ?? setting.mostDb;
  const decided = considered.map((one, index) =>
    equalise(one, { mostDb: setting.mostDb, prepared: prepared[index]! }),
  );
  const equalised = keepTones(decided, {
    gridOf,
    mostDb: ({ isDirected }) => (isDirected ? setting.mostDb : matchMostDb),
  });
  const togetherDb = togetherMovedDb(equalised);
  const tracks = equalised.map(({ one, eq, eqTyped, response, because, formerBecause }) => {
    const { profile, pinned } = one.subject;
    const grid = gridOf(profile.format.sampleRateHz);
    const levels = one.evidence?.levelsDb ?? null;
    const centre = target?.centre ?? null;
    const after = levels && withResponse(levels, response.all, togetherDb);
    return {
      number: profile.number,
      eq,
      eqTyped,
      distanceBeforeDb: levels && centre && toHundredths(shapeDistanceDb(levels, centre)),
      distanceAfterDb: after && centre && toHundredths(shapeDistanceDb(after, centre)),
      because: pinned
        ? [asPinned(pinned, { grid, mostDb: matchMostDb })]
        : (formerBecause ?? [...because, ...explainTrackTone(one, asked)]),
    };
  });
  return {
    toward: target?.weights ?? null,
    amount: strength?.amount ?? 0,
    mostDb: equalised.some(({ isDirected }) => isDirected) ? setting.mostDb : matchMostDb,
    centreDb: target?.centre ? againstMean(target.centre) : null,
    reference: target && referenceOf(target),
    because: explainReleaseTone(considered, asked),
    tracks,
  };
}

function asPinned(
  pinned: readonly EqBand[],
  { grid, mostDb }: { readonly grid: ToneGrid; readonly mostDb: number },
): Reason {
  const largestDb = toHundredths(grid.fine.largestDb(pinned));
  return { code: 'tone-pinned', values: { largestDb, mostDb } };
}

/** Root mean square of a wish's broad shape, 80 Hz to 8 kHz. */
function apartOf({ fittedDb }: Fit): number {
  const core = fittedDb.slice(coreFirst, coreLast + 1);
  const mean = core.reduce((sum, value) => sum + value, 0) / core.length;
  const squares = core.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return Math.sqrt(squares / core.length);
}

function asAsked({ amount, mostDb }: ToneSetting): ToneStrength {
  return { amount, mostDb, fewSongs: null, diversityShare: 1 };
}

function withResponse(levels: Curve, responseDb: Float64Array, lessDb: readonly number[]): Curve {
  return levels.map((level, band) =>
    level === null ? null : level + responseDb[band]! - lessDb[band]!,
  );
}

function referenceOf({ reference, referenceNames }: ToneTarget): ReferenceTone | null {
  return reference === null || referenceNames.length === 0
    ? null
    : { names: referenceNames, levelsDb: againstMean(reference) };
}

function againstMean(curve: Curve): Curve {
  const known = curve.flatMap((level) => level ?? []);
  const mean = known.reduce((sum, level) => sum + level, 0) / Math.max(known.length, 1);
  return curve.map((level) => (level === null ? null : Math.round((level - mean) * 10) / 10));
}
