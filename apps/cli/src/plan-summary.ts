import { printable } from '@kindred/documents';
import {
  sayAtMost,
  sayChange,
  sentence,
  trackName,
  type MasteringPlan,
  type Reason,
  type TrackPlan,
} from '@kindred/records';
import { nextCommand, type PlannedRelease, type TypedCommand } from '@kindred/studio';
import { decisionLines } from './decision-lines.js';
import type { Ink } from './ink.js';
import { pinHint } from './pin-lines.js';
import { labelledLines } from './labelled-lines.js';
import { toneMove } from './tone-move.js';

export interface PlanSummaryOptions {
  readonly planned: Pick<PlannedRelease, 'plan' | 'pins' | 'isUnchanged' | 'folder' | 'profiles'>;
  /** How it was asked for. */
  readonly typed: TypedCommand;
  readonly ink: Ink;
  /** A path as the person would type it. */
  readonly shown: (path: string) => string;
}

/** What would be done to a release, in words, and where its plan stands. */
export function summarisePlan({ planned, typed, ink, shown }: PlanSummaryOptions): string[] {
  const { plan, pins, isUnchanged, folder } = planned;
  if (!plan) return planLines(planned, ink);
  const file = ink.path(shown(folder.plan));
  return [
    ...planLines(planned, ink),
    ...(isUnchanged
      ? [`${ink.good(ink.marks.done)} ${file}  as it was: the same mixes, the same decisions`]
      : [
          `${ink.good(ink.marks.done)} ${file}  edit eq, width, gain or limiter, then`,
          `  ${ink.path(nextCommand('master', typed))}`,
        ]),
    ...pinHint(pins, { command: 'plan', typed, ink }),
  ];
}

/** What was decided, in words, and for which tracks nothing was. */
export function planLines(
  { plan, profiles }: Pick<PlannedRelease, 'plan' | 'profiles'>,
  ink: Ink,
): string[] {
  const missing = profiles.tracks.filter(
    ({ number }) => !plan?.tracks.some((track) => track.number === number),
  );
  const left =
    missing.length === 0
      ? []
      : [`Not planned: ${missing.map((track) => printable(trackName(track))).join(', ')}.`];
  if (!plan) return [...left, 'Nothing was planned.'];
  const { between } = ink.marks;
  return [
    ...labelledLines('loudness', [
      releaseWords(plan),
      oneEach(unitsOf(plan).map(gainWords), between),
    ]),
    ...labelledLines('tone', toneWords(plan, between)),
    ...labelledLines('limiter', [[limiterWords(plan), ...joinWords(plan)].join(` ${between} `)]),
    ...decisionLines(withoutTold(plan), ink),
    ...left,
  ];
}

/** Where the release lies, without its full stop. */
function releaseWords({ loudness }: MasteringPlan): string {
  const target = loudness.because.find(({ code }) => code === 'release-target');
  return target ? sentence(target).replace(/\.$/u, '') : 'as decided';
}

/** Told in a line of its own. */
function withoutTold(plan: MasteringPlan): MasteringPlan {
  const because = plan.loudness.because.filter(({ code }) => code !== 'release-target');
  return { ...plan, loudness: { ...plan.loudness, because } };
}

/** Parts that no line breaks within. */
function oneEach(parts: readonly string[], between: string): string {
  return parts.map((part) => part.replaceAll(' ', '\u00a0')).join(` ${between} `);
}

/** Tracks that run into one another and share a gain are one. */
function unitsOf({ tracks, segueGroups }: MasteringPlan): readonly (readonly TrackPlan[])[] {
  const groupOf = ({ number, gainDb }: TrackPlan): readonly TrackPlan[] => {
    const group = segueGroups.find((numbers) => numbers.includes(number)) ?? [number];
    return tracks.filter((one) => group.includes(one.number) && one.gainDb === gainDb);
  };
  return tracks.map(groupOf).filter(([first], at) => first === tracks[at]);
}

/** "3+4 +4.0 dB", "2 +1.2 dB, a ballad, 1.5 LU under" */
function gainWords(unit: readonly TrackPlan[]): string {
  const [first] = unit;
  const numbers = unit.map(({ number }) => number).join('+');
  const place = first!.because.map(placeWords).find((words) => words !== '') ?? '';
  return `${numbers} ${sayChange(first!.gainDb)}${place}`;
}

function placeWords(reason: Reason): string {
  const apart = (lu: number) =>
    lu === 0 ? '' : `, ${sayAtMost(Math.abs(lu), 'LU')} ${lu < 0 ? 'under' : 'over'}`;
  switch (reason.code) {
    case 'pinned':
      return ', pinned';
    case 'role-offset':
      return `, ${reason.values.role}${apart(reason.values.offsetLu)}`;
    case 'offset':
      return apart(reason.values.offsetLu);
    case 'difference-kept':
      return apart(-reason.values.keptLu);
    case 'limiting-budget':
      return `${apart(-reason.values.underLu)} for want of room`;
    default:
      return '';
  }
}

function toneWords({ tracks }: MasteringPlan, between: string): string[] {
  const moved = tracks.filter(({ eq }) => eq.length > 0);
  const alone = tracks.filter(({ eq }) => eq.length === 0).map(({ number }) => number);
  const why = new Set(
    tracks
      .filter(({ eq }) => eq.length === 0)
      .flatMap(({ because }) => because.filter(({ code }) => code === 'tone-not-matched'))
      .map(sentence),
  );
  const [only] = why;
  return [
    ...(moved.length === 0
      ? []
      : [
          oneEach(
            moved.map((track) => `${track.number} ${toneMove(track)}`),
            between,
          ),
        ]),
    ...(alone.length === 0
      ? []
      : why.size === 1 && moved.length === 0 && only !== undefined
        ? [only.replace(/^tone /u, '').replace(/\.$/u, '')]
        : [`${alone.join(', ')} left alone`]),
  ];
}

function limiterWords({ tracks, target }: MasteringPlan): string {
  const hardest = tracks.reduce<TrackPlan | null>(
    (most, track) =>
      track.expected.reductionMaxDb > (most?.expected.reductionMaxDb ?? 0) ? track : most,
    null,
  );
  return hardest === null
    ? `${target.limiting}, and nothing to hold back`
    : `${target.limiting}, at most ${sayAtMost(hardest.expected.reductionMaxDb)}, on ${hardest.number}`;
}

function joinWords({ joins }: MasteringPlan): string[] {
  if (joins.length === 0) return [];
  const of = (chosen: MasteringPlan['joins']) => chosen.map(({ from, to }) => `${from} into ${to}`);
  const segues = of(joins.filter(({ isSegue }) => isSegue));
  const jarring = of(joins.filter(({ jars }) => jars !== 'no'));
  const parts = [
    ...(segues.length === 0
      ? []
      : [`${segues.join(', ')} ${segues.length === 1 ? 'runs' : 'run'} on`]),
    ...(jarring.length === 0
      ? []
      : [`${jarring.join(', ')} ${jarring.length === 1 ? 'jumps' : 'jump'}`]),
    ...(segues.length + jarring.length < joins.length ? ['the rest even'] : []),
  ];
  return [
    `joins: ${parts.length === 1 && parts[0] === 'the rest even' ? 'all even' : parts.join(', ')}`,
  ];
}
