export { masterFileName, releaseFileName } from './file-name.js';
export { nameFaults } from './name-faults.js';
export { outputFolders } from './output-folders.js';
export { replayGainOf, type ReplayGainFigures } from './replay-gain.js';
export { tagFieldsOf, type SourceTags, type TagSources } from './tag-fields.js';
export { gapFrames, type Gap } from './gap-frames.js';
export { cueSheet, type CueContent, type CueSheet, type CueTrack } from './cue-sheet.js';
export { checksumList } from './checksum-list.js';
