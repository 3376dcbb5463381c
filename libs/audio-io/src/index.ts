export { openAudio, type OpenAudioOptions, type OpenedAudio } from './open-audio.js';
export {
  unpackAudio,
  type UnpackedAudio,
  type UnpackOptions,
  type Unpacking,
} from './unpack/unpack-audio.js';
export { openPacked, type OpenedPacked, type PackedSource } from './unpack/open-packed.js';
export { hashFile } from './hash-file.js';
export { type AudioSource } from './audio-source.js';
export { createWavWriter, type WavWriter, type WavWriterOptions } from './wav/wav-writer.js';
export { type WavEncoding } from './wav/header-bytes.js';
export { createFlacWriter, flacRatesHz, type FlacWriter } from './flac/flac-writer.js';
export { createMp3Writer, type Mp3Writer } from './mp3/mp3-writer.js';
export { readArtwork, type Artwork, type ArtworkReading } from './tags/artwork.js';
export { type BroadcastLoudness } from './tags/bext-chunk.js';
export { writeTagged, type TaggedFile, type TaggingOptions } from './tags/write-tagged.js';
export { tagRoom } from './tags/tag-room.js';
export { publish, writeTextDurably } from './publish.js';
export { keepFileDurably, keepPiecesDurably, keepTextDurably } from './keep-durably.js';
export { readSeries, writeSeries } from './series.js';
export { findFiles, listFolder } from './find-files.js';
export { spelledOnDisk } from './spelling.js';
export { readStatedTags, type StatedTags } from './tags/read-stated-tags.js';
export { readTags, readTagPicture, type TagPicture } from './tags/read-tags.js';
export { readDuration } from './tags/read-duration.js';
export { type FileTags } from './tags/tag-fields.js';
export { secondOpinion } from './tags/second-opinion.js';
export {
  attempt,
  attemptLater,
  FileFault,
  readFault,
  writeFault,
  type Attempt,
} from './file-fault.js';
export { compareNaturally } from './natural-order.js';
