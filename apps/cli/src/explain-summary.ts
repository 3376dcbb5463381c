import { printable } from '@kindred/documents';
import {
  pinSentence,
  reasonTopic,
  sayChange,
  sayFormat,
  sayLevel,
  sayPeak,
  sayTime,
  sentence,
  trackName,
  type MeasuredTrack,
  type ReasonTopic,
  type RenderedTrack,
  type TrackPlan,
} from '@kindred/records';
import type { ExplainedTrack } from '@kindred/studio';
import { wrapped } from './decision-lines.js';
import type { Ink } from './ink.js';
import { labelledLines } from './labelled-lines.js';

export interface ExplainSummaryOptions {
  readonly explained: ExplainedTrack;
  readonly ink: Ink;
  /** A path as the person would type it. */
  readonly shown: (path: string) => string;
}

/** Why one track is as it is, what came of it, how its siblings lie, and where to change it. */
export function summariseExplanation({ explained, ink, shown }: ExplainSummaryOptions): string[] {
  const { track, profile, rendering, edits, plan } = explained;
  if (!track || profile.status === 'failed') {
    return [
      wrapped(`${ink.bold(printable(trackName(profile)))}  ${printable(profile.file)}`),
      ...labelledLines('planned', ['not: it could not be measured, as told below']),
    ];
  }
  const why = (topic: ReasonTopic): string[] =>
    track.because.filter((reason) => reasonTopic(reason) === topic).map(told);
  const { mostDb } = plan.tone ?? { mostDb: null };
  return [
    heading(explained, profile, ink),
    ...labelledLines('mix', [mixWords(profile), sayFormat(profile.format)]),
    ...labelledLines('gain', why('gain')),
    ...labelledLines('width', why('width')),
    ...labelledLines(
      'tone',
      why('tone').length > 0 || mostDb === null ? why('tone') : ['left alone'],
    ),
    ...labelledLines('limiter', why('limiter')),
    ...labelledLines(
      'edited',
      edits.map((pin) => `${pinSentence(pin)}; not yet planned around`),
    ),
    ...labelledLines('result', [resultWords(track, { profile, rendering })]),
    ...labelledLines('siblings', [siblingWords(explained, ink)]),
    ...labelledLines('change', [printable(changeWords(explained, shown))]),
  ];
}

/** "3 Tunnel  3:12  mixes/03 Tunnel.wav, one gain with 4" */
function heading({ plan }: ExplainedTrack, profile: MeasuredTrack, ink: Ink): string {
  const group = plan.segueGroups.find((numbers) => numbers.includes(profile.number)) ?? [];
  const others = group.filter((number) => number !== profile.number);
  const shared = others.length === 0 ? '' : `, runs on with ${others.join(' and ')}`;
  const length = sayTime(profile.format.durationSeconds);
  const name = ink.bold(printable(trackName(profile)));
  return wrapped(`${name}  ${length}  ${printable(profile.file)}${shared}`);
}

/** A reason beside its own label. */
function told(reason: TrackPlan['because'][number]): string {
  return printable(sentence(reason))
    .replace(/^(tone|width) /u, '')
    .replace(/\.$/u, '');
}

function mixWords({ loudness, peak }: MeasuredTrack): string {
  const sections =
    loudness.loudSectionLufs === null
      ? ''
      : `, loud sections ${sayLevel(loudness.loudSectionLufs, 'LUFS')}`;
  return `${sayLevel(loudness.integratedLufs, 'LUFS')}${sections}, ${sayPeak(peak.truePeakDbtp)}`;
}

function resultWords(
  track: TrackPlan,
  {
    profile,
    rendering,
  }: { readonly profile: MeasuredTrack; readonly rendering: RenderedTrack | null },
): string {
  const [output] = rendering?.outputs ?? [];
  if (!rendering || !output) {
    return `${sayLevel(track.expected.integratedLufs, 'LUFS')} expected; not rendered yet`;
  }
  const { loudness, peak } = output.measured;
  const broken = rendering.promises.filter(({ kept }) => !kept).map(({ name }) => name);
  return [
    sayLevel(loudness.integratedLufs, 'LUFS'),
    sayPeak(peak.truePeakDbtp),
    `PLR ${sayLevel(plrDb(output.measured), 'dB')} (mix ${sayLevel(plrDb(profile), 'dB')})`,
    `LRA ${sayLevel(loudness.rangeLu, 'LU')} (mix ${sayLevel(profile.loudness.rangeLu, 'LU')})`,
    ...(broken.length === 0 ? [] : [`broken: ${broken.join(', ')}`]),
    ...(rendering.gainDb === track.gainDb
      ? []
      : [`as it was rendered at ${sayChange(rendering.gainDb)}, before this plan`]),
  ].join(', ');
}

function plrDb({
  loudness: { integratedLufs },
  peak: { truePeakDbtp },
}: Pick<MeasuredTrack, 'loudness' | 'peak'>): number | null {
  return integratedLufs === null || truePeakDbtp === null ? null : truePeakDbtp - integratedLufs;
}

/** Gain of each, and the level that the match makes equal: as measured, else as expected. */
function siblingWords(
  { plan, track, siblings, rendering }: ExplainedTrack,
  { marks }: Ink,
): string {
  const { basis } = plan.loudness;
  const rendered = [...siblings, ...(rendering ? [rendering] : [])];
  const others = plan.tracks.filter(({ number }) => number !== track?.number);
  const levelOf = ({ number, gainDb, expected }: TrackPlan): number | null => {
    const made = rendered.find((one) => one.number === number && one.gainDb === gainDb);
    const measured = made?.outputs[0]?.measured.loudness ?? expected;
    return basis === 'integrated'
      ? measured.integratedLufs
      : (measured.loudSectionLufs ?? measured.integratedLufs);
  };
  if (others.length === 0 || !track) return 'none';
  const own = `${basis === 'integrated' ? 'its whole' : 'its loud sections'} ${sayLevel(levelOf(track), 'LUFS')}`;
  const each = others.map(
    (other) => `${other.number} ${sayChange(other.gainDb)} to ${sayLevel(levelOf(other), 'LUFS')}`,
  );
  const kept = [own, ...each].map((part) => part.replaceAll(' ', '\u00a0'));
  return kept.join(` ${marks.between} `);
}

function changeWords(
  { releaseFile, planLine, folder, profile, track }: ExplainedTrack,
  shown: (path: string) => string,
): string {
  const inPlan = planLine === null ? shown(folder.plan) : `${shown(folder.plan)} line ${planLine}`;
  const inRelease = `of track ${profile.number} in ${shown(releaseFile)}`;
  // A gain that a person fixed follows no offset.
  if (track?.because.some(({ code }) => code === 'pinned')) {
    return `its \`gain\` in ${inPlan}, or \`limiting\` ${inRelease}`;
  }
  return `\`offset\` or \`limiting\` ${inRelease}${planLine === null ? '' : `, or ${inPlan}`}`;
}
