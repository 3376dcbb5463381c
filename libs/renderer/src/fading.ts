import { cos, exp10 } from '@kindred/dsp';
import type { FadeCurve, Fades } from '@kindred/records';

const pi = 3.141592653589793;

/** The gain that fades give the frames of a track. */
export interface FadeGain {
  /** 0 to 1; `frame` counts from the track's first. */
  at(frame: number): number;
  /** Whether any frame of a run has another gain than 1. */
  isHeardIn(run: { readonly first: number; readonly frames: number }): boolean;
}

/**
 * Fades over the first and the last seconds of a track: nothing at its first frame, at its last, or
 * at both, and all where a fade ends. Fades that meet multiply.
 */
export function createFadeGain(
  fades: Fades,
  track: { readonly frames: number; readonly sampleRateHz: number },
): FadeGain {
  const { frames, sampleRateHz } = track;
  const inFrames = Math.round((fades.in?.seconds ?? 0) * sampleRateHz);
  const outFrames = Math.round((fades.out?.seconds ?? 0) * sampleRateHz);
  const last = frames - 1;
  return {
    at(frame) {
      const rise = fades.in && frame < inFrames ? risenAt[fades.in.curve](frame / inFrames) : 1;
      const left = last - frame;
      const fall = fades.out && left < outFrames ? risenAt[fades.out.curve](left / outFrames) : 1;
      return rise * fall;
    },
    isHeardIn: (run) => run.first < inFrames || last - (run.first + run.frames - 1) < outFrames,
  };
}

/** The gain over t from 0 to 1, as `fadeCurves` says. */
const risenAt: Readonly<Record<FadeCurve, (t: number) => number>> = {
  linear: (t) => t,
  smooth: (t) => (1 - cos(pi * t)) / 2,
  // From −60 dB, a thousandth, which is taken off so that nothing is left at the end.
  exponential: (t) => (exp10(3 * t) - 1) / 999,
};
