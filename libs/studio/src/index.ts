export {
  stepNames,
  type Listener,
  type StageName,
  type StepName,
  type StudioEvent,
} from './event.js';
export { masterRelease, type MasterOutcome, type MasterRequest } from './master-release.js';
export { type MasteredRelease } from './deliver.js';
export { foreseeMaster, type ForeseenOutcome, type ForeseenRelease } from './foresee-master.js';
export {
  planRelease,
  type PlannedRelease,
  type PlanOutcome,
  type PlanRequest,
} from './plan-release.js';
export { type RunRequest, type Unfinished } from './open-run.js';
export { explainTrack, type ExplainedTrack, type ExplainOutcome } from './explain-track.js';
export { pinEdits, type PinOutcome, type PinnedEdits } from './pin-edits.js';
export { renderPlan, type RenderRequest } from './render-plan.js';
export { profileRelease, type ProfileOutcome, type ProfileRequest } from './profile-release.js';
export { reportRelease, type ReportOutcome, type ReportRequest } from './report-release.js';
export { userCacheFolder } from './cache/user-cache-folder.js';
export { digestOfFolder } from './digest-of-folder.js';
export { jsonText } from './json-text.js';
export { nextCommand, type TypedCommand } from './next-command.js';
export { checkMasters, type CheckOutcome, type CheckRequest } from './check/check-masters.js';
export { newRelease, type NewReleaseOutcome, type NewReleaseRequest } from './draft/new-release.js';
export { watchedFiles, type WatchedFiles } from './watched-files.js';
export { namedTracks } from './named-tracks.js';
