export {
  createMixMeasurer,
  createTrackMeasurer,
  type MixMeasurement,
  type TrackMeasurement,
  type TrackMeasurer,
} from './track-measurer.js';
export { layToneColumns, type ToneColumns } from './tone/tone-columns.js';
export { poolLoudness, type PooledTrack } from './pool-loudness.js';
export { siblingFindings, type SiblingTrack } from './findings/sibling-findings.js';
export { loudestStretch } from './loudest-stretch.js';
