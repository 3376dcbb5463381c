import type { Fit } from './fit-bands.js';
import type { ToneGrid } from './filter-bank.js';
import { boostLimitsOf, type BoostLimits } from './tone-bounds.js';
import { evidenceOf, type ToneEvidence } from './tone-evidence.js';
import type { Curve } from './tone-family.js';
import { areOne, type ToneQuestion, type ToneSubject } from './tone-question.js';
import { toneTargetOf, wishOf, type ToneTarget } from './tone-target.js';
import { fitTrack } from './track-moves.js';

/** What a match knows of a track before it decides. */
export interface Prepared {
  readonly subject: ToneSubject;
  readonly evidence: ToneEvidence | null;
  readonly grid: ToneGrid;
  readonly limits: BoostLimits;
  /** Null where nothing can be wished for. */
  readonly fit: Fit | null;
  /** How far its siblings usually lie from one another; 0 without two of them. */
  readonly usualDb: number;
}

/** A track's wish on the bank of filters. */
export function prepare(
  subject: ToneSubject,
  {
    question,
    target,
    gridOf,
  }: {
    readonly question: ToneQuestion;
    readonly target: ToneTarget | null;
    readonly gridOf: (sampleRateHz: number) => ToneGrid;
  },
): Prepared {
  const { tone, findings, format } = subject.profile;
  const evidence = evidenceOf(tone);
  const grid = gridOf(format.sampleRateHz);
  const limits = boostLimitsOf(tone, findings);
  if (!target || !evidence || subject.isSong === false) {
    return { subject, evidence, grid, limits, fit: null, usualDb: 0 };
  }
  const others = targetWithout(subject, { question, target });
  const votes = target.voters.some((voter) => areOne(voter, subject));
  const own = votes && target.voters.length >= siblingsFrom && others ? others : target;
  const wishDb = wishOf(evidence.levelsDb, own);
  const errorsDb = together(evidence.errorsDb, own.errorsDb);
  const fit = fitTrack({ wishDb, errorsDb, grid, limits });
  return { subject, evidence, grid, limits, fit, usualDb: others?.usualDb ?? 0 };
}

/** With this many songs, a song is held against the others, so that it does not argue for itself. */
const siblingsFrom = 4;

/** What the others would be brought toward; null: nothing. */
function targetWithout(
  subject: ToneSubject,
  { question, target }: { readonly question: ToneQuestion; readonly target: ToneTarget },
): ToneTarget | null {
  const { setting, subjects, references = [] } = question;
  if (!target.voters.some((voter) => areOne(voter, subject))) return target;
  const others = subjects.filter((other) => !areOne(other, subject));
  return toneTargetOf(setting.toward, { subjects: others, references });
}

/** Independent errors. */
function together(first: Curve, second: Curve): Curve {
  return first.map((error, band) => {
    const other = second[band] ?? null;
    return error === null || other === null ? null : Math.sqrt(error * error + other * other);
  });
}
