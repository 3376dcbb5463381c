export { parseRelease, type ParsedRelease } from './release/parse-release.js';
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
export { formatIssue, type FormatIssueOptions } from './issue/format-issue.js';
export { writePlan } from './plan/write-plan.js';
export { printable } from './source/printable.js';
