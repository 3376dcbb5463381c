export type { Listener, StageName, StudioEvent } from './event.js';
export {
  masterRelease,
  type MasteredRelease,
  type MasterOutcome,
  type MasterRequest,
} from './master-release.js';
export { profileRelease, type ProfileOutcome, type ProfileRequest } from './profile-release.js';
export { userCacheFolder } from './cache/user-cache-folder.js';
export { jsonText } from './json-text.js';
