import { promiseNames, type PromiseName } from '@kindred/records';
import type { Family, FamilyTrack } from './family.js';
import {
  allowanceOfTrack,
  lostDb,
  mostLimited,
  printLost,
  furthestFromPlanLu,
  highestPeak,
} from './family-figures.js';
import { atMostText, peakText, settingText } from './number-text.js';
import { typeset } from './prose.js';
import { isHeldBack, type Standing } from './standing.js';

export interface PromiseRow {
  readonly name: PromiseName;
  readonly label: string;
  readonly standing: Standing;
  readonly measured: string;
  /** Sources of the numbers in both. */
  readonly of: string;
}

export interface PromiseSummary {
  readonly count: number;
  /** "7 kept", "5 kept, 2 with a note"; parts that count nothing are left out. */
  readonly head: string;
  readonly anyBroken: boolean;
  readonly rows: readonly PromiseRow[];
}

/** The seven promises of a run over all tracks. */
export function summarisePromises(family: Family): PromiseSummary {
  const rows = promiseNames.map((name) => ({
    name,
    label: typeset(labels[name](family)),
    standing: standingOfPromise(family, name),
    measured: typeset(measuredOf(family, name)),
    of: sourcesOf(family, name),
  }));
  const count = (standing: Standing) => rows.filter((row) => row.standing === standing).length;
  const parts = [
    { count: count('kept'), word: 'kept' },
    { count: count('note'), word: 'with a note' },
    { count: count('broken'), word: 'broken' },
  ];
  return {
    count: rows.length,
    head: parts
      .filter((part) => part.count > 0)
      .map((part) => `${part.count} ${part.word}`)
      .join(', '),
    anyBroken: count('broken') > 0,
    rows,
  };
}

/** Judged on the tracks that have a master; that one is missing is noted once, at the files. */
function standingOfPromise(family: Family, name: PromiseName): Standing {
  const made = promisesNamed(family.tracks, name);
  if (made.some(({ kept }) => !kept)) return 'broken';
  if (made.length === 0) return 'note';
  if (name === 'files' && made.length < family.tracks.length) return 'note';
  return name === 'loudness' && family.finished.some(isHeldBack) ? 'note' : 'kept';
}

function promisesNamed(tracks: readonly FamilyTrack[], name: PromiseName) {
  return tracks.flatMap(({ promises }) => promises.filter((promise) => promise.name === name));
}

const labels: Readonly<Record<PromiseName, (family: Family) => string>> = {
  peak: ({ release }) => `Ceiling ${settingText(release.target.ceilingDbtp)} dBTP`,
  loudness: () => 'Loudness as planned',
  tone: () => 'Tone moves limited',
  dynamics: () => 'Dynamics kept',
  length: () => 'Length and timing',
  files: () => 'Files read back',
  sources: () => 'Sources untouched',
};

function measuredOf(family: Family, name: PromiseName): string {
  const made = promisesNamed(family.tracks, name);
  if (made.length === 0) return 'not checked';
  const kept = made.filter((promise) => promise.kept).length;
  const keptOf = `${kept} of ${name === 'files' ? family.tracks.length : made.length}`;
  switch (name) {
    case 'peak': {
      const highest = highestPeak(family, 'master').value;
      return highest === null
        ? 'silent'
        : `highest ${peakText(highest, family.release.target.ceilingDbtp)}`;
    }
    case 'loudness':
      return loudnessMeasured(family);
    case 'dynamics': {
      const most = mostLimited(family);
      if (most === null) return keptOf;
      const { loudPassageLossDb } = allowanceOfTrack(most);
      const lost = printLost(lostDb(most), family.finished).text;
      return `${lost} of ${loudPassageLossDb} dB used`;
    }
    case 'tone': {
      const isLeftAlone = family.finished.every(({ plan }) => plan.eq.length === 0);
      return isLeftAlone && kept === made.length ? 'left alone' : `${keptOf} tracks`;
    }
    case 'length':
      return kept === made.length ? 'sample-exact' : keptOf;
    case 'files':
    case 'sources':
      return keptOf;
  }
}

function sourcesOf(family: Family, name: PromiseName): string {
  const counts = `count:kept:${name} count:tracks`;
  switch (name) {
    case 'peak':
      return `/release/target/ceilingDbtp ${highestPeak(family, 'master').of}`.trimEnd();
    case 'loudness':
      return 'count:near count:finished furthest-from-plan:near';
    case 'dynamics': {
      const most = mostLimited(family);
      return most === null ? counts : `${lostDb(most).of} allowance:${most.number}`;
    }
    default:
      return counts;
  }
}

function loudnessMeasured({ finished }: Family): string {
  const near = finished.filter((track) => !isHeldBack(track));
  const furthest = furthestFromPlanLu(near);
  if (furthest === null) return `0 of ${finished.length}`;
  return `${near.length} of ${finished.length} within ${atMostText(furthest)} LU`;
}
