export {
  createTrackMeasurer,
  type TrackMeasurement,
  type TrackMeasurer,
} from './track-measurer.js';
export { poolLoudness, type PooledTrack } from './pool-loudness.js';
export { createToneMeasure, type ToneMeasure } from './tone/tone-measure.js';
export { type TopSpectrum } from './tone/top-spectrum.js';
