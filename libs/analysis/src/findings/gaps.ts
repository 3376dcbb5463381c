import { sight } from '@kindred/dsp';
import type { FindingPlace } from '@kindred/records';
import { findingOf } from './finding-of.js';
import type { Detector } from './scanned-run.js';

const secondsMin = 2;

/** Silence inside a track, between sound and sound. */
export function createGapDetector(): Detector {
  const places: FindingPlace[] = [];
  let silentSince: number | null = null;
  let isSilent = true;
  let hasSounded = false;
  return {
    take(run) {
      if ((run.sights & sight.silenceTurns) === 0) return;
      isSilent = !isSilent;
      const seconds = run.firstFrame / run.sampleRateHz;
      if (isSilent) {
        if (hasSounded) silentSince = seconds;
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
