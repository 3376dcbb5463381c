import {
  amplitudeFromDb,
  createEqualiser,
  createLimiter,
  createQuantiser,
  createResampler,
  designLimiter,
  type EqBand,
  type Kernels,
  type QuantiserOptions,
} from '@kindred/dsp';
import type { Figure } from './figure.js';
import {
  blockFrames,
  channels,
  kernelFigure,
  sampleRateHz,
  type KernelCosts,
  type WidePlanes,
} from './kernel-cost.js';

type Stage = (kernels: Kernels, planes: WidePlanes) => (frames: number) => void;

/** Of the seconds that kernels are timed over, by the exact meter. */
const musicPeakDbtp = 1.47;
const ratePairs = [
  [44100, 48000],
  [48000, 44100],
  [88200, 44100],
  [96000, 44100],
  [96000, 48000],
] as const;

/** What rendering is made of, the music's own rate standing for any. */
export function benchChain({ wideDecodeNs, wideNs }: KernelCosts): Figure[] {
  const figure = (name: string, stage: Stage, goal: number | null = null, prototype = '') =>
    kernelFigure(name, { value: wideNs(stage), goal, prototype: prototype || null });
  return [
    kernelFigure('decode 24-bit to 64', { value: wideDecodeNs, goal: 1, prototype: '0.6' }),
    figure('EQ, 5 biquads in f64', equalising(5)),
    figure('EQ, 8 biquads in f64', equalising(8), null, '8.1'),
    figure('gain', gaining),
    figure('limiter, idle', limiting(amplitudeFromDb(musicPeakDbtp + 1))),
    figure(
      'limiter, 3 dB at the loudest',
      limiting(amplitudeFromDb(musicPeakDbtp - 3)),
      null,
      '8.2',
    ),
    figure('dither and 24 bits', quantising({ encoding: 's24', dither: 'tpdf' }), 3, '1.5 to 2.9'),
    figure('dither and 16 bits', quantising({ encoding: 's16', dither: 'tpdf' }), 3),
    figure('shaped dither and 16 bits', quantising({ encoding: 's16', dither: 'shaped' })),
    figure('32-bit floats', quantising({ encoding: 'f32', dither: 'none' })),
    ...ratePairs.map(([fromHz, toHz]) =>
      figure(`${fromHz} to ${toHz} Hz`, resampling({ fromHz, toHz })),
    ),
  ];
}

const equalising =
  (count: number): Stage =>
  (kernels, planes) => {
    const bands = Array.from({ length: count }, (_, index) => bell(60 * 2 ** index));
    const equaliser = createEqualiser(kernels, { bands, sampleRateHz });
    return (frames) => equaliser.process(planes, frames);
  };

function bell(frequencyHz: number): EqBand {
  return { type: 'bell', frequencyHz, q: 0.8, gainDb: 1.5 };
}

const gaining: Stage = ({ functions }, planes) => {
  const scale = functions['gainF64'] as (pointer: number, count: number, factor: number) => void;
  return (frames) => planes.forEach(({ pointer }) => scale(pointer, frames, 0.7));
};

/** As the renderer does, which copies into the limiter. */
const limiting =
  (aimLinear: number): Stage =>
  (kernels, planes) => {
    const law = designLimiter(sampleRateHz);
    const limiter = createLimiter(kernels, { law, channels, aimLinear, blockFrames });
    return (frames) => {
      limiter.inputs.forEach(({ view }, channel) =>
        view.set(planes[channel]!.view.subarray(0, frames)),
      );
      limiter.process();
    };
  };

const quantising =
  (options: Pick<QuantiserOptions, 'encoding' | 'dither'>): Stage =>
  (kernels, planes) => {
    const fixed = { channels, blockFrames, seed: 1, sampleRateHz };
    const quantiser = createQuantiser(kernels, { ...options, ...fixed });
    const output = kernels.arena.u8(blockFrames * quantiser.frameBytes + 64).pointer;
    const pointers = planes.map(({ pointer }) => pointer);
    return (frames) => quantiser.write({ planes: pointers, frames, output });
  };

/** Per frame that goes in. */
const resampling =
  (rates: { readonly fromHz: number; readonly toHz: number }): Stage =>
  (kernels, planes) => {
    const options = { ...rates, channels, blockFrames };
    const resampler = createResampler(kernels, options, () => undefined);
    return (frames) => resampler.push(planes, frames);
  };
