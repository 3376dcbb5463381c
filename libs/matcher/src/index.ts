export { matchLoudness, type MatchQuestion } from './match-loudness.js';
export { type FormerPlan } from './keep-family.js';
export { correctPlan, type CorrectionQuestion, type RenderedMember } from './correct-plan.js';
export { basisLevelLufs, type MatchLevels } from './basis-level.js';
export { type EnvelopeSeries, type LoudnessSubject } from './track-model.js';
export { matchTone, type ToneMatch, type TrackTone } from './tone/match-tone.js';
export {
  type ToneProfile,
  type ToneQuestion,
  type ToneReference,
  type ToneSubject,
} from './tone/tone-question.js';
export { matchReleaseWidth } from './width/match-release-width.js';
export { type TrackWidth, type WidthMatch } from './width/match-width.js';
export { planWidth } from './width/plan-width.js';
export { planTone } from './tone/plan-tone.js';
export { matchReleaseTone, type ToneGiven } from './tone/match-release-tone.js';
