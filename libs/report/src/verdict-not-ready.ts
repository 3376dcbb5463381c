import { promiseNames, type PromiseName, type Promised } from '@kindred/records';
import { isFinished, type Family, type FamilyTrack } from './family.js';
import { peakText, settingText } from './number-text.js';
import { capitalised, countOf, countWord, prose, strong, typeset } from './prose.js';
import { brokenPromises } from './standing.js';
import { labelsOf, shortName } from './track-name.js';
import type { Link, Verdict } from './verdict.js';

/** When a track has no master; null if each has one. */
export function missingVerdict({ tracks, finished }: Family): Verdict | null {
  const missing = tracks.filter((track) => !isFinished(track));
  const [first] = missing;
  if (first === undefined) return null;
  const who =
    missing.length === 1
      ? [strong(shortName(first)), ` has no master${because(first)}.`]
      : [strong(labelsOf(missing)), ' have no master: their cards say why.'];
  const rest =
    finished.length === 0
      ? ''
      : ` The other ${finished.length === 1 ? 'one is' : `${countWord(finished.length)} are`} ` +
        `finished and checked, and may move a little when ${labelsOf(missing)} ` +
        `${missing.length === 1 ? 'arrives' : 'arrive'}.`;
  return {
    headline: `Not ready. ${capitalised(missingWords(missing.length, finished.length))}`,
    lead: prose(...who, rest),
    leadOf: `${first.issuesOf} count:finished`.trimStart(),
    next: [...missing.slice(0, 2).map(seeWhy), ...promiseLink(tracks)],
  };
}

/** When a promise is broken; null if all are kept. */
export function brokenVerdict({ tracks }: Family): Verdict | null {
  const broken = tracks.filter((track) => brokenPromises(track).length > 0);
  const name = promiseNames.find((one) => broken.some((track) => names(track).has(one)));
  const concerned = broken.filter((track) => name !== undefined && names(track).has(name));
  const [first] = concerned;
  if (name === undefined || first === undefined) return null;
  const promise = first.promises.find((one) => one.name === name && !one.kept);
  const allBroken = new Set(broken.flatMap(brokenPromises)).size;
  const others = promiseNames.length - allBroken;
  return {
    headline: `Not ready. ${brokenWords[name](concerned.length)}`,
    lead: prose(
      strong(shortName(first)),
      brokenSentence(first, promise),
      others === 0
        ? ''
        : ` The other ${countOf(others, 'promise')} ${others === 1 ? 'is' : 'are'} kept.`,
    ),
    leadOf: `${first.renderingPointer} /release/target count:promises`,
    next: [...promiseLink(tracks), ...concerned.slice(0, 2).map(seeCard)],
  };
}

/** In the numbers of the page where it has them, else in the words of the record. */
function brokenSentence(track: FamilyTrack, promise: Promised | undefined): string {
  const peakDbtp = track.master?.truePeak.value ?? null;
  const ceilingDbtp = track.plan?.limiter.ceilingDbtp ?? null;
  if (
    promise?.name === 'peak' &&
    peakDbtp !== null &&
    ceilingDbtp !== null &&
    peakDbtp > ceilingDbtp
  ) {
    return ` reaches ${peakText(peakDbtp, ceilingDbtp)} dBTP; the ceiling is ${settingText(ceilingDbtp)} dBTP.`;
  }
  return ` breaks its promise of ${promise?.name}: expected ${promise?.expected}; got ${promise?.got}.`;
}

function missingWords(missing: number, finished: number): string {
  if (finished === 0) return missing === 1 ? 'The track has no master.' : 'No track has a master.';
  return `${countOf(missing, 'track')} ${missing === 1 ? 'has' : 'have'} no master.`;
}

function because({ issues }: FamilyTrack): string {
  const fault = issues.find(({ severity }) => severity === 'error') ?? issues[0];
  return fault === undefined ? '' : `: ${typeset(fault.message).replace(/\.$/, '')}`;
}

function names(track: FamilyTrack): ReadonlySet<PromiseName> {
  return new Set(brokenPromises(track));
}

function seeWhy({ label, anchor }: FamilyTrack): Link {
  return { text: `See why ${label} has no master`, href: `#${anchor}` };
}

function seeCard({ label, anchor }: FamilyTrack): Link {
  return { text: `See what ${label} measures`, href: `#${anchor}` };
}

function promiseLink(tracks: readonly FamilyTrack[]): readonly Link[] {
  return tracks.some((track) => brokenPromises(track).length > 0)
    ? [{ text: 'Read which promises are broken', href: '#promises' }]
    : [];
}

const brokenWords: Readonly<Record<PromiseName, (count: number) => string>> = {
  peak: (count) => `${files(count)} ${count === 1 ? 'passes its' : 'pass their'} ceiling.`,
  loudness: (count) =>
    `${capitalised(countOf(count, 'track'))} ${count === 1 ? 'misses its' : 'miss their'} planned loudness.`,
  tone: (count) => `Tone moves pass their limit on ${countOf(count, 'track')}.`,
  dynamics: (count) => `Limiting passes its budget on ${countOf(count, 'track')}.`,
  length: (count) => `${files(count)} ${count === 1 ? 'is' : 'are'} not as long as the mix.`,
  files: (count) => `${files(count)} did not read back as written.`,
  sources: (count) => `${capitalised(countOf(count, 'source file'))} changed during the run.`,
};

function files(count: number): string {
  return capitalised(countOf(count, 'file'));
}
