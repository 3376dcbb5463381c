export { instantiateKernels, type Kernels } from './kernels.js';
export { type Arena, type Region } from './arena.js';
export { type WasmModule } from './webassembly.js';
export { cos, exp, exp10, exp2, log, log10, log2, sin, tan } from './portable-maths.js';
export { amplitudeFromDb, dbFromAmplitude, dbFromPower, powerFromDb } from './decibels.js';
export {
  designLimiter,
  limiterHopFrames,
  limiterMarginDb,
  limiterStepFrames,
  limiterUnitsPerOctave,
  type LimiterLaw,
  type LimiterRelease,
} from './limiter-law.js';
export { modelLimiter, type LimiterModelInput } from './limiter-model.js';
export {
  createGainPowerMeter,
  gainPowersOf,
  loudPassageLossDb,
  type GainPowerMeter,
} from './limiter-loss.js';
