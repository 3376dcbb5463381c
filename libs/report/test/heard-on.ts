import { readFileSync } from 'node:fs';
import {
  compileKernels,
  createBandSpectrum,
  createEnergyMeter,
  createEqualiser,
  instantiateKernels,
  thirdOctaves,
  type Kernels,
} from '@kindred/dsp';
import { speakerRateHz } from '../src/speakers/speaker-loss.js';
import type { Speaker } from '../src/speakers/speakers.js';

const module = compileKernels(
  readFileSync(new URL(import.meta.resolve('@kindred/dsp/kernels.wasm'))),
);

/** Left and right of a passage at the speakers' rate. */
export type Passage = readonly [left: Float64Array, right: Float64Array];

/** Sound itself run through a speaker's filters: what its table only reckons. */
export function heardOn(
  { filters, sideLinear, sideFilters }: Speaker,
  [left, right]: Passage,
): Passage {
  const mid = left.map((l, at) => (l + right[at]!) / 2);
  const side = left.map((l, at) => ((l - right[at]!) / 2) * sideLinear);
  const [filteredSide] = filtered([side], sideFilters);
  const both = [
    mid.map((m, at) => m + filteredSide![at]!),
    mid.map((m, at) => m - filteredSide![at]!),
  ];
  const [heardLeft, heardRight] = filtered(both, filters);
  return [heardLeft!, heardRight!];
}

function filtered(planes: readonly Float64Array[], bands: Speaker['filters']): Float64Array[] {
  const kernels = instantiateKernels(module);
  const equaliser = createEqualiser(kernels, { bands, sampleRateHz: speakerRateHz });
  const regions = planes.map((plane) => {
    const region = kernels.arena.f64(plane.length);
    region.view.set(plane);
    return region;
  });
  equaliser.process(regions, planes[0]!.length);
  return regions.map(({ view }) => view.slice());
}

/** K-weighted mean square of both channels. */
export function kPowerOf(passage: Passage): number {
  const kernels = instantiateKernels(module);
  const meter = createEnergyMeter(kernels, { sampleRateHz: speakerRateHz, channels: 2 });
  meter.push(placed(kernels, passage), passage[0].length);
  const { sum } = meter.finish();
  return sum.reduce((total, one) => total + one, 0) / sum.length;
}

/** Third-octave levels of mid and side, as a measurement has them. */
export function levelsOf(passage: Passage): { midDb: number[]; sideDb: number[] } {
  const kernels = instantiateKernels(module);
  const sums = { mid: new Float64Array(31), side: new Float64Array(31) };
  let windows = 0;
  const options = { sampleRateHz: speakerRateHz, channels: 2, bands: thirdOctaves };
  const spectrum = createBandSpectrum(kernels, options, ({ mid, side }) => {
    windows++;
    for (let band = 0; band < 31; band++) {
      sums.mid[band]! += mid[band]!;
      sums.side[band]! += side[band]!;
    }
  });
  spectrum.push(placed(kernels, passage), passage[0].length);
  const levels = (powers: Float64Array) => [...powers].map((sum) => 10 * Math.log10(sum / windows));
  return { midDb: levels(sums.mid), sideDb: levels(sums.side) };
}

function placed(kernels: Kernels, passage: Passage) {
  return passage.map((plane) => {
    const region = kernels.arena.f32(plane.length);
    region.view.set(plane);
    return region;
  });
}
