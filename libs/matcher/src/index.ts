export { matchLoudness, type MatchQuestion } from './match-loudness.js';
export { correctPlan, type CorrectionQuestion } from './correct-plan.js';
export { basisLevelLufs, type MatchLevels } from './basis-level.js';
export { type EnvelopeSeries, type LoudnessSubject } from './track-model.js';
