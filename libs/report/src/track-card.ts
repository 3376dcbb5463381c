import { deepReductionDb, sayFormat, sayTime, sentence } from '@kindred/records';
import { isFinished, type Family, type FamilyTrack, type FinishedTrack } from './family.js';
import {
  allowanceOfTrack,
  gainDb,
  lostDb,
  reductionDb,
  saidReductionDb,
} from './family-figures.js';
import { findingsOf, notesOf, type Finding } from './finding.js';
import { drawCardTone, type CardToneView } from './card-tone.js';
import { drawLanes, type LanesView } from './lanes.js';
import {
  printAtMost,
  printChange,
  printCorrelation,
  printLevel,
  printPeak,
  type PrintedNumber,
} from './number-text.js';
import type { PairView } from './pair.js';
import { capitalised, proseOf, safeText, type Prose, type SourcedProse } from './prose.js';
import { asRendered, renderedOf } from './reason-as-rendered.js';
import { standingOf, type Standing } from './standing.js';

export interface CardView {
  readonly number: number;
  readonly anchor: string;
  readonly label: string;
  readonly title: string;
  readonly length: string;
  readonly lengthOf: string;
  readonly issuesOf: string;
  readonly standing: Standing;
  readonly open: boolean;
  readonly findings: readonly Finding[];
  readonly notes: readonly Prose[];
  /** Null for a track without a master. */
  readonly work: CardWork | null;
}

interface CardWork {
  readonly gain: PrintedNumber;
  /** What the limiter took, beside the gain; null: nothing. */
  readonly limiting: PrintedNumber | null;
  readonly because: readonly SourcedProse[];
  readonly lanes: LanesView;
  readonly tone: CardToneView;
  /** The file it came from, and what that is; null where no profile is left of it. */
  readonly source: string | null;
  readonly pairs: readonly PairView[];
  readonly limiter: readonly PairView[];
}

/** What was done to one track and why, with its pictures and numbers. */
export function drawCard(family: Family, track: FamilyTrack, options: { open: boolean }): CardView {
  return {
    number: track.number,
    anchor: track.anchor,
    label: track.label,
    title: track.title,
    length: track.durationKnown ? sayTime(track.durationSeconds) : '',
    lengthOf: lengthPointer(family, track),
    issuesOf: track.issuesOf,
    standing: standingOf(track),
    open: options.open,
    findings: findingsOf(track),
    notes: notesOf(track),
    work: isFinished(track) ? workOn(family, track) : null,
  };
}

function workOn(family: Family, track: FinishedTrack): CardWork {
  const { reductionMaxDb } = track.rendering.limiter;
  return {
    gain: printChange(gainDb(track)),
    limiting: reductionMaxDb < saidReductionDb ? null : taken(track),
    because: track.plan.because.flatMap((reason, index) =>
      reason.code === 'limiting-budget' || reason.code === 'tone-mix-problem'
        ? []
        : [
            {
              words: proseOf(capitalised(sentence(asRendered(reason, track)))),
              of: `${track.planPointer}/because/${index} boost:${track.planPointer}/because/${index} fixed ${renderedOf(track)}`,
            },
          ],
    ),
    lanes: drawLanes(family, track),
    tone: drawCardTone(family, track),
    source: sourceOf(family, track),
    pairs: pairsOf(track, family.release.target.ceilingDbtp),
    limiter: reductionMaxDb < saidReductionDb ? [] : limiterFacts(track),
  };
}

/** "mixes/03 Tunnel.flac: FLAC 24-bit, 44.1 kHz, stereo". */
function sourceOf({ profiles }: Family, { number }: FinishedTrack): string | null {
  const profile = profiles.tracks.find((one) => one.number === number);
  return profile?.format ? `${safeText(profile.file)}: ${sayFormat(profile.format)}` : null;
}

function pairsOf({ mix, master }: FinishedTrack, ceilingDbtp: number): readonly PairView[] {
  const level = (
    key: 'loudSection' | 'integrated' | 'range' | 'peakToLoudness' | 'shortTermMax',
    words: { label: string; term: string; unit: string },
  ): PairView => ({
    ...words,
    before: printLevel(mix[key]),
    after: printLevel(master[key]),
    remark: '',
  });
  return [
    level('loudSection', { label: 'Loud section', term: 'STL-95', unit: 'LUFS' }),
    level('integrated', { label: 'Whole track', term: 'LUFS-I', unit: 'LUFS' }),
    level('range', { label: 'Range', term: 'LRA', unit: 'LU' }),
    {
      label: 'True peak',
      term: 'dBTP',
      before: printPeak(mix.truePeak, ceilingDbtp),
      after: printPeak(master.truePeak, ceilingDbtp),
      unit: 'dBTP',
      remark: '',
    },
    level('peakToLoudness', { label: 'Peak to loudness', term: 'PLR', unit: 'LU' }),
    level('shortTermMax', { label: 'Loudest 3 s', term: 'LUFS-S', unit: 'LUFS' }),
    {
      label: 'Left to right',
      term: 'Correlation of both channels: +1 the same, 0 unrelated, −1 opposite',
      before: printCorrelation(mix.correlation),
      after: printCorrelation(master.correlation),
      unit: '',
      remark: '',
    },
  ];
}

/** What the limiter took at most, as a change. */
function taken(track: FinishedTrack): PrintedNumber {
  const most = printAtMost(reductionDb(track));
  return { ...most, text: `\u2212${most.text}` };
}

function lengthPointer({ profiles }: Family, { number, master, renderingPointer }: FamilyTrack) {
  const index = profiles.tracks.findIndex((one) => one.number === number);
  return master
    ? `${renderingPointer}/outputs/0/format/durationSeconds`
    : `/profiles/tracks/${index}/format/durationSeconds`;
}

function limiterFacts(track: FinishedTrack): readonly PairView[] {
  const { limiter } = track.rendering;
  const at = limiter.reductionMaxAtSeconds;
  const fact = (label: string, after: PrintedNumber, unit: string, remark: string): PairView => ({
    remarkOf: `${track.renderingPointer}/limiter/reductionMaxAtSeconds allowance:${track.number}`,
    label,
    term: '',
    before: null,
    after,
    unit,
    remark,
  });
  return [
    fact('Limiter, most', taken(track), 'dB', at === null ? '' : `at ${sayTime(at)}`),
    fact(
      'Loud passages lose',
      printAtMost(lostDb(track)),
      'dB',
      `of ${allowanceOfTrack(track).loudPassageLossDb}`,
    ),
    fact(
      `Over ${deepReductionDb} dB`,
      printAtMost({
        value: limiter.deepReductionShare * 100,
        of: `per-cent:${track.renderingPointer}/limiter/deepReductionShare`,
        reason: '',
      }),
      '%',
      'of the time',
    ),
  ];
}
