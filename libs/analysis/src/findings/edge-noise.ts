import { dbFromPower, exp, log, powerFromDb } from '@kindred/dsp';
import type { Finding } from '@kindred/records';
import { findingOf } from './finding-of.js';
import { createPowerSpectrum, type PowerSpectrum } from './power-spectrum.js';
import type { Detector, ScannedRun } from './scanned-run.js';

const steps = [
  { severity: 'warning', dbfs: -50 },
  { severity: 'note', dbfs: -60 },
] as const;
/** A window of this many runs: about 90 ms. */
const windowRuns = 8;
/** Of sound at either end. */
const edgeSeconds = 5;
/** Louder than this is no noise floor, whatever it sounds like; and softer is silence. */
const floorMax = powerFromDb(-36);
const floorMin = powerFromDb(-100);
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

interface Window {
  power: number;
  readonly samples: Float32Array;
}

/** Hiss before the first sound or behind the last: what is quietest there is noise, and goes on evenly. */
export function createEdgeNoise(format: {
  readonly sampleRateHz: number;
  readonly channels: number;
  readonly runFrames: number;
}): Detector {
  const windowFrames = windowRuns * format.runFrames;
  const perEdge = Math.ceil((edgeSeconds * format.sampleRateHz) / windowFrames);
  let size = 1024;
  while (2 * size <= windowFrames) size *= 2;
  const head: Window[] = [];
  const tail: Window[] = [];
  let runs = 0;
  let windows = 0;
  let loudest = 0;
  const powers = Array.from({ length: format.channels }, () => 0);

  const keep = (run: ScannedRun): void => {
    const channel = powers[1] !== undefined && powers[1] > powers[0]! ? 1 : 0;
    const power = powers[channel]! / windowFrames;
    loudest = Math.max(loudest, power);
    const isHead = head.length < perEdge && (head.length > 0 || power > floorMin);
    // The oldest is written over.
    const slot = windows % perEdge;
    const isFloor = power > floorMin && power < floorMax;
    const taken = (tail[slot] ??= { power: 0, samples: new Float32Array(size) });
    taken.power = isFloor ? power : 0;
    if (isFloor) {
      const fromFrame = run.firstFrame + run.frames - windowFrames;
      run.copy({ channel, fromFrame }, taken.samples);
    }
    if (isHead) head.push({ power: taken.power, samples: isFloor ? taken.samples.slice() : none });
    windows++;
  };

  return {
    take(run) {
      for (let c = 0; c < powers.length; c++) powers[c]! += run.channels[c]!.power;
      if (++runs < windowRuns) return;
      keep(run);
      runs = 0;
      powers.fill(0);
    },
    finish({ frames }) {
      // The last window may lie behind the track's end.
      const whole = Math.floor(frames / windowFrames);
      if (windows > whole && tail.length > 0) tail[(windows - 1) % perEdge]!.power = 0;
      const spectrum = createPowerSpectrum(size);
      const binHz = format.sampleRateHz / size;
      const levels = [head, tail].map((edge) =>
        hissDbfs(edge, { spectrum, binHz, mostDbfs: dbFromPower(loudest) - underLoudestDb }),
      );
      return noiseFindings({ startDbfs: levels[0]!, endDbfs: levels[1]! });
    },
  };
}

const none = new Float32Array(0);

function hissDbfs(
  windows: readonly Window[],
  how: { readonly spectrum: PowerSpectrum; readonly binHz: number; readonly mostDbfs: number },
): number | null {
  const heard = windows.filter(({ power }) => power > 0).sort((a, b) => a.power - b.power);
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
