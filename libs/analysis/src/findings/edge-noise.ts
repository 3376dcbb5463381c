import {
  createPowerSpectrum,
  dbFromPower,
  exp,
  floorRuns,
  log,
  powerFromDb,
  sight,
  type Kernels,
  type PowerSpectrum,
  type RunWatch,
} from '@kindred/dsp';
import type { Finding } from '@kindred/records';
import { findingOf } from './finding-of.js';
import type { Detector, ScannedRun } from './scanned-run.js';

const steps = [
  { severity: 'warning', dbfs: -50 },
  { severity: 'note', dbfs: -60 },
] as const;
/** Of sound at either end. */
const edgeSeconds = 5;
/** So many windows, the quietest of an end, are as loud as one another: what rings out is not. */
const alike = 5;
const alikeRatio = powerFromDb(2);
const heardMin = 7;
/** The track's loudest window stands this far over it. */
const underLoudestDb = 15;
/** Noise from here up is hiss; below lies hum. */
const hissHz = 300;
const flatBandsHz = [500, 800, 1250, 2000, 3150, 5000, 8000] as const;
/**
 * Geometric over arithmetic mean of the power of a band's bins: white noise has 0.9 (five windows
 * averaged), tones have hardly any.
 */
const flatnessMin = 0.7;

/** One that may be noise: about 90 ms. */
interface Window {
  readonly index: number;
  readonly power: number;
  readonly samples: Float32Array;
}

/** Hiss before the first sound or behind the last: what is quietest there is noise, and goes on evenly. */
export function createEdgeNoise(
  { kernels, watch }: { readonly kernels: Kernels; readonly watch: RunWatch },
  format: { readonly sampleRateHz: number; readonly runFrames: number },
): Detector {
  const windowFrames = floorRuns * format.runFrames;
  const perEdge = Math.ceil((edgeSeconds * format.sampleRateHz) / windowFrames);
  let size = 1024;
  while (2 * size <= windowFrames) size *= 2;
  const head: Window[] = [];
  /** The last one of an index by what is left of it; the oldest is written over. */
  const tail: Window[] = [];

  const keep = (run: ScannedRun): void => {
    const { power, channel, first, count } = watch.floor();
    const index = count - 1;
    const samples = tail[index % perEdge]?.samples ?? new Float32Array(size);
    const fromFrame = run.firstFrame + run.frames - windowFrames;
    run.copy({ channel, fromFrame }, samples);
    tail[index % perEdge] = { index, power, samples };
    if (index < first + perEdge) head.push({ index, power, samples: samples.slice() });
  };

  return {
    take(run) {
      if ((run.sights & sight.floor) !== 0) keep(run);
    },
    finish({ frames }) {
      const { loudest, count } = watch.floor();
      // The last window may lie behind the track's end.
      const whole = Math.floor(frames / windowFrames);
      const last = tail.filter(({ index }) => index >= count - perEdge && index < whole);
      const spectrum = createPowerSpectrum(kernels, size);
      const binHz = format.sampleRateHz / size;
      const levels = [head, last].map((edge) =>
        hissDbfs(edge, { spectrum, binHz, mostDbfs: dbFromPower(loudest) - underLoudestDb }),
      );
      return noiseFindings({ startDbfs: levels[0]!, endDbfs: levels[1]! });
    },
  };
}

function hissDbfs(
  windows: readonly Window[],
  how: { readonly spectrum: PowerSpectrum; readonly binHz: number; readonly mostDbfs: number },
): number | null {
  const heard = [...windows].sort((a, b) => a.power - b.power);
  if (heard.length < heardMin) return null;
  const quietest = heard.slice(0, alike);
  if (quietest.at(-1)!.power > alikeRatio * quietest[0]!.power) return null;
  const { spectrum, binHz, mostDbfs } = how;
  const powers = new Float64Array(spectrum.size / 2 + 1);
  for (const { samples } of quietest) spectrum.addTo(powers, samples);
  if (!isFlat(powers, binHz)) return null;
  let sum = 0;
  for (let bin = Math.ceil(hissHz / binHz); bin < powers.length; bin++) sum += powers[bin]!;
  // Hann spreads a sine over 1.5 bins, and a full-scale sine has a mean square of a half.
  const level = dbFromPower(sum / quietest.length / 3 + 1e-30);
  return level <= mostDbfs ? level : null;
}

/** Whether most bands hold noise rather than tones. */
function isFlat(powers: Float64Array, binHz: number): boolean {
  const flatnesses = flatBandsHz.flatMap((hz) => {
    const band = powers.subarray(Math.ceil((0.89 * hz) / binHz), Math.ceil((1.12 * hz) / binHz));
    if ((hz * 1.12) / binHz > powers.length || band.length === 0) return [];
    let logs = 0;
    let sum = 0;
    for (const power of band) {
      logs += log(power + 1e-30);
      sum += power;
    }
    return [(exp(logs / band.length) * band.length) / (sum + 1e-30)];
  });
  flatnesses.sort((a, b) => a - b);
  return flatnesses.length > 0 && flatnesses[flatnesses.length >> 1]! >= flatnessMin;
}

function noiseFindings(ends: {
  readonly startDbfs: number | null;
  readonly endDbfs: number | null;
}): readonly Finding[] {
  const worst = Math.max(ends.startDbfs ?? -Infinity, ends.endDbfs ?? -Infinity);
  const step = steps.find(({ dbfs }) => worst > dbfs);
  if (step === undefined) return [];
  const numbers = Object.fromEntries(
    Object.entries(ends).filter((end): end is [string, number] => (end[1] ?? -Infinity) > -60),
  );
  return [
    findingOf({
      code: 'noise',
      severity: step.severity,
      value: worst,
      threshold: step.dbfs,
      unit: 'dBFS',
      places: [],
      numbers,
      fixable: 'mix',
    }),
  ];
}
