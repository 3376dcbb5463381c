import { strict as assert } from 'node:assert';
import type { AudioSource } from '../audio-source.js';
import { hashFile } from '../hash-file.js';
import { changed, openFile } from '../open-file.js';
import { createPcmSource } from '../pcm/pcm-source.js';
import type { UnpackedAudio } from './unpack-audio.js';

/**
 * The audio of a compressed file, from where it was unpacked to. All that is said of it, its name,
 * format, issues and digest, is the compressed file's. Throws FileFault.
 */
export function openUnpacked(file: {
  readonly path: string;
  readonly name: string;
  readonly digest: 'sha256' | 'none';
  readonly unpacked: UnpackedAudio;
}): AudioSource {
  const { path, name, digest, unpacked } = file;
  const { format, layout, issues } = unpacked;
  const audioBytes = format.frames * layout.frameBytes;
  const source = createPcmSource({
    fd: openFile(unpacked.path, name),
    name,
    digest: 'none',
    header: { format, layout, issues, audioAt: 0, audioBytes },
  });
  return {
    ...source,
    seek(frame) {
      assert(digest === 'none', "only a source opened with digest: 'none' can seek");
      source.seek(frame);
    },
    finishDigest() {
      assert(digest === 'sha256', "a source opened with digest: 'none' has no digest");
      source.seek(format.frames);
      const sha256 = hashFile(path, name);
      if (sha256 !== unpacked.sha256) throw changed(name);
      return sha256;
    },
  };
}
