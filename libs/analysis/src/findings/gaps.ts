import type { FindingPlace } from '@kindred/records';
import { findingOf } from './finding-of.js';
import type { Detector } from './scanned-run.js';

/** Silence: every channel below −70 dBFS. */
const silentPeak = 0.000316;
const secondsMin = 2;

/** Silence inside a track, between sound and sound. */
export function createGapDetector(): Detector {
  const places: FindingPlace[] = [];
  let silentSince: number | null = null;
  let hasSounded = false;
  return {
    take(run) {
      let peak = run.channels[0]!.peak;
      if (run.channels.length === 2) peak = Math.max(peak, run.channels[1]!.peak);
      const seconds = run.firstFrame / run.sampleRateHz;
      if (peak < silentPeak) {
        if (hasSounded) silentSince ??= seconds;
        return;
      }
      hasSounded = true;
      if (silentSince !== null && seconds - silentSince >= secondsMin) {
        places.push({ atSeconds: silentSince, durationSeconds: seconds - silentSince });
      }
      silentSince = null;
    },
    finish() {
      if (places.length === 0) return [];
      return [
        findingOf({
          code: 'gap-inside',
          severity: 'note',
          value: Math.max(...places.map(({ durationSeconds }) => durationSeconds ?? 0)),
          threshold: secondsMin,
          unit: 's',
          places,
          fixable: 'none',
        }),
      ];
    },
  };
}
