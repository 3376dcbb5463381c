import {
  isSameBand,
  isSameEq,
  isSameLimiter,
  type Issue,
  type IssuePlace,
  type MasteringPlan,
  type Pin,
  type TrackPlan,
} from '@kindred/records';
import { asCode } from '../source/wording.js';
import type { ParsedPlan } from './parse-plan.js';
import type { PlanEntry } from './plan-lines.js';
import { ownLimiting, planEntries, runningOn, trackEntries } from './write-plan.js';

/** What a person changed in a plan. */
export interface PlanEdits {
  /** In the order of the plan: what is kept, whatever is planned next. */
  readonly pins: readonly Pin[];
  /** Warnings: edits of what is only told in the plan, which the next one will not keep. */
  readonly issues: readonly Issue[];
}

/**
 * Compares a plan, as read from its file, with the plan that was last written there: by value, so
 * that quotes, order and comments are no edits. A track is known again by its mix.
 */
export function comparePlans(
  written: MasteringPlan,
  { plan: edited, places }: Pick<ParsedPlan, 'plan' | 'places'>,
): PlanEdits {
  if (edited === null) return { pins: [], issues: [] };
  const before = new Map(written.tracks.map((track) => [track.file, track]));
  const pins: Pin[] = [];
  const issues: Issue[] = [...lostTracks(written, edited)];
  const differences = (was: Values, now: Values, path: string) => {
    for (const [key, value] of now) {
      if (was.get(key) === value) continue;
      const part = key.split(/[.[]/, 1)[0] ?? '';
      if (path !== '' && part in pinOf) continue;
      const place = places[path === '' ? key : `${path}.${key}`];
      issues.push(notKept(key, { isOfTrack: path !== '', place }));
    }
  };
  differences(valuesOf(headOf(written)), valuesOf(headOf(edited)), '');
  edited.tracks.forEach((track, index) => {
    const path = `tracks[${index}]`;
    const was = before.get(track.file);
    if (was === undefined) {
      issues.push(newTrack(track, places[`${path}.file`]));
      return;
    }
    differences(
      valuesOf([
        ...trackEntries(was, noReason),
        ...runningOn(was, written.segueGroups),
        ...ownLimiting(was, written.target),
      ]),
      valuesOf([
        ...trackEntries(track, noReason),
        ...runningOn(track, edited.segueGroups),
        ...ownLimiting(track, edited.target),
      ]),
      path,
    );
    for (const part of ['eq', 'width', 'gain', 'limiter'] as const) {
      const pin = pinOf[part](was, track);
      const at = firstChange(part, { was, now: track });
      const place =
        placeOfPart(places, `${path}.${part}${at}`) ?? placeOfPart(places, `${path}.${part}`);
      if (pin !== null) pins.push({ ...pin, ...(place === undefined ? {} : { place }) });
    }
  });
  return { pins, issues };
}

type PinOf = (was: TrackPlan, now: TrackPlan) => Pin | null;

/** The parts that can be pinned; each is null where it stands as it was planned. */
const pinOf: Readonly<Record<Pin['part'], PinOf>> = {
  eq: (was, { number, file, eq }) =>
    isSameEq(was.eq, eq) ? null : { part: 'eq', track: number, file, eq, planned: was.eq },
  gain: (was, { number, file, gainDb }) =>
    was.gainDb === gainDb
      ? null
      : { part: 'gain', track: number, file, gainDb, plannedDb: was.gainDb },
  width: (was, { number, file, sideDb = 0 }) =>
    (was.sideDb ?? 0) === sideDb
      ? null
      : { part: 'width', track: number, file, sideDb, plannedDb: was.sideDb ?? 0 },
  limiter: (was, { number, file, limiter }) =>
    isSameLimiter(was.limiter, limiter)
      ? null
      : { part: 'limiter', track: number, file, limiter, planned: was.limiter },
};

/** Where in a part the first change lies: "[2]" of its filters, ".aim" of its limiter. */
function firstChange(
  part: Pin['part'],
  { was, now }: { readonly was: TrackPlan; readonly now: TrackPlan },
): string {
  if (part === 'gain' || part === 'width') return '';
  if (part === 'limiter') {
    return was.limiter.ceilingDbtp === now.limiter.ceilingDbtp ? '.aim' : '.ceiling';
  }
  return `[${now.eq.findIndex((band, index) => !isSameBand(band, was.eq[index]))}]`;
}

/** Values as they are written, by their keys. */
type Values = ReadonlyMap<string, string>;

function valuesOf(entries: readonly PlanEntry[], path = ''): Map<string, string> {
  const values = new Map<string, string>();
  for (const { key, value, text, block, values: list } of entries) {
    const name = path === '' ? key : `${path}.${key}`;
    if (block !== undefined)
      for (const [inner, one] of valuesOf(block, name)) values.set(inner, one);
    else values.set(name, list?.join() ?? value ?? text ?? '');
  }
  return values;
}

function headOf(plan: MasteringPlan): readonly PlanEntry[] {
  return planEntries(plan, noReason).filter(({ key }) => key !== 'tracks');
}

const noReason = (): string => '';

/** Of a list or block, its first value. */
function placeOfPart(
  places: Readonly<Record<string, IssuePlace>>,
  path: string,
): IssuePlace | undefined {
  const inside = Object.keys(places).find(
    (key) => key.startsWith(path) && !/^\w/.test(key.slice(path.length)),
  );
  return inside === undefined ? undefined : places[inside];
}

/** Where an edit belongs that the plan can't hold. */
const homes: Readonly<Record<string, string>> = {
  release: 'the release file says so',
  target: 'set `target` in the release file',
  loudness: 'set `target` or `match` in the release file',
  number: 'the running order is that of `tracks` in the release file',
  title: 'set `title` in the release file',
  sha256: 'leave it: it tells whether the mix has changed',
  output: 'set `output` in the release file',
  trimStart: 'set `trimStart` in the release file',
  trimEnd: 'set `trimEnd` in the release file',
  fadeIn: 'set `fadeIn` in the release file',
  fadeOut: 'set `fadeOut` in the release file',
  segue: 'set `segue` in the release file',
  limiting: 'set `limiting` in the release file',
  limitingTimes: 'set `limiting` in the release file',
  aim: 'change `gain`, and this follows',
  direction: 'set `direction` in the release file',
  expected: 'change `gain`, `eq` or `limiter`, and this follows',
};

function notKept(
  key: string,
  { isOfTrack, place }: { isOfTrack: boolean; place: IssuePlace | undefined },
): Issue {
  const head = key.split('.', 1)[0] ?? '';
  const what = isOfTrack ? `${asCode(key)} of a track` : asCode(key);
  return {
    code: 'edit-not-kept',
    severity: 'warning',
    message: `${what} is told here, not decided; this edit is not kept`,
    ...(place === undefined ? {} : { place }),
    fix: homes[head] ?? 'leave it',
  };
}

function newTrack({ file }: TrackPlan, place: IssuePlace | undefined): Issue {
  return {
    code: 'edit-not-kept',
    severity: 'warning',
    message: `${asCode(file)} was not in this plan; a track is added in the release file`,
    ...(place === undefined ? {} : { place }),
    fix: 'list it under `tracks` in the release file',
  };
}

function lostTracks(written: MasteringPlan, edited: MasteringPlan): Issue[] {
  const left = new Set(edited.tracks.map(({ file }) => file));
  return written.tracks
    .filter(({ file }) => !left.has(file))
    .map(({ file }) => ({
      code: 'edit-not-kept',
      severity: 'warning',
      message: `${asCode(file)} is no longer in the plan; it is planned again`,
      fix: 'take it out of `tracks` in the release file',
    }));
}
