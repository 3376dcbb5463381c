import { sayFrequency, sentence, type Reason } from '@kindred/records';
import { isFinished, type FamilyTrack } from './family.js';
import type { Finding } from './finding.js';
import { capitalised, proseOf, typeset } from './prose.js';

type MixProblem = Extract<Reason, { code: 'tone-mix-problem' }>;

/** Where matching wanted more than it may take: what is left must be asked of who mixed the track. */
export function mixProblemsOf(track: FamilyTrack): readonly MixProblem[] {
  if (!isFinished(track)) return [];
  return track.plan.because
    .filter((reason) => reason.code === 'tone-mix-problem')
    .toSorted((a, b) => leftOverDb(b) - leftOverDb(a));
}

/** A mix problem as a card tells it. */
export function mixProblemFinding(problem: MixProblem, of: string): Finding {
  return {
    standing: 'note',
    claim: proseOf(`A mix problem at ${sayFrequency(problem.values.frequencyHz)}.`),
    evidence: proseOf(capitalised(sentence(problem))),
    action: [],
    of,
  };
}

/** Where a reason of a track stands in the records. */
export function reasonPointer({ plan, planPointer }: FamilyTrack, reason: Reason): string {
  return `${planPointer}/because/${plan?.because.indexOf(reason)}`;
}

/** What to ask for in a few words: "5 dB less at 12.5 kHz". */
export function requestOf({ values: { frequencyHz, wantedDb, appliedDb } }: MixProblem): string {
  const leftDb = Math.round(Math.abs(wantedDb) - Math.abs(appliedDb));
  return typeset(`${leftDb} dB ${wantedDb < 0 ? 'less' : 'more'} at ${sayFrequency(frequencyHz)}`);
}

function leftOverDb({ values: { wantedDb, appliedDb } }: MixProblem): number {
  return Math.abs(wantedDb) - Math.abs(appliedDb);
}
