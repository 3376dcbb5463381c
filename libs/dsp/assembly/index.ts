export { heapBase } from './memory';
export { gainF64 } from './gain';
export {
  decodeDoublesF32,
  decodeDoublesF64,
  decodeFloatsF32,
  decodeFloatsF64,
  decodeIntegersF32,
  decodeIntegersF64,
} from './decode';
export { resamplePair } from './resample';
export { equalisePair, equaliserRest, sumAndDifference } from './equaliser';
export { kWeightF32, kWeightF64 } from './k-weighting';
export {
  hopPeaks,
  hopSamples,
  meterPeaks,
  meterSamples,
  narrowPlane,
  scanPeaks,
} from './true-peak';
export { advancePeaks, fillPeaks, fillSilence } from './peak-window';
export { closeHop, coursePeaks, courseSilence } from './peak-course';
export { limiterPeaks, limiterThresholds } from './limiter-peaks';
export { limiterEnvelope, limiterEnvelopeBytes, limiterEnvelopeStart } from './limiter-envelope';
export { limiterApply, limiterGains, limiterRequired } from './limiter-gain';
export { traceGains } from './gain-trace';
export { followReductions } from './limiter-course';
export { highestInWindows } from './highest-peak';
export { modelReleased, spreadReleased } from './limiter-model';
export { ditherWords } from './dither';
export { quantiseDithered, quantisePlain } from './quantise';
export { quantiseShaped } from './quantise-shaped';
export { encodeF32, encodeS16, encodeS24 } from './quantise-encode';
export { likeliestLag } from './channel-lag';
export { addPowers } from './power-spectrum';
export { giveFrames, giveSilence, nextRun } from './group-scan';
export { bandPowers } from './band-powers';
export { closeWave, keepLast, waveSegments } from './wave';
