export { masterFileName } from './file-name.js';
export { outputFolders } from './output-folders.js';
export { replayGainOf, type ReplayGainFigures } from './replay-gain.js';
export { tagFieldsOf, type SourceTags, type TagSources } from './tag-fields.js';
