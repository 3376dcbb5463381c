import { layToneColumns } from '@kindred/analysis';
import {
  createBandSpectrum,
  createEnergyMeter,
  createPeakCourseMeter,
  createWaveMeter,
  type Kernels,
} from '@kindred/dsp';
import type { Figure } from './figure.js';
import {
  channels,
  kernelFigure,
  sampleRateHz,
  type KernelCosts,
  type NarrowPlanes,
} from './kernel-cost.js';

const format = { sampleRateHz, channels };

interface Meter {
  push(planes: NarrowPlanes, frames: number): void;
}

const meters: readonly {
  readonly name: string;
  readonly goal: number | null;
  readonly prototype: string | null;
  readonly make: (kernels: Kernels) => Meter;
}[] = [
  {
    name: 'K-weighting with LL, RR, LR',
    goal: 4,
    prototype: '3.0',
    make: (k) => createEnergyMeter(k, format),
  },
  {
    name: 'FFT of mid and side, 16384, with the bands of tone',
    goal: 7,
    prototype: '5.2',
    make: (k) => {
      const { bands } = layToneColumns(sampleRateHz);
      return createBandSpectrum(k, { ...format, bands }, () => undefined);
    },
  },
  {
    name: 'true peak, exact 16x64 and ITU',
    goal: 3,
    prototype: '2.3 to 8.7',
    make: (k) => createPeakCourseMeter(k, format),
  },
  {
    name: 'sums and peaks per 10 ms',
    goal: null,
    prototype: null,
    make: (k) => createWaveMeter(k, format),
  },
];

/** What measuring is made of. */
export function benchKernels({ decodeNs, narrowNs }: KernelCosts): Figure[] {
  return [
    kernelFigure('decode 24-bit', { value: decodeNs, goal: 1, prototype: '0.5' }),
    ...meters.map(({ name, make, ...kernel }) => {
      const value = narrowNs((kernels, planes) => {
        const meter = make(kernels);
        return (frames) => meter.push(planes, frames);
      });
      return kernelFigure(name, { ...kernel, value });
    }),
  ];
}
