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
export { kWeightF32, kWeightF64, kWeightNextSegment } from './k-weighting';
export {
  hopPeaks,
  hopSamples,
  meterPeaks,
  meterSamples,
  narrowPlane,
  scanPeaks,
} from './true-peak';
