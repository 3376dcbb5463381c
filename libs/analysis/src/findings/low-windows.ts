import {
  createPowerSpectrum,
  lowsMax,
  runGroups,
  sight,
  type Kernels,
  type RunWatch,
} from '@kindred/dsp';
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
const size = lowsMax;
const quietMax = 8;
/** −120 dBFS: nothing to hear. */
const silentPower = 1e-12;
/** Every window at first, then every fourth. */
const denseWindows = 8;
const stride = 4;

export function createLowWindows(
  { kernels, watch }: { readonly kernels: Kernels; readonly watch: RunWatch },
  format: { readonly sampleRateHz: number; readonly groupFrames: number },
): LowWindows {
  const spectrum = createPowerSpectrum(kernels, size);
  const total = new Float64Array(size / 2 + 1);
  let windows = 0;
  let measured = 0;
  const quietest: { power: number; samples: Float32Array }[] = [];

  const room = (): Float32Array => new Float32Array(size);

  const close = (): void => {
    const mean = watch.lowPower() / (size / runGroups);
    if (windows < denseWindows || windows % stride === 0) {
      spectrum.addTo(total, watch.lows);
      measured++;
    }
    windows++;
    if (mean > silentPower) {
      let at = quietest.length;
      while (at > 0 && quietest[at - 1]!.power > mean) at--;
      if (at < quietMax) {
        const samples = quietest.length === quietMax ? quietest.pop()!.samples : room();
        samples.set(watch.lows);
        quietest.splice(at, 0, { power: mean, samples });
      }
    }
  };

  return {
    rateHz: format.sampleRateHz / format.groupFrames,
    size,
    take({ sights }) {
      if ((sights & sight.lows) !== 0) close();
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
