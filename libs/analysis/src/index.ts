export {
  createTrackMeasurer,
  type TrackMeasurement,
  type TrackMeasurer,
} from './track-measurer.js';
export { poolLoudness, type PooledTrack } from './pool-loudness.js';
