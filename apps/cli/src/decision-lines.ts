import { printable } from '@kindred/documents';
import {
  directionSentences,
  sayChange,
  sayLevel,
  sayWayOut,
  sentence,
  trackName,
  type MasteringPlan,
  type Reason,
  type ReasonCode,
} from '@kindred/records';
import type { Ink } from './ink.js';
import { wrapColumns } from './wrap-columns.js';

const widthChars = 80;
const indent = '  ';

/** What was said and became of it, why the release lies where it does, and every track that a person must decide on. */
export function decisionLines(plan: MasteringPlan, ink: Ink): string[] {
  const because = [...plan.loudness.because, ...(plan.tone?.because ?? [])];
  const ofRelease = because.flatMap((reason) => [
    marked(reason, sentence(reason), ink),
    ...(reason.code === 'release-yields' ? waysOut(plan) : []),
  ]);
  const ofTracks = plan.tracks.flatMap((track) =>
    track.because
      .filter((reason) => needsDecision(reason) || reason.code === 'matched-on-integrated')
      .map((reason) => marked(reason, `${trackName(track)}: ${sentence(reason)}`, ink)),
  );
  const said = directionSentences(plan.directions ?? []).map(
    (words) => `${ink.marks.note} ${wrapped(printable(words))}`,
  );
  return [...said, ...ofRelease, ...ofTracks];
}

/** What could be done about a release that tops out, beside what it would bring. */
function waysOut({ loudness: { waysOut: ways, bindingTrack } }: MasteringPlan): string[] {
  if (bindingTrack === null || ways.length === 0) return [];
  const row = (what: string, release: string, family: string): string =>
    `${indent}${what.padEnd(40)}${release.padStart(12)}${family.padStart(24)}`.trimEnd();
  return [
    row('way out', 'release', `track ${bindingTrack}, in family`),
    ...ways.map((way) => {
      const from = way.trackFromFamilyLu;
      const family = from === null ? 'at most' : sayChange(from, 'LU');
      return row(sayWayOut(way, bindingTrack), sayLevel(way.releaseLufs, 'LUFS'), family);
    }),
  ];
}

/** A release that tops out and a track left under its family are not for us to decide. */
const undecided: ReadonlySet<ReasonCode> = new Set([
  'release-yields',
  'limiting-budget',
  'mastered-before',
  'tone-mix-problem',
]);

/** Nor is what a person asked for and did not get. */
function needsDecision(reason: Reason): boolean {
  const isHeldBack = reason.code === 'adjusted-gain' && reason.values.bound !== null;
  return isHeldBack || undecided.has(reason.code);
}

function marked(reason: Reason, text: string, ink: Ink): string {
  const mark = needsDecision(reason) ? ink.warn(ink.marks.warning) : ink.marks.note;
  return `${mark} ${wrapped(printable(asClause(text)))}`;
}

/** Behind a mark every text begins small, for most go on from the name of a track. */
function asClause(text: string): string {
  return text.replace(/^[A-Z](?=[a-z]* )/u, (letter) => letter.toLowerCase());
}

/** Lines of at most 80 characters, the following ones under the first one's text. */
export function wrapped(text: string): string {
  return wrapColumns(text, widthChars - indent.length).join(`\n${indent}`);
}

/** The same on a terminal; in a log one thing stays on one line. */
export function whole(text: string, { columns }: Ink): string {
  return columns === null ? text : wrapped(text);
}
