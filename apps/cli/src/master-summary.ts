import { printable } from '@kindred/documents';
import {
  filesOfTrack,
  isRejected,
  promiseNames,
  sayAtMost,
  sayChange,
  sayDuration,
  sayLevel,
  sayMegabytes,
  sayPeak,
  trackName,
  type MasteringPlan,
  type RenderedTrack,
  type Renderings,
} from '@kindred/records';
import type { MasteredRelease } from '@kindred/studio';
import { cellOf, nameColumns } from './cell.js';
import { decisionLines, wrapped } from './decision-lines.js';
import type { Ink } from './ink.js';
import { toneMove } from './tone-move.js';

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
const titleColumnsMin = 14;
/** Loud sections this near to one another are heard as equally loud. */
const familySpreadLu = 0.5;

/** What a person acts on when a run ends: every track, what it means, and where it lies. */
export function summarise(options: MasterSummaryOptions): MasterSummary {
  const { mastered, ink, seconds, shown } = options;
  const { plan, profiles, renderings, folder } = mastered;
  const rendered = renderings.tracks.filter(isRendered);
  const broken = brokenIn(rendered);
  const rejected = rendered.flatMap(filesOfTrack).filter(isRejected).length;
  const delivered = mastered.delivery.files.length;
  const lines = [
    ...table(rendered, { plan, ink }),
    ...(plan?.light ? [wrapped(lightWords)] : []),
    ...(plan ? decisionLines(plan, ink) : []),
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
    ...(plan
      ? [`  report  ${ink.path(shown(folder.report))}, ${sayMegabytes(mastered.reportBytes)}`]
      : []),
    ...(delivered > 0 ? [`  listen  ${ink.path(shown(folder.masters))}`] : []),
  ];
  return { lines, broken };
}

const lightWords =
  'Light masters, to listen to and not to release: half the tone, gentle limiting at most.';

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
  const titleColumns = nameColumns(
    tracks.map(({ title }) => printable(title)),
    { least: titleColumnsMin, spare: ink.spareColumns },
  );
  const heading = `${''.padEnd(titleColumns + 3)}     gain   tone              limiter     loudness        peak`;
  const rows = tracks.map(({ number, title, gainDb, limiter, outputs }) => {
    const name = `${String(number).padStart(2)} ${cellOf(printable(title), titleColumns)}`;
    const held = limiter.reductionMaxDb < 0.05 ? 'none' : sayAtMost(limiter.reductionMaxDb);
    const measured = outputs[0]?.measured;
    const cells = [
      sayChange(gainDb).padStart(9),
      `   ${toneMove(plan?.tracks.find((one) => one.number === number)).padEnd(17)}`,
      held.padStart(8),
      sayLevel(measured?.loudness.integratedLufs ?? null, 'LUFS').padStart(13),
      sayPeak(measured?.peak.truePeakDbtp ?? null).padStart(12),
    ];
    return `${ink.bold(name)}${cells.join('')}`;
  });
  return ['', ink.dim(heading), ...rows, ''];
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
  return tracks.flatMap((track) =>
    filesOfTrack(track)
      .filter(isRejected)
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
