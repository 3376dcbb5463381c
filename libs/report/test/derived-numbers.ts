import {
  deepReductionDb,
  filesOfTrack,
  isRejected,
  limitingAllowances,
  promiseNames,
} from '@kindred/records';
import { familyOf, type FinishedTrack, type ReportRecords } from '../src/family.js';
import { albumOf, costOfLoudestDb, playbackOn } from '../src/platforms/playback.js';
import { services } from '../src/platforms/services.js';
import { speakerChangeLu } from '../src/speakers/speaker-loss.js';
import { speakers } from '../src/speakers/speakers.js';
import { corridorOf, deviationOf, furthestDb, toneLines } from '../src/tone-deviation.js';
import { outliersOf } from '../src/tone-outliers.js';
import { valueAt } from './number-sources.js';

type Derive = (records: ReportRecords, words: readonly string[]) => readonly number[];
type Side = 'mix' | 'master';

/**
 * What the page reckons from the records, by the name it gives as a number's source. The laws of
 * playback, speakers and deviation have tests of their own and are used as they are.
 */
export const derivations: Readonly<Record<string, Derive>> = {
  count: (records, [what = '', name = '']) => {
    const { tracks, finished } = familyOf(records);
    const promised = tracks.flatMap(({ promises }) => promises.filter((one) => one.name === name));
    const counts: Readonly<Record<string, readonly number[]>> = {
      tracks: [tracks.length],
      finished: [finished.length],
      measured: [records.profiles.tracks.filter(({ status }) => status === 'done').length],
      files: [
        finished
          .flatMap(({ rendering }) => filesOfTrack(rendering))
          .filter((file) => !isRejected(file)).length,
      ],
      near: [finished.filter((track) => !isHeld(track)).length],
      lower: [
        finished.length -
          finished.filter((track) => aimOf(track) === records.plan.loudness.commonLufs).length,
      ],
      moved: [finished.filter(({ plan }) => plan.eq.length > 0).length],
      outside: (['mix', 'master'] as const).map((side) => outsideOf(records, side)),
      straying: [outsideOf(records, 'master')],
      kept: [promised.filter(({ kept }) => kept).length, promised.length],
      promises: [promiseNames.length],
    };
    return counts[what] ?? [];
  },
  'release-seconds': (records) => [familyOf(records).durationSeconds],
  spread: (records, [side]) => {
    const distances = familyOf(records).finished.flatMap((track) => {
      const level = track[side as Side].basis.value;
      return level === null ? [] : [level - aimOf(track)];
    });
    return distances.length === 0 ? [] : [Math.max(...distances) - Math.min(...distances)];
  },
  'levels-apart': (records, [side]) => {
    const levels = familyOf(records).finished.flatMap(
      (track) => track[side as Side].basis.value ?? [],
    );
    return [Math.max(...levels) - Math.min(...levels)];
  },
  'furthest-from-plan': (records, [which]) => {
    const near = familyOf(records).finished.filter((track) => which !== 'near' || !isHeld(track));
    return [Math.max(...near.flatMap((track) => Math.abs(fromAim(track) ?? 0)))];
  },
  'from-plan': (records, [number]) =>
    familyOf(records).finished.flatMap((track) =>
      track.number === Number(number) ? (fromAim(track) ?? []) : [],
    ),
  'under-plan': (records, words) =>
    derivations['from-plan']!(records, words).map((distance) => Math.abs(distance)),
  headroom: (records, [number]) =>
    familyOf(records).finished.flatMap((track) => {
      const { value } = track.master.truePeak;
      return track.number !== Number(number) || value === null
        ? []
        : [track.plan.limiter.ceilingDbtp - value];
    }),
  'range-fell': (records) => [
    Math.max(
      0,
      ...familyOf(records).finished.map(
        ({ mix, master }) => (mix.range.value ?? 0) - (master.range.value ?? 0),
      ),
    ),
  ],
  allowance: (records, [number]) => {
    const track = familyOf(records).finished.find((one) => one.number === Number(number));
    const { budget, times } = track?.plan.limiting ?? {
      budget: records.release.target.limiting,
      times: 1,
    };
    const { loudPassageLossDb, reductionMaxDb, deepReductionShare } = limitingAllowances[budget];
    return [
      loudPassageLossDb * times,
      reductionMaxDb * times,
      deepReductionShare * times,
      times,
      deepReductionDb,
    ];
  },
  'peak-to-loudness': (records, [pointer = '']) => [
    (valueAt(records, `${pointer}/peak/truePeakDbtp`) as number) -
      (valueAt(records, `${pointer}/loudness/integratedLufs`) as number),
  ],
  'per-cent': (records, [pointer = '']) => [100 * (valueAt(records, pointer) as number)],
  // Boosts go three quarters as far as cuts.
  boost: (records, [pointer = '']) => {
    const { mostDb } = (valueAt(records, pointer) as { values: { mostDb?: number } }).values;
    return mostDb === undefined ? [] : [0.75 * mostDb];
  },
  'left-over': (records, [pointer = '']) => {
    const { wantedDb, appliedDb } = (
      valueAt(records, pointer) as { values: { wantedDb: number; appliedDb: number } }
    ).values;
    return [Math.round(Math.abs(wantedDb) - Math.abs(appliedDb))];
  },
  'tone-furthest': (records, [side, number]) => {
    const family = familyOf(records);
    const of = family.tracks.filter(
      (track) => number === undefined || track.number === Number(number),
    );
    const furthest = of.flatMap((track) => {
      const deviation = deviationOf(family, track[side as Side]?.tone);
      return deviation ? [furthestDb(deviation)] : [];
    });
    return [Math.max(...furthest)];
  },
  'tone-excess': (records, [side, number]) => {
    const family = familyOf(records);
    const { outside } = outliersOf(toneLines(family, side as Side), corridorOf(family));
    return outside.flatMap(({ track, excess }) =>
      track.number === Number(number) ? [excess.valueDb] : [],
    );
  },
  'begins-at': (records, [number]) => [
    familyOf(records)
      .tracks.filter((track) => track.number < Number(number))
      .reduce((sum, { durationSeconds }) => sum + durationSeconds, 0),
  ],
  wanted: (records, [number]) =>
    familyOf(records)
      .finished.filter((track) => track.number === Number(number))
      .map(aimOf),
  'tone-line': (records, [side, number]) => {
    const family = familyOf(records);
    const track = family.tracks.find((one) => one.number === Number(number));
    const line = deviationOf(family, track?.[side as Side]?.tone);
    return line?.valuesDb.flatMap((value) => value ?? []) ?? [];
  },
  'hardly-heard': () => [1.5],
  // What sentences say of every release: deep reduction, and where width is moved.
  fixed: () => [deepReductionDb, 500, 8000],
  'peak-rate': () => [16],
  jump: (records, [what, side, from, to]) => {
    const edges = (number?: string) => {
      const track = familyOf(records).finished.find((one) => one.number === Number(number));
      return track![side as Side].edges;
    };
    const key = what === '10s' ? 'loudness10sLufs' : 'levelDbfs';
    return [edges(to).start[key]! - edges(from).end[key]!];
  },
  'excerpt-range': ({ excerpts }, [index]) => {
    const { startSeconds, master } = excerpts!.tracks[Number(index)]!;
    return [startSeconds, startSeconds + master.seconds];
  },
  'added-gap': ({ excerpts }, [index]) => {
    const { gapStartSeconds, gapEndSeconds } = excerpts!.joins[Number(index)]!;
    // Less than can be told is said to be under a tenth.
    return [gapEndSeconds - gapStartSeconds, 0.1];
  },
  speaker: (records, [key, number]) => {
    const change = changesOn(records, key!);
    return [change.find((one) => one.number === Number(number))!.lu - usualOf(records, key!)];
  },
  'speaker-family': (records, [key]) => [usualOf(records, key!)],
  platform: (records, [name, mode, number]) => {
    const played = playedOn(records, name!, mode!);
    return [played.find((one) => one.number === Number(number))!.gainDb];
  },
  heard: (records, [name, mode, number]) => {
    const levels = playedOn(records, name!, mode!)
      .filter((one) => number === undefined || one.number === Number(number))
      .map(({ heardLufs }) => heardLufs);
    return number === undefined ? [Math.max(...levels) - Math.min(...levels)] : levels;
  },
  'cost-of-loudest': (records, [name]) => {
    const programmes = programmesOf(records).map(({ programme }) => programme);
    const costs = services
      .filter((service) => name === undefined || keyOf(service.name) === name)
      .flatMap((service) => costOfLoudestDb(service, programmes) ?? []);
    return [Math.max(...costs)];
  },
};

function isHeld({ plan }: FinishedTrack): boolean {
  return plan.because.some(({ code }) => code === 'limiting-budget');
}

function aimOf({ plan }: FinishedTrack): number {
  const held = plan.because.find((reason) => reason.code === 'limiting-budget');
  return held?.values.wantedLufs ?? plan.aimLufs;
}

function fromAim(track: FinishedTrack): number | null {
  const { value } = track.master.basis;
  return value === null ? null : value - aimOf(track);
}

function outsideOf(records: ReportRecords, side: Side): number {
  const family = familyOf(records);
  return outliersOf(toneLines(family, side), corridorOf(family)).outside.length;
}

function keyOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

function programmesOf(records: ReportRecords) {
  return familyOf(records).finished.flatMap(({ number, master }) => {
    const [integratedLufs, truePeakDbtp] = [master.integrated.value, master.truePeak.value];
    return integratedLufs === null || truePeakDbtp === null
      ? []
      : [{ number, programme: { integratedLufs, truePeakDbtp } }];
  });
}

function playedOn(records: ReportRecords, key: string, mode: string) {
  const service = services.find(({ name }) => keyOf(name) === key)!;
  const heard = programmesOf(records);
  const album = albumOf(heard.map(({ programme }) => programme))!;
  const isOne = (mode === 'album' ? service.inAlbum : service.inPlaylist) === 'one gain';
  return heard.map(({ number, programme }) => {
    const { gainDb } = playbackOn(service, isOne ? album : programme);
    return { number, gainDb, heardLufs: programme.integratedLufs + gainDb };
  });
}

function changesOn(records: ReportRecords, key: string) {
  const speaker = speakers.find((one) => one.key === key)!;
  return familyOf(records).finished.flatMap(({ number, master }) => {
    const lu = master.tone.loud ? speakerChangeLu(speaker, master.tone.loud) : null;
    return lu === null ? [] : [{ number, lu }];
  });
}

function usualOf(records: ReportRecords, key: string): number {
  const changes = changesOn(records, key)
    .map(({ lu }) => lu)
    .sort((a, b) => a - b);
  if (records.release.tracks.length === 1) return 0;
  return (changes[(changes.length - 1) >> 1]! + changes[changes.length >> 1]!) / 2;
}
