import type { Issue, IssuePlace, LimitingBudget, MasteringPlan } from '@kindred/records';
import { isMap, isSeq, type Node } from 'yaml';
import { complainOfKind, kindOf, textOf } from '../readers/reader.js';
import { insteadOfPlan } from '../release/other-kind.js';
import { openPage } from '../yaml/open-page.js';
import { placeOf, rangeOf, type Page } from '../yaml/page.js';
import { checkPlan } from './check-plan.js';
import { planShape, type TypedPlan } from './plan-shape.js';

/** What a plan file says. */
export interface ParsedPlan {
  /** Null with any error. It has no reasons: those are comments, for people. */
  readonly plan: MasteringPlan | null;
  /** In the order of the file. */
  readonly issues: readonly Issue[];
  /** Where each value stands, by its keys: `tracks[3].limiter.aim`; empty without a plan. */
  readonly places: Readonly<Record<string, IssuePlace>>;
}

/** A thousand tracks with eight filters each, twice over. */
const limits = { charactersMax: 4 * 1_048_576, wordsMax: 1_000_000 };

/**
 * Reads plan.yaml as `writePlan` wrote it, or as a person changed it. What is rendered from (EQ, gain,
 * limiter) is read to its last digit; what is only expected is as rounded as it was written.
 */
export function parsePlan(text: string, fileName: string): ParsedPlan {
  const other = insteadOfPlan({ fileName, text });
  if (other !== null) return { plan: null, issues: [other], places: {} };
  const { page, root } = openPage({ fileName, text }, limits);
  if (root === null || !isMap(root)) {
    complainOfRoot(root, page);
    return { plan: null, issues: page.issues(), places: {} };
  }
  const typed = planShape.read({ key: null, name: 'a plan', node: root, underlined: root }, page);
  if (typed !== undefined) checkPlan(typed, { root, page });
  const issues = page.issues();
  const plan = typed === undefined || issues.length > 0 ? null : planOf(typed);
  return { plan, issues, places: plan === null ? {} : placesIn(root, page) };
}

/** The record of a plan whose every key was read. */
function planOf({
  schema,
  light,
  release,
  target,
  loudness,
  tracks,
  output,
}: TypedPlan): MasteringPlan | null {
  const parts = { schema, release, target, loudness, tracks };
  if (!isWhole(parts)) return null;
  return {
    schema: parts.schema,
    ...(light ? { light } : {}),
    release: releaseOf(parts.release),
    target: targetOf(whole(parts.target)),
    loudness: loudnessOf(parts.loudness),
    segueGroups: groupsOf(parts.tracks),
    joins: [],
    tracks: parts.tracks.map((track) => trackOf(track, parts.target.limiting)),
    ...(output === undefined ? {} : { outputs: output }),
  };
}

type Whole<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** No issue was found, so no key is missing. */
function whole<T extends object>(keys: T): Whole<T> {
  if (!isWhole(keys)) throw new Error('a plan without an issue lacks a key');
  return keys;
}

function isWhole<T extends object>(keys: T): keys is T & Whole<T> {
  return Object.values(keys).every((value) => value !== undefined);
}

type Key<K extends keyof TypedPlan> = Exclude<TypedPlan[K], undefined>;

function releaseOf({ file, ...named }: Key<'release'>): MasteringPlan['release'] {
  return { ...whole(named), ...(file === undefined ? {} : { file }) };
}

function targetOf({ word, loudness, of, truePeak, limiting }: Whole<Key<'target'>>) {
  return { word, loudnessLufs: loudness, of, ceilingDbtp: truePeak, limiting };
}

function loudnessOf({ mode, ...typed }: Key<'loudness'>): MasteringPlan['loudness'] {
  const { basis, common, expected, yielded, bindingTrack } = whole(typed);
  return {
    mode: mode ?? basis,
    basis,
    commonLufs: common,
    expectedLufs: expected,
    yieldedLu: yielded,
    bindingTrack,
    waysOut: [],
    because: [],
  };
}

/** Runs of tracks, by number, of which each but the last runs into the next. */
function groupsOf(tracks: Key<'tracks'>): MasteringPlan['segueGroups'] {
  const groups: number[][] = [];
  tracks.forEach(({ segue, number = 0 }, index) => {
    const next = tracks[index + 1]?.number;
    if (segue !== true || next === undefined) return;
    const last = groups[groups.length - 1];
    if (last?.[last.length - 1] === number) last.push(next);
    else groups.push([number, next]);
  });
  return groups;
}

type Typed = Key<'tracks'>[number];

function trackOf(
  {
    limiting,
    limitingTimes,
    width = 0,
    segue: _,
    trimStart,
    trimEnd,
    fadeIn,
    fadeOut,
    ...typed
  }: Typed,
  usual: LimitingBudget | undefined,
): MasteringPlan['tracks'][number] {
  const track = whole(typed);
  const { ceiling, aim } = whole(track.limiter);
  const { integrated, loudSections, reduction, loudPassageLoss, deepReduction } = whole(
    track.expected,
  );
  return {
    number: track.number,
    file: track.file,
    title: track.title,
    sourceSha256: track.sha256,
    eq: track.eq,
    ...(width === 0 ? {} : { sideDb: width }),
    gainDb: track.gain,
    role: null,
    offsetLu: 0,
    limiter: { ceilingDbtp: ceiling, aimDbtp: aim },
    ...trimsOf({ trimStart, trimEnd }),
    ...fadesOf({ fadeIn, fadeOut }),
    limiting: { budget: limiting ?? usual ?? 'none', times: limitingTimes ?? 1 },
    aimLufs: track.aim,
    expected: {
      integratedLufs: integrated,
      loudSectionLufs: loudSections,
      reductionMaxDb: reduction,
      loudPassageLossDb: loudPassageLoss,
      // Written in tenths of a percent; a hundredth of one is not always a whole thousandth.
      deepReductionShare: Number((deepReduction / 100).toFixed(12)),
    },
    because: [],
  };
}

function trimsOf({ trimStart: start, trimEnd: end }: Pick<Typed, 'trimStart' | 'trimEnd'>) {
  if (start === undefined && end === undefined) return {};
  return {
    trims: { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) },
  };
}

function fadesOf({ fadeIn, fadeOut }: Pick<Typed, 'fadeIn' | 'fadeOut'>) {
  if (!fadeIn && !fadeOut) return {};
  return { fades: { ...(fadeIn ? { in: fadeIn } : {}), ...(fadeOut ? { out: fadeOut } : {}) } };
}

/** The place of every value that is no block or list, by its keys. */
function placesIn(root: Node, page: Page): Record<string, IssuePlace> {
  const places: Record<string, IssuePlace> = {};
  const walk = (node: Node | null, path: string) => {
    const target = page.resolve(node);
    if (isMap(target)) {
      for (const { key, value } of target.items) {
        const name = textOf(page.resolve(key as Node | null));
        walk((value ?? null) as Node | null, path === '' ? name : `${path}.${name}`);
      }
    } else if (isSeq(target) && target.items.length > 0) {
      target.items.forEach((item, index) => walk(item as Node | null, `${path}[${index}]`));
    } else places[path] = placeOf(node, page);
  };
  walk(root, '');
  return places;
}

function complainOfRoot(root: Node | null, page: Page): void {
  if (page.issues().length > 0) return;
  const fix = 'delete the file to plan anew';
  if (kindOf(root) === 'nothing') {
    const message = 'nothing in this file';
    page.complain({ ...rangeOf(root), code: 'empty', message, expected: 'a plan', fix });
    return;
  }
  const spot = { key: null, name: 'a plan', node: root, underlined: root };
  complainOfKind(spot, { expected: 'a plan', fix }, page);
}
