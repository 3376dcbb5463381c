import { strict as assert } from 'node:assert';
import type { FrameWindow } from '@kindred/records';
import type { AudioSource } from '../audio-source.js';
import { hashFile } from '../hash-file.js';
import { changed, openFile } from '../open-file.js';
import { inWindow } from '../pcm/in-window.js';
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
  readonly window: FrameWindow | undefined;
}): AudioSource {
  const { path, name, digest, unpacked, window } = file;
  const { format, layout, issues } = unpacked;
  const audioBytes = format.frames * layout.frameBytes;
  const source = createPcmSource({
    fd: openFile(unpacked.path, name),
    name,
    digest: 'none',
    header: inWindow({ format, layout, issues, audioAt: 0, audioBytes }, window),
  });
  return {
    ...source,
    seek(frame) {
      assert(digest === 'none', "only a source opened with digest: 'none' can seek");
      source.seek(frame);
    },
    finishDigest() {
      assert(digest === 'sha256', "a source opened with digest: 'none' has no digest");
      source.seek(source.format.frames);
      const sha256 = hashFile(path, name);
      if (sha256 !== unpacked.sha256) throw changed(name);
      return sha256;
    },
  };
}
