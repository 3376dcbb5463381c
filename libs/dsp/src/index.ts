export { instantiateKernels, type Kernels } from './kernels.js';
export { type Arena, type Region } from './arena.js';
export { compileKernels, type WasmModule } from './webassembly.js';
export { cos, exp, exp10, exp2, log, log10, log2, sin, tan } from './portable-maths.js';
export { amplitudeFromDb, dbFromAmplitude, dbFromPower, powerFromDb } from './decibels.js';
export {
  designLimiter,
  limiterHopFrames,
  limiterMarginDb,
  limiterStepFrames,
  type LimiterLaw,
  type LimiterRelease,
} from './limiter-law.js';
export { createLimiter, type Limiter, type LimiterOptions } from './limiter.js';
export {
  createQuantiser,
  type OutputEncoding,
  type Quantiser,
  type QuantiserOptions,
} from './quantise.js';
export {
  createLimiterModel,
  type LimiterModel,
  type LimiterModelInput,
  type LimiterModelSetting,
} from './limiter-model.js';
export { createKernelCourses } from './kernel-course.js';
export { limiterCourses, type LimiterCourses } from './limiter-course.js';
export { gainPowersOf, loudBlocksLossDb, loudPassageLossDb } from './limiter-loss.js';
export { createGainTracer, type GainTracer, type TracedGains } from './gain-tracer.js';
export {
  createDecoder,
  createWideDecoder,
  type Decoder,
  type DecoderOptions,
  type SampleLayout,
} from './decoder.js';
export { type Plane } from './planes.js';
export {
  createEnergyMeter,
  segmentStartFrame,
  segmentsPerSecond,
  type EnergyMeter,
  type SegmentEnergies,
} from './energy-meter.js';
export { createTruePeakMeter, type TruePeak, type TruePeakMeter } from './true-peak-meter.js';
export { createPeakHopMeter, peakHopFrames, type PeakHopMeter } from './peak-hop-meter.js';
export { gatingBlocks, shortTermWindows, windowPowers, type Energies } from './energy-windows.js';
export {
  gatedPower,
  gatePower,
  lufsFromPower,
  pooledLufs,
  powerFromLufs,
  silencePower,
} from './loudness.js';
export {
  createLoudnessGauge,
  measureLoudness,
  type LoudnessFigures,
  type LoudnessGauge,
} from './loudness-gauge.js';
export { createChannelLagMeter, type ChannelLag, type ChannelLagMeter } from './channel-lag.js';
export { kWeightingDb } from './k-weighting-response.js';
export { createPowerSpectrum, type PowerSpectrum } from './power-spectrum.js';
export { createGroupScanner, type GroupRun, type GroupScanner } from './group-scanner.js';
export { groupFramesAt, groupOffset, groupStride, runGroups } from './group-layout.js';
export {
  createRunWatch,
  floorRuns,
  lowsMax,
  sight,
  type RunWatch,
  type WatchLimits,
} from './run-watch.js';
export {
  createBandSpectrum,
  type Band,
  type BandPowers,
  type BandSpectrum,
} from './band-spectrum.js';
export {
  createPeakCourseMeter,
  type PeakCourse,
  type PeakCourseMeter,
} from './peak-course-meter.js';
export { createWaveMeter, type WaveMeter } from './wave-meter.js';
export { type FrameRange, type WaveSeries } from './wave-series.js';
export { thirdOctaveCentresHz, thirdOctaves } from './third-octaves.js';
export { type Biquad } from './biquad.js';
export { isFlat, type EqBand, type GainBand, type PassBand } from './eq-band.js';
export { designBiquad } from './matched-biquad.js';
export { frequencyGrid } from './frequency-grid.js';
export {
  cascadeResponseDb,
  createBandEqResponse,
  createEqResponse,
  type EqResponse,
} from './eq-response.js';
export { unitResponses } from './unit-responses.js';
export { createEqualiser, type Equaliser, type EqualiserOptions } from './equaliser.js';
export { createWidth, plateauBands, widthBand, type Width, type WidthOptions } from './width.js';
export {
  canConvert,
  conversionPassHz,
  conversionReachFrames,
  convertedFrames,
  rateRatio,
  type RateRatio,
  type Rates,
} from './rate-conversion.js';
export { createResampler, type Resampler, type ResamplerOptions } from './resampler.js';
