import {
  usualOutputs,
  type Fade,
  decimals,
  sayAtMost,
  directionSentences,
  joinSentence,
  reasonTopic,
  sayChange,
  sayLevel,
  sayWayOut,
  signed,
  type LimiterSettings,
  type MasteringPlan,
  type Reason,
  type ReasonTopic,
  type Target,
  type TonePlan,
  type ToneWeights,
  type TrackPlan,
  type Trim,
  type WayOut,
} from '@kindred/records';
import { outputText } from '../output/output-text.js';
import { printQuantity } from '../quantity.js';
import { eqBandText } from './eq-band-text.js';
import { plainText, planLines, type PlanEntry } from './plan-lines.js';

const header = [
  'What Kindred decided on this release, number by number, and why.',
  'Edit any `eq`, `width`, `gain` or `limiter`: the next run keeps it, and a gain moves no other track.',
];

const lightHeader =
  'A light plan: half the tone moves and gentle limiting at most, to be listened to and not released.';

/**
 * The plan as YAML for people: keys in a fixed order, quantities with units, reasons as comments,
 * so that a difference between two plans shows decisions only. `sentence` puts a reason in words.
 * What is rendered from (EQ, gain, limiter) keeps its every digit; what is only expected is rounded.
 */
export function writePlan(plan: MasteringPlan, sentence: (reason: Reason) => string): string {
  const falls = plan.loudness.because.filter(({ code }) => code === 'release-falls');
  const head = plan.light ? [lightHeader, ...header] : header;
  return planLines([...falls.map(sentence), ...head], planEntries(plan, sentence));
}

/** A plan key by key, as it is written. */
export function planEntries(
  plan: MasteringPlan,
  sentence: (reason: Reason) => string,
): readonly PlanEntry[] {
  return [
    { key: 'schema', value: plan.schema },
    ...(plan.light ? [{ key: 'light', value: 'true' }] : []),
    {
      key: 'release',
      block: [
        { key: 'title', text: plan.release.title },
        { key: 'artist', text: plan.release.artist },
        ...(plan.release.file === undefined ? [] : [{ key: 'file', text: plan.release.file }]),
      ],
    },
    { key: 'target', block: targetEntries(plan.target) },
    { key: 'loudness', block: loudnessEntries(plan.loudness, sentence) },
    ...directionEntries(plan),
    ...(plan.tone ? [{ key: 'tone', block: toneEntries(plan.tone, sentence) }] : []),
    { key: 'output', values: (plan.outputs ?? usualOutputs).map(outputText) },
    {
      key: 'tracks',
      list: plan.tracks.map((track) => [
        ...trackEntries(track, sentence),
        ...runningOn(track, plan.segueGroups),
        ...ownLimiting(track, plan.target),
      ]),
      because: plan.joins
        .filter(({ jars }) => jars !== 'no')
        .map((join) => joinSentence(join, plan.tracks)),
    },
  ];
}

/** The phrases, and over them what each became. */
function directionEntries({ directions = [] }: MasteringPlan): PlanEntry[] {
  if (directions.length === 0) return [];
  const phrases = [...new Set(directions.map(({ phrase }) => phrase))];
  return [
    {
      key: 'direction',
      values: phrases.map(plainText),
      because: directionSentences(directions),
    },
  ];
}

function targetEntries({ word, loudnessLufs, of, ceilingDbtp, limiting }: Target): PlanEntry[] {
  return [
    { key: 'word', value: word },
    { key: 'loudness', value: printQuantity(loudnessLufs, 'loudness') },
    { key: 'of', value: of },
    { key: 'truePeak', value: printQuantity(ceilingDbtp, 'truePeak') },
    { key: 'limiting', value: limiting },
  ];
}

function loudnessEntries(
  loudness: MasteringPlan['loudness'],
  sentence: (reason: Reason) => string,
): PlanEntry[] {
  const { mode, basis, commonLufs, expectedLufs, yieldedLu, bindingTrack } = loudness;
  const because = loudness.because.filter(({ code }) => code !== 'release-falls').map(sentence);
  const ways =
    bindingTrack === null ? [] : loudness.waysOut.map((way) => waySentence(way, bindingTrack));
  return [
    ...(mode === basis ? [] : [{ key: 'mode', value: mode }]),
    { key: 'basis', value: basis, because: [...because, ...ways] },
    { key: 'common', value: commonLufs === null ? 'none' : aim(commonLufs) },
    { key: 'expected', value: sayLevel(expectedLufs, 'LUFS') },
    { key: 'yielded', value: sayAtMost(yieldedLu, 'LU') },
    { key: 'bindingTrack', value: bindingTrack === null ? 'none' : String(bindingTrack) },
  ];
}

/** Words and shares for people: what renders is each track's `eq`. */
function toneEntries(
  { toward, amount, mostDb, centreDb, spread, because }: TonePlan,
  sentence: (reason: Reason) => string,
): PlanEntry[] {
  return [
    {
      key: 'toward',
      text: toward === null ? 'none' : towardText(toward),
      because: because.map(sentence),
    },
    { key: 'amount', value: printQuantity(Math.round(100 * amount), 'share') },
    { key: 'most', value: printQuantity(mostDb, 'toneMost') },
    ...(centreDb === null ? [] : [{ key: 'centre', text: centreText(centreDb) }]),
    ...(spread === null
      ? []
      : [
          {
            key: 'spread',
            text: `${decimals(spread.beforeDb, 1)} to ${decimals(spread.afterDb, 1)} dB`,
          },
        ]),
  ];
}

function towardText(toward: ToneWeights): string {
  const named = Object.entries(toward).filter(([, weight]) => weight > 0);
  return named.length === 1
    ? named[0]![0]
    : named.map(([aim, weight]) => `${Math.round(100 * weight)} % ${aim}`).join(', ');
}

/** The bands that people know: an octave apart, from the sixth, 63 Hz. */
const octaves = ['63 Hz', '125', '250', '500', '1 kHz', '2', '4', '8', '16'];

function centreText(centreDb: readonly (number | null)[]): string {
  return octaves
    .flatMap((name, octave) => {
      const level = centreDb[5 + 3 * octave] ?? null;
      return level === null ? [] : [`${name} ${signed(level)}`];
    })
    .join(', ');
}

/** "`offset: -2.8 LU` on track 1: the release at -11.0 LUFS, track 1 2.8 LU under its family." */
function waySentence(way: WayOut, track: number): string {
  const from = way.trackFromFamilyLu;
  const where =
    from === null ? ' at most' : `, track ${track} ${sayChange(from, 'LU')} in its family`;
  return `Way out: ${sayWayOut(way, track)}: release ${sayLevel(way.releaseLufs, 'LUFS')}${where}.`;
}

/** Whether it is one stream with the next. */
export function runningOn(
  { number }: TrackPlan,
  segueGroups: MasteringPlan['segueGroups'],
): PlanEntry[] {
  const runsOn = segueGroups.some((group) => group.slice(0, -1).includes(number));
  return runsOn ? [{ key: 'segue', value: 'true' }] : [];
}

/** A budget that is not the release's, or that may be used more than once. */
export function ownLimiting({ limiting }: TrackPlan, target: Target): PlanEntry[] {
  return [
    ...(limiting.budget === target.limiting ? [] : [{ key: 'limiting', value: limiting.budget }]),
    ...(limiting.times === 1 ? [] : [{ key: 'limitingTimes', value: String(limiting.times) }]),
  ];
}

/** One track of it. */
export function trackEntries(track: TrackPlan, sentence: (reason: Reason) => string): PlanEntry[] {
  const { expected } = track;
  const why = (topic: ReasonTopic): string[] =>
    track.because.filter((reason) => reasonTopic(reason) === topic).map(sentence);
  const forWidth = why('width');
  return [
    { key: 'number', value: String(track.number) },
    { key: 'title', text: track.title },
    { key: 'file', text: track.file },
    { key: 'sha256', text: track.sourceSha256 },
    ...(track.sideDb === undefined && forWidth.length === 0
      ? []
      : [
          {
            key: 'width',
            value: printQuantity(track.sideDb ?? 0, 'gain'),
            because: forWidth,
          },
        ]),
    { key: 'eq', values: track.eq.map(eqBandText), because: why('tone') },
    { key: 'gain', value: printQuantity(track.gainDb, 'gain'), because: why('gain') },
    {
      key: 'limiter',
      block: limiterEntries(track.limiter),
      because: why('limiter'),
    },
    ...trimEntries('trimStart', track.trims?.start),
    ...trimEntries('trimEnd', track.trims?.end),
    ...fadeEntries('fadeIn', track.fades?.in),
    ...fadeEntries('fadeOut', track.fades?.out),
    { key: 'aim', value: aim(track.aimLufs) },
    {
      key: 'expected',
      block: [
        { key: 'integrated', value: sayLevel(expected.integratedLufs, 'LUFS') },
        { key: 'loudSections', value: sayLevel(expected.loudSectionLufs, 'LUFS') },
        { key: 'reduction', value: sayAtMost(expected.reductionMaxDb) },
        { key: 'loudPassageLoss', value: sayAtMost(expected.loudPassageLossDb) },
        { key: 'deepReduction', value: sayAtMost(100 * expected.deepReductionShare, '%') },
      ],
    },
  ];
}

function trimEntries(key: string, trim: Trim | undefined): PlanEntry[] {
  if (trim === undefined) return [];
  return [{ key, value: trim === 'silence' ? trim : printQuantity(trim, 'trim') }];
}

function fadeEntries(key: string, fade: Fade | undefined): PlanEntry[] {
  if (!fade) return [];
  const { seconds, curve } = fade;
  return [{ key, value: `{ length: ${printQuantity(seconds, 'fade')}, curve: ${curve} }` }];
}

function limiterEntries({ ceilingDbtp, aimDbtp }: LimiterSettings): PlanEntry[] {
  return [
    { key: 'ceiling', value: printQuantity(ceilingDbtp, 'truePeak') },
    { key: 'aim', value: printQuantity(aimDbtp, 'truePeak') },
  ];
}

/** Results are held against an aim within 0.1 LU, so it keeps its second decimal where it has one. */
function aim(lufs: number): string {
  return `${decimals(lufs, 2).replace(/0$/, '')} LUFS`;
}
