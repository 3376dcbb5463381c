import { hashFile, readArtwork, writeTagged, type TaggedFile } from '@kindred/audio-io';
import type { JobOutcome, Loudness, Output, Peak, TagFields } from '@kindred/records';

export interface TagPayload {
  readonly container: Output['container'];
  /** A finished file of ours without tags: a WAV part, or what `packFile` made. */
  readonly path: string;
  /** Where the same audio with tags goes. */
  readonly taggedPath: string;
  readonly tags: TagFields;
  /** The picture in front: where it lies, and how the person wrote it. Null: none. */
  readonly artwork: { readonly path: string; readonly name: string } | null;
  /** What the file measured when it was read back, for a WAV's broadcast extension. */
  readonly measured: { readonly loudness: Loudness; readonly peak: Peak };
}

/**
 * Copies one finished file with its tags, and reads the copy back; no sample changes, and the same
 * tags give the same bytes.
 */
export function tagFile(payload: TagPayload): JobOutcome<TaggedFile> {
  const { container, path, taggedPath, tags, measured } = payload;
  const reading =
    payload.artwork === null ? null : readArtwork(payload.artwork.path, payload.artwork.name);
  if (reading?.status === 'failed') return reading;
  const { truePeakDbtp } = measured.peak;
  const { integratedLufs, rangeLu, momentaryMaxLufs, shortTermMaxLufs } = measured.loudness;
  const result = writeTagged({
    container,
    path,
    taggedPath,
    tags,
    artwork: reading?.artwork ?? null,
    loudness: { integratedLufs, rangeLu, momentaryMaxLufs, shortTermMaxLufs, truePeakDbtp },
  });
  const name = `${tags.number} ${tags.title}`;
  if (hashFile(taggedPath, name) !== result.sha256) return notAsWritten(name);
  return { status: 'done', result };
}

function notAsWritten(name: string): JobOutcome<never> {
  const message = `${name} does not read back as it was written`;
  const fix = 'Check the disk. Run the same command to go on.';
  return { status: 'failed', issue: { code: 'not-as-written', severity: 'error', message, fix } };
}
