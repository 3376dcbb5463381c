import { groupOffset, groupStride, runGroups } from '@kindred/dsp';
import { createPowerSpectrum } from './power-spectrum.js';
import type { ScannedRun } from './scanned-run.js';

/** Spectra of the bottom of a track, from windows of the group means of all channels together. */
export interface LowWindows {
  take(run: ScannedRun): void;
  /** Rate of the group means. */
  readonly rateHz: number;
  readonly size: number;
  /** Mean power per bin over regular windows; a full-scale sine is 1. Null: too short. */
  mean(): Float64Array | null;
  /** The same of each of the quietest windows (at most 8), digital silence left out. */
  quiet(): readonly Float64Array[];
}

/** About 0.7 s. */
const size = 2048;
const quietMax = 8;
/** −120 dBFS: nothing to hear. */
const silentPower = 1e-12;
/** Every window at first, then every fourth. */
const denseWindows = 8;
const stride = 4;

export function createLowWindows(format: {
  readonly sampleRateHz: number;
  readonly channels: number;
  readonly groupFrames: number;
}): LowWindows {
  const spectrum = createPowerSpectrum(size);
  const total = new Float64Array(size / 2 + 1);
  let current: Float32Array = new Float32Array(size);
  let held = 0;
  let power = 0;
  let windows = 0;
  let measured = 0;
  const quietest: { power: number; samples: Float32Array }[] = [];
  const scale = 1 / (format.channels * format.groupFrames);
  const powerScale = scale / runGroups;

  const close = (): void => {
    const mean = power / (size / runGroups);
    if (windows < denseWindows || windows % stride === 0) {
      spectrum.addTo(total, current);
      measured++;
    }
    windows++;
    if (mean > silentPower) {
      let at = quietest.length;
      while (at > 0 && quietest[at - 1]!.power > mean) at--;
      if (at < quietMax) {
        quietest.splice(at, 0, { power: mean, samples: current });
        current = quietest.length > quietMax ? quietest.pop()!.samples : new Float32Array(size);
      }
    }
    held = 0;
    power = 0;
  };

  return {
    rateHz: format.sampleRateHz / format.groupFrames,
    size,
    take({ statistics, channels }) {
      const second = channels.length === 2 ? 1 : 0;
      for (let g = 0; g < runGroups; g++) {
        const at = g * groupStride + groupOffset.sum;
        const both = second === 1 ? statistics[at]! + statistics[at + 1]! : statistics[at]!;
        current[held + g] = both * scale;
      }
      for (const channel of channels) power += channel.power * powerScale;
      held += runGroups;
      if (held === size) close();
    },
    mean() {
      return measured === 0 ? null : total.map((sum) => sum / measured);
    },
    quiet() {
      return quietest.map(({ samples }) => {
        const powers = new Float64Array(size / 2 + 1);
        spectrum.addTo(powers, samples);
        return powers;
      });
    },
  };
}
