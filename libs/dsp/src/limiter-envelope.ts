import type { Region } from './arena.js';
import type { Kernels } from './kernels.js';
import { limiterUnitsPerOctave, type LimiterLaw } from './limiter-law.js';

/** The law at work on a stream of required reductions, at rest at first. */
export interface LimiterEnvelope {
  /** In: whole units of `limiterUnitsPerOctave`, 0 to 2^25. */
  readonly required: Region<Float64Array>;
  /** Out, in octaves: the reductions of `law.aheadHops` earlier. */
  readonly reductions: Region<Float64Array>;
  process(hops: number): void;
}

type Process = (envelope: number, required: number, reductions: number, hops: number) => void;

export function createLimiterEnvelope(
  kernels: Kernels,
  { law, hopsMax }: { readonly law: LimiterLaw; readonly hopsMax: number },
): LimiterEnvelope {
  const { arena, functions } = kernels;
  const process = functions['limiterEnvelope'] as Process;
  const envelope = layEnvelope(kernels, law);
  const required = arena.f64(hopsMax);
  const reductions = arena.f64(hopsMax);
  return {
    required,
    reductions,
    process: (hops) => process(envelope, required.pointer, reductions.pointer, hops),
  };
}

function layEnvelope({ arena, functions }: Kernels, law: LimiterLaw): number {
  const bytes = functions['limiterEnvelopeBytes'] as (queue: number, boxHops: number) => number;
  const start = functions['limiterEnvelopeStart'] as (...settings: number[]) => void;
  const windowHops = law.aheadHops + law.holdHops + 1;
  const [first, second, third] = law.boxHops;
  let queueLength = 2;
  while (queueLength <= windowHops) queueLength *= 2;
  const { pointer } = arena.f64(Math.ceil(bytes(queueLength, first + second + third) / 8));
  const { fastRemainder, slowShare } = law.hop;
  const release = [fastRemainder, slowShare, law.slowWeight, limiterUnitsPerOctave];
  start(pointer, queueLength, windowHops, first, second, third, ...release);
  return pointer;
}
