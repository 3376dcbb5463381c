import {
  gatingBlocks,
  highestWindow,
  momentarySegments,
  runningSums,
  shortTermSegments,
  shortTermWindows,
  windowCount,
  windowsOf,
  type Energies,
} from './energy-windows.js';
import { gatedPower, lufsFromPower, silencePower } from './loudness.js';
import { loudnessRangeLu, loudSectionPower, sortedPowers } from './short-term-statistics.js';

/** Loudness of one track. A level is null where there is none, and `reason` says why. */
export interface LoudnessFigures {
  /** Gated loudness of the whole (BS.1770-5). */
  readonly integratedLufs: number | null;
  /** Level of the loud sections: max(P95, max − 2 LU) of short-term windows over I − 10 LU. */
  readonly loudSectionLufs: number | null;
  /** Highest 3 s loudness at 100 ms hop (Tech 3341). */
  readonly shortTermMaxLufs: number | null;
  /** Highest 400 ms loudness at 10 ms hop (Tech 3341). */
  readonly momentaryMaxLufs: number | null;
  /** Loudness range (Tech 3342). */
  readonly rangeLu: number | null;
  readonly reason: string | null;
}

/** Measures again and again in the same memory: for searches over modelled energies. */
export interface LoudnessGauge {
  measure(energies: Energies): LoudnessFigures;
  /** Only what loudness is matched on and by. */
  measureLevels(energies: Energies): Pick<
    LoudnessFigures,
    'integratedLufs' | 'loudSectionLufs' | 'rangeLu'
  > & {
    /** Mean squares of the gating blocks, for `pooledLufs`; valid until the gauge's next call. */
    readonly gatingBlocks: Float64Array;
  };
  /** Those blocks alone. */
  gatingBlocks(energies: Energies): Float64Array;
}

/** @param segmentsMax most energies that it will be given */
export function createLoudnessGauge(segmentsMax: number): LoudnessGauge {
  const sums = new Float64Array(segmentsMax + 1);
  const blockRoom = new Float64Array(windowCount(segmentsMax, gatingBlocks));
  const shortTermRoom = new Float64Array(windowCount(segmentsMax, shortTermWindows));
  const scratch = new Float64Array(shortTermRoom.length);

  const blocksOf = (segments: number): Float64Array =>
    windowsOf(sums, gatingBlocks, blockRoom.subarray(0, windowCount(segments, gatingBlocks)));
  const shortTermOf = (segments: number): Float64Array => {
    const room = shortTermRoom.subarray(0, windowCount(segments, shortTermWindows));
    return windowsOf(sums, shortTermWindows, room);
  };

  return {
    measure(energies) {
      const segments = energies.length;
      runningSums(energies, sums);
      const integrated = gatedPower([blocksOf(segments)]);
      const sorted = sortedPowers(shortTermOf(segments), scratch);
      const shortTermMax = level(sorted[sorted.length - 1] ?? 0);
      return {
        integratedLufs: level(integrated),
        loudSectionLufs: level(loudSectionPower(sorted, integrated)),
        shortTermMaxLufs: shortTermMax,
        momentaryMaxLufs: level(highestWindow(sums, segments, momentarySegments)),
        rangeLu: loudnessRangeLu(sorted),
        reason: whyNull(segments, integrated, shortTermMax),
      };
    },
    measureLevels(energies) {
      runningSums(energies, sums);
      const blocks = blocksOf(energies.length);
      const integrated = gatedPower([blocks]);
      const sorted = sortedPowers(shortTermOf(energies.length), scratch);
      return {
        integratedLufs: level(integrated),
        loudSectionLufs: level(loudSectionPower(sorted, integrated)),
        rangeLu: loudnessRangeLu(sorted),
        gatingBlocks: blocks,
      };
    },
    gatingBlocks(energies) {
      runningSums(energies, sums);
      return blocksOf(energies.length);
    },
  };
}

/** One measurement; who measures often keeps a gauge. */
export function measureLoudness(energies: Energies): LoudnessFigures {
  return createLoudnessGauge(energies.length).measure(energies);
}

function level(power: number): number | null {
  return power > silencePower ? lufsFromPower(power) : null;
}

function whyNull(
  segments: number,
  integratedPower: number,
  shortTermMaxLufs: number | null,
): string | null {
  if (segments < momentarySegments) return 'shorter than 0.4 s';
  if (integratedPower === 0) return 'silent: nothing above −70 LUFS';
  if (segments < shortTermSegments) return 'shorter than 3 s';
  if (shortTermMaxLufs === null) return 'no 3 s above −70 LUFS';
  return null;
}
