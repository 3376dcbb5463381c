import { decimals, joinSentence, type Join } from '@kindred/records';
import { isFinished, type Family, type FamilyTrack, type FinishedTrack } from './family.js';
import { drawJoinChart, type JoinChart } from './join-chart.js';
import { printChange, type PrintedNumber } from './number-text.js';
import { percent } from './percent.js';
import { proseOf, typeset, type Prose } from './prose.js';
import { slotsOf } from './timeline-labels.js';
import type { TrackSide } from './track-side.js';

export interface JoinView {
  readonly anchor: string;
  /** Its place in the plan, and what its sentence says beside that. */
  readonly of: string;
  readonly jumpOf: string;
  /** The track that begins here. */
  readonly number: number;
  readonly from: string;
  readonly to: string;
  /** "2 s gap", "segue". */
  readonly gap: string;
  readonly isSegue: boolean;
  readonly isJarring: boolean;
  readonly chart: JoinChart;
  /** The change of level over it; null where a number would say nothing. */
  readonly jump: JumpView | null;
  /** What is said in place of a number; empty if nothing. */
  readonly aside: string;
  /** What jars, and what to do about it; empty if nothing. */
  readonly words: Prose;
}

interface JumpView {
  /** Unrounded. */
  readonly masterLu: number | null;
  readonly mix: PrintedNumber;
  readonly master: PrintedNumber;
  readonly unit: string;
}

/** Sound that ends softer than this has faded out, and no listener compares it with the next. */
const fadedLufs = -40;

/** Every boundary between two tracks that have masters. */
export function drawJoins(family: Family): readonly JoinView[] {
  return joinsOf(family).map(({ join, from, to }) => {
    const { isSegue, gapSeconds, jars } = join;
    const isFaded = !isSegue && jars === 'no' && fadesOut(from.master);
    const jump = isSegue ? edgeJump(from, to) : soundJump(from, to);
    const measured = { ...join, jump10sLu: soundJump(from, to).masterLu ?? join.jump10sLu };
    const jarring = jars === 'no' ? '' : joinSentence(measured, family.plan.tracks);
    return {
      anchor: anchorOf(to),
      of: `/plan/joins/${family.plan.joins.indexOf(join)}`,
      jumpOf: soundJump(from, to).master.of,
      number: to.number,
      from: from.label,
      to: to.label,
      gap: gapWords(join),
      isSegue,
      isJarring: jars === 'much',
      chart: drawJoinChart(from, to, isSegue ? 0 : gapSeconds),
      jump: isFaded ? null : jump,
      aside: isFaded ? 'fades out first' : '',
      words: proseOf(jarring),
    };
  });
}

/** Where a boundary lies on the timeline, and what is to be said of it. */
export interface JoinMark {
  readonly x: string;
  readonly isSegue: boolean;
  readonly isJarring: boolean;
  readonly anchor: string;
  /** "Join of 01 and 02: 2 s gap". */
  readonly words: string;
  /** The silence that the files hold around it, to scale; no width: none. */
  readonly gapX: string;
  readonly gapWidth: string;
}

export function joinMarks(family: Family): readonly JoinMark[] {
  const slots = slotsOf(family);
  return joinsOf(family).flatMap(({ join, from, to }) => {
    const slot = slots.find(({ track }) => track === to);
    if (slot === undefined) return [];
    const { isSegue } = join;
    const isJarring = join.jars === 'much';
    const before = isSegue ? 0 : silentAtEnd(from) / family.durationSeconds;
    const after = isSegue ? 0 : (to.master.edges.sound?.startSeconds ?? 0) / family.durationSeconds;
    return [
      {
        x: percent(slot.startShare),
        isSegue,
        isJarring,
        anchor: anchorOf(to),
        words: `Join of ${from.label} and ${to.label}: ${gapWords(join)}`,
        gapX: percent(slot.startShare - before),
        gapWidth: percent(before + after),
      },
    ];
  });
}

/** Seconds of its file after the last sound. */
function silentAtEnd({ master, durationSeconds }: FinishedTrack): number {
  return Math.max(0, durationSeconds - (master.edges.sound?.endSeconds ?? durationSeconds));
}

function gapWords({ isSegue, gapSeconds }: Join): string {
  return isSegue ? 'segue' : typeset(`${gapText(gapSeconds)} s gap`);
}

function joinsOf({ plan, tracks }: Family) {
  return plan.joins.flatMap((join: Join) => {
    const from = tracks.find(({ number }) => number === join.from);
    const to = tracks.find(({ number }) => number === join.to);
    return from && to && isFinished(from) && isFinished(to) ? [{ join, from, to }] : [];
  });
}

function anchorOf({ label }: FamilyTrack): string {
  return `join-${label}`;
}

/** True if the last 400 ms of sound are next to nothing. */
function fadesOut({ edges, series }: TrackSide): boolean {
  const endSeconds = edges.sound?.endSeconds;
  if (endSeconds === undefined) return false;
  const last = series.momentaryLufs[Math.floor((endSeconds - 0.4) / series.hopSeconds)];
  return last !== undefined && (last ?? -Infinity) < fadedLufs;
}

/** First less last 10 s of sound. */
function soundJump(from: FinishedTrack, to: FinishedTrack): JumpView {
  return jumpOf(from, to, {
    unit: 'LU',
    what: '10s',
    before: ({ edges }) => edges.end.loudness10sLufs,
    after: ({ edges }) => edges.start.loudness10sLufs,
  });
}

/** In a segue what counts is the very edge. */
function edgeJump(from: FinishedTrack, to: FinishedTrack): JumpView {
  return jumpOf(from, to, {
    unit: 'dB',
    what: 'edge',
    before: ({ edges }) => edges.end.levelDbfs,
    after: ({ edges }) => edges.start.levelDbfs,
  });
}

interface JumpSpec {
  readonly unit: string;
  /** '10s': first less last 10 s of sound; 'edge': first less last 100 ms. */
  readonly what: '10s' | 'edge';
  readonly before: (side: TrackSide) => number | null;
  readonly after: (side: TrackSide) => number | null;
}

function jumpOf(from: FinishedTrack, to: FinishedTrack, spec: JumpSpec): JumpView {
  const changeOf = (side: 'mix' | 'master'): number | null => {
    const before = spec.before(from[side]);
    const after = spec.after(to[side]);
    return before === null || after === null ? null : after - before;
  };
  const print = (side: 'mix' | 'master'): PrintedNumber =>
    printChange({
      value: changeOf(side),
      of: `jump:${spec.what}:${side}:${from.number}:${to.number}`,
      reason: 'too short, or silent',
    });
  return {
    masterLu: changeOf('master'),
    mix: print('mix'),
    master: print('master'),
    unit: spec.unit,
  };
}

export function gapText(seconds: number): string {
  return decimals(seconds, seconds < 9.95 ? 1 : 0).replace(/\.0$/, '');
}
