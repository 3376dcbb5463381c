import { printable } from '@kindred/documents';
import {
  promiseNames,
  sayAtMost,
  sayChange,
  sayDuration,
  sayFrequency,
  sayLevel,
  sayPeak,
  sayWayOut,
  sentence,
  trackName,
  type MasteringPlan,
  type Reason,
  type ReasonCode,
  type RenderedTrack,
  type Renderings,
} from '@kindred/records';
import type { MasteredRelease } from '@kindred/studio';
import type { Ink } from './ink.js';

export interface MasterSummary {
  /** Table, verdict and files, for standard output. */
  readonly lines: readonly string[];
  /** Names of the promises that were broken, without repeats. */
  readonly broken: readonly string[];
}

export interface MasterSummaryOptions {
  readonly mastered: MasteredRelease;
  readonly ink: Ink;
  readonly seconds: number;
  /** A path as the person would type it. */
  readonly shown: (path: string) => string;
}

const promiseCount = promiseNames.length;
const titleChars = 14;
/** Loud sections this near to one another are heard as equally loud. */
const familySpreadLu = 0.5;
const widthChars = 80;
const indent = '  ';

/** What a person acts on when a run ends: every track, what it means, and where it lies. */
export function summarise(options: MasterSummaryOptions): MasterSummary {
  const { mastered, ink, seconds, shown } = options;
  const { plan, profiles, renderings, folder } = mastered;
  const rendered = renderings.tracks.filter(isRendered);
  const broken = brokenIn(rendered);
  const files = rendered.flatMap(({ outputs }) => outputs);
  const rejected = files.filter(({ file }) => file.startsWith('rejected/')).length;
  const delivered = files.length - rejected;
  const lines = [
    '',
    ...table(rendered, { plan, ink }),
    '',
    ...(plan ? planLines(plan, ink) : []),
    ...(rendered.length > 1 ? [familyLine(profiles.release, renderings.release)] : []),
    ...missingLines(renderings),
    ...rejectedLines(rendered),
    verdict(broken, rendered.length),
    [
      ...(rendered.length < renderings.tracks.length
        ? [`${rendered.length} of ${renderings.tracks.length} tracks`]
        : []),
      `${delivered} file${delivered === 1 ? '' : 's'} delivered`,
      ...(rejected > 0 ? [`${rejected} rejected`] : []),
      sayDuration(seconds),
    ].join(', '),
    ...(plan ? [`  report  ${ink.path(shown(folder.report))}`] : []),
    ...(delivered > 0 ? [`  listen  ${ink.path(shown(folder.masters))}`] : []),
  ];
  return { lines, broken };
}

function isRendered(track: Renderings['tracks'][number]): track is RenderedTrack {
  return track.status === 'done';
}

function brokenIn(tracks: readonly RenderedTrack[]): string[] {
  const names = tracks.flatMap(({ promises }) =>
    promises.filter(({ kept }) => !kept).map(({ name }) => name),
  );
  return [...new Set(names)];
}

function table(
  tracks: readonly RenderedTrack[],
  { plan, ink }: { plan: MasteringPlan | null; ink: Ink },
): string[] {
  if (tracks.length === 0) return [];
  const heading = `${''.padEnd(titleChars + 3)}     gain   tone              limiter     loudness        peak`;
  const rows = tracks.map(({ number, title, gainDb, limiter, outputs }) => {
    const name = `${String(number).padStart(2)} ${shortened(printable(title)).padEnd(titleChars)}`;
    const held = limiter.reductionMaxDb < 0.05 ? 'none' : sayAtMost(limiter.reductionMaxDb);
    const measured = outputs[0]?.measured;
    const cells = [
      sayChange(gainDb).padStart(9),
      `   ${toneMove(plan, number).padEnd(17)}`,
      held.padStart(8),
      sayLevel(measured?.loudness.integratedLufs ?? null, 'LUFS').padStart(13),
      sayPeak(measured?.peak.truePeakDbtp ?? null).padStart(12),
    ];
    return `${ink.bold(name)}${cells.join('')}`;
  });
  return [ink.dim(heading), ...rows];
}

/** The largest move of a track's tone: "-1.0 dB 2.5 kHz". */
function toneMove(plan: MasteringPlan | null, number: number): string {
  const track = plan?.tracks.find((one) => one.number === number);
  if (!track || track.eq.length === 0) return 'left alone';
  const moved = track.because.find(({ code }) => code === 'tone-moved');
  if (moved?.code !== 'tone-moved') return 'by hand';
  const { appliedDb, frequencyHz } = moved.values;
  return `${sayChange(appliedDb)} ${sayFrequency(frequencyHz)}`;
}

function shortened(title: string): string {
  return title.length > titleChars ? `${title.slice(0, titleChars - 1)}…` : title;
}

/** Why the release lies where it does, and every track that a person must decide on. */
function planLines(plan: MasteringPlan, ink: Ink): string[] {
  const because = [...plan.loudness.because, ...(plan.tone?.because ?? [])];
  const ofRelease = because.flatMap((reason) => [
    marked(reason, sentence(reason), ink),
    ...(reason.code === 'release-yields' ? waysOut(plan) : []),
  ]);
  const ofTracks = plan.tracks.flatMap((track) =>
    track.because
      .filter(({ code }) => needsDecision.has(code) || code === 'matched-on-integrated')
      .map((reason) => marked(reason, `${printable(trackName(track))}: ${sentence(reason)}`, ink)),
  );
  return [...ofRelease, ...ofTracks];
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
const needsDecision: ReadonlySet<ReasonCode> = new Set([
  'release-yields',
  'limiting-budget',
  'mastered-before',
  'tone-mix-problem',
]);

function marked({ code }: Reason, text: string, ink: Ink): string {
  const mark = needsDecision.has(code) ? ink.warn(ink.marks.warning) : ink.marks.note;
  return `${mark} ${wrapped(text)}`;
}

/** Lines of at most 80 characters, the following ones under the first one's text. */
function wrapped(text: string): string {
  let column = indent.length;
  return text
    .split(' ')
    .map((word, index) => {
      const breaks = index > 0 && column + 1 + word.length > widthChars;
      column = breaks ? indent.length + word.length : column + (index > 0 ? 1 : 0) + word.length;
      return index === 0 ? word : breaks ? `\n${indent}${word}` : ` ${word}`;
    })
    .join('');
}

function familyLine(before: Renderings['release'], after: Renderings['release']): string {
  if (before.loudSectionSpreadLu === null || after.loudSectionSpreadLu === null) {
    return `Album: ${sayLevel(after.pooledLufs, 'LUFS')}.`;
  }
  const isFamily = after.loudSectionSpreadLu <= familySpreadLu;
  return (
    `${isFamily ? 'One family: loud' : 'Loud'} sections were ` +
    `${sayAtMost(before.loudSectionSpreadLu, 'LU')} apart, ` +
    `now ${sayAtMost(after.loudSectionSpreadLu, 'LU')}; ` +
    `album ${sayLevel(after.pooledLufs, 'LUFS')}.`
  );
}

function missingLines({ tracks }: Renderings): string[] {
  const missing = tracks.filter((track) => !isRendered(track));
  if (missing.length === 0) return [];
  const names = missing.map((track) => printable(trackName(track))).join(', ');
  const them = missing.length === 1 ? 'it; when it is' : 'them; when they are';
  const rest = missing.length < tracks.length;
  const why = rest
    ? `The family was planned without ${them} back, the others may move a little.`
    : '';
  return [wrapped(`No master of ${names}. ${why}`.trim())];
}

function rejectedLines(tracks: readonly RenderedTrack[]): string[] {
  return tracks.flatMap(({ outputs, ...track }) =>
    outputs
      .filter(({ file }) => file.startsWith('rejected/'))
      .map(({ file }) =>
        wrapped(`Rejected: ${printable(trackName(track))}, kept apart as ${printable(file)}.`),
      ),
  );
}

function verdict(broken: readonly string[], rendered: number): string {
  if (rendered === 0) return 'Nothing was mastered.';
  if (broken.length === 0) return `Promises kept: all ${promiseCount}.`;
  return `Broken: ${broken.join(', ')}. Kept: the other ${promiseCount - broken.length}.`;
}
