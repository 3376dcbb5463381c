import {
  createChannelLagMeter,
  sight,
  type ChannelLag,
  type Kernels,
  type RunWatch,
} from '@kindred/dsp';
import { findingOf } from './finding-of.js';
import type { Detector } from './scanned-run.js';

const lagSecondsMax = 0.005;
const lagFramesMin = 3;
const windowSeconds = 0.06;
/** Windows are taken this often, at a sharp event, and more rarely after the first of them. */
const everySeconds = 1.3;
const denseWindows = 8;
const rarer = 6;
/** The channels must be this alike at that lag, and this much more than at none (3 dB). */
const likenessMin = 0.6;
const overZeroMin = 1.4125;
const windowsMin = 4;
const agreeShare = 0.8;
/** Of all windows, so many must show it at all. */
const passShare = 0.5;

/**
 * One channel late by up to 5 ms as a whole: the cross-correlation of first differences (so that
 * bass does not decide) peaks at one and the same lag wherever it is looked at.
 */
export function createDelayDetector(
  { kernels, watch }: { readonly kernels: Kernels; readonly watch: RunWatch },
  format: { readonly sampleRateHz: number },
): Detector {
  const { sampleRateHz } = format;
  const length = 4 * Math.round((windowSeconds * sampleRateHz) / 4);
  const meter = createChannelLagMeter(kernels, {
    frames: length,
    lagMax: Math.round(lagSecondsMax * sampleRateHz),
    overZero: overZeroMin,
  });
  /** Of the windows that pass. */
  const lags: number[] = [];
  let taken = 0;
  watch.seekSharpFrom(length);

  return {
    take(run) {
      if ((run.sights & sight.sharp) === 0) return;
      const end = run.firstFrame + run.frames;
      const fromFrame = end - length - 1;
      run.copy({ channel: 0, fromFrame }, meter.left);
      run.copy({ channel: 1, fromFrame }, meter.right);
      const found = meter.measure();
      if (found !== null && passes(found)) lags.push(found.lag);
      taken++;
      const rest = sampleRateHz * everySeconds * (taken < denseWindows ? 1 : rarer);
      watch.seekSharpFrom(end + rest);
    },
    finish() {
      if (lags.length < windowsMin || lags.length < passShare * taken) return [];
      const sorted = lags.toSorted((a, b) => a - b);
      const lag = sorted[sorted.length >> 1]!;
      const agreeing = sorted.filter((other) => Math.abs(other - lag) <= 1).length;
      if (Math.abs(lag) < lagFramesMin || agreeing < agreeShare * lags.length) return [];
      return [
        findingOf({
          code: 'delay',
          severity: 'warning',
          value: (1000 * Math.abs(lag)) / sampleRateHz,
          threshold: (1000 * lagFramesMin) / sampleRateHz,
          unit: 'ms',
          places: [],
          channel: lag > 0 ? 'right' : 'left',
          fixable: 'mix',
        }),
      ];
    },
  };
}

function passes({ best, scale, atZero }: ChannelLag): boolean {
  return best >= likenessMin * scale && best >= overZeroMin * atZero;
}
