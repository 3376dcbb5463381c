export {
  createTrackMeasurer,
  type TrackMeasurement,
  type TrackMeasurer,
} from './track-measurer.js';
export { poolLoudness, type PooledTrack } from './pool-loudness.js';
export { createToneMeasure, type ToneMeasure } from './tone/tone-measure.js';
export { type TopSpectrum } from './tone/top-spectrum.js';
export {
  createFindingsMeasure,
  type FindingFacts,
  type FindingsFormat,
  type FindingsMeasure,
} from './findings/findings-measure.js';
export { siblingFindings, type SiblingTrack, type ToneCurve } from './findings/sibling-findings.js';
export { measureDynamics, type DynamicsInput } from './dynamics/measure-dynamics.js';
export { measureStereo, type StereoInput } from './stereo/measure-stereo.js';
export { bandFoldLossDb, sideToMidDb, type MidSideSpectrum } from './stereo/broad-bands.js';
export { measureEdges, type EdgesInput } from './edges/measure-edges.js';
export { drawOverview } from './edges/draw-overview.js';
