import { sentence, type Promised } from '@kindred/records';
import type { Family, FamilyIssue, FamilyTrack } from './family.js';
import { isFinished } from './family.js';
import { mixProblemFinding, mixProblemsOf, reasonPointer } from './mix-problem.js';
import { atMostText } from './number-text.js';
import { capitalised, proseOf, safeText, type Prose } from './prose.js';
import { asRendered } from './reason-as-rendered.js';
import { fromWantedLu, type Standing } from './standing.js';

/** Something about one track that a person should see: a claim, its evidence, what to ask for. */
export interface Finding {
  readonly standing: Standing;
  readonly claim: Prose;
  readonly evidence: Prose;
  /** What to do or ask for; empty if nothing. */
  readonly action: Prose;
  /** Where its numbers stand. */
  readonly of: string;
  /** Left out or empty: the whole track. */
  readonly places?: FamilyIssue['places'];
  /** What marks its places over the waveform. */
  readonly letter?: string;
}

/** The most serious first: broken promises, errors, warnings, mix problems, what limiting cost. */
export function findingsOf(track: FamilyTrack): readonly Finding[] {
  let lettered = 0;
  return inOrder(track).map((finding) => {
    const letter = finding.places?.length ? letters[lettered++] : undefined;
    return letter === undefined ? finding : { ...finding, letter };
  });
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

function inOrder(track: FamilyTrack): readonly Finding[] {
  const issues = track.issues
    .filter(({ severity }) => severity !== 'note')
    .map((issue) => issueFinding(issue, track.issuesOf));
  return [
    ...track.promises
      .filter(({ kept }) => !kept)
      .map((promise) => brokenFinding(promise, `${track.renderingPointer}/promises`)),
    ...issues.filter(({ standing }) => standing === 'broken'),
    ...issues.filter(({ standing }) => standing === 'note'),
    ...mixProblemsOf(track).map((problem) =>
      mixProblemFinding(problem, reasonPointer(track, problem)),
    ),
    ...heldBackFinding(track),
  ];
}

/** What is worth knowing and asks for nothing. */
export function notesOf(track: FamilyTrack): readonly Prose[] {
  return track.issues
    .filter(({ severity }) => severity === 'note')
    .map(({ message }) => proseOf(endingInStop(capitalised(safeText(message)))));
}

function issueFinding(issue: FamilyIssue, of: string): Finding {
  const { severity, message, got, expected, fix, places } = issue;
  const difference = [expected && `Expected ${expected}`, got && `got ${got}`].filter(Boolean);
  return {
    standing: severity === 'error' ? 'broken' : 'note',
    claim: proseOf(endingInStop(capitalised(safeText(message)))),
    evidence:
      difference.length === 0
        ? []
        : proseOf(endingInStop(capitalised(safeText(difference.join('; '))))),
    action: fix === undefined ? [] : proseOf(endingInStop(safeText(fix))),
    of,
    ...(places && { places }),
  };
}

function brokenFinding({ name, expected, got }: Promised, of: string): Finding {
  return {
    standing: 'broken',
    claim: proseOf(`The promise of ${name} is broken.`),
    evidence: proseOf(safeText(`Expected ${expected}; got ${got}.`)),
    action: [],
    of,
  };
}

function heldBackFinding(track: FamilyTrack): readonly Finding[] {
  if (!isFinished(track)) return [];
  const reason = track.plan.because.find(({ code }) => code === 'limiting-budget');
  const distance = fromWantedLu(track);
  if (reason === undefined || distance === null) return [];
  return [
    {
      standing: 'note',
      claim: proseOf(`It sits ${atMostText(Math.abs(distance))} LU under the plan.`),
      evidence: proseOf(capitalised(sentence(asRendered(reason, track)))),
      action: [],
      of: `from-plan:${track.number} allowance:${track.number} ${reasonPointer(track, reason)}`,
    },
  ];
}

function endingInStop(text: string): string {
  return /[.?!:]$/.test(text) ? text : `${text}.`;
}

/** Tracks whose cards stand open: those with findings, the worst first, at most four. */
export function openAnchors({ tracks }: Family): ReadonlySet<string> {
  const worst = tracks
    .map((track) => ({ anchor: track.anchor, findings: findingsOf(track) }))
    .filter(({ findings }) => findings.length > 0)
    .sort((a, b) => weight(b.findings) - weight(a.findings));
  return new Set(worst.slice(0, 4).map(({ anchor }) => anchor));
}

function weight(findings: readonly Finding[]): number {
  return findings.reduce((sum, { standing }) => sum + (standing === 'broken' ? 100 : 1), 0);
}
