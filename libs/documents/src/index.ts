export { parseRelease, type ParsedRelease } from './release/parse-release.js';
export { withAdjustments, type AdjustmentQuestion } from './release/with-adjustments.js';
export { adjustText } from './release/adjust-text.js';
export { adjustLimits } from './release/adjust-shape.js';
export { completeRelease, type CompletedRelease } from './release/complete-release.js';
export {
  type DraftTrack,
  type Lookups,
  type NeededLookups,
  type ReleaseDraft,
} from './release/release-draft.js';
export { nearestWord } from './source/nearest-word.js';
export { releaseTextMax } from './yaml/open-page.js';
export { slugOf } from './slug.js';
export { titleFromName } from './paths/title-from-name.js';
export { formatIssue, type FormatIssueOptions } from './issue/format-issue.js';
export { writePlan } from './plan/write-plan.js';
export { printable } from './source/printable.js';
export {
  readDirection,
  type NamedTrack,
  type ReadDirectionOptions,
  type SpokenIntent,
} from './direction/read-direction.js';
export { vocabulary, type VocabularyWord } from './direction/vocabulary.js';
export { movesOf } from './direction/tone-moves.js';
export { amountScales, widthStepDb } from './direction/amounts.js';
export { lookUpWord, type LookedUpWord } from './direction/look-up-word.js';
export { parsePlan, type ParsedPlan } from './plan/parse-plan.js';
export { comparePlans, type PlanEdits } from './plan/compare-plans.js';
export { checkIsrc, checkUpc, isrcAsPrinted } from './release/codes.js';
export { draftRelease, type DraftedRelease, type DraftedTrack } from './draft/draft-release.js';
export { type FoundMix, type FoundMixes, type MixTags } from './draft/found-mix.js';
export { isTypeablePath } from './draft/typeable.js';
export { namesARelease } from './draft/words-of-release.js';
export { sayDrafted, writeDraft } from './draft/write-draft.js';
export { isAudio } from './release/neighbours.js';
