import { readArtwork, writeTagged, type TaggedFile } from '@kindred/audio-io';
import type { JobOutcome, Loudness, Output, Peak, TagFields } from '@kindred/records';

export interface TagPayload {
  readonly container: Output['container'];
  /** A finished file of ours: a WAV part, what `packFile` made, or one that was delivered before. */
  readonly path: string;
  /** Whether that is wanted on; a spent one is gone afterwards. None: it has tags already, and stays. */
  readonly untagged: 'kept' | 'spent' | 'none';
  /** Where the same audio with tags goes. */
  readonly taggedPath: string;
  readonly tags: TagFields;
  /** The picture in front: where it lies, and how the person wrote it. Null: none. */
  readonly artwork: { readonly path: string; readonly name: string } | null;
  /** What the file measured when it was read back, for a WAV's broadcast extension. */
  readonly measured: { readonly loudness: Loudness; readonly peak: Peak };
}

/** Tags one finished file and reads it back; no sample changes, and the same tags give the same bytes. */
export function tagFile(payload: TagPayload): JobOutcome<TaggedFile> {
  const { artwork, measured } = payload;
  const reading = artwork === null ? null : readArtwork(artwork.path, artwork.name);
  if (reading?.status === 'failed') return reading;
  const { truePeakDbtp } = measured.peak;
  const { integratedLufs, rangeLu, momentaryMaxLufs, shortTermMaxLufs } = measured.loudness;
  const result = writeTagged({
    ...payload,
    artwork: reading?.artwork ?? null,
    loudness: { integratedLufs, rangeLu, momentaryMaxLufs, shortTermMaxLufs, truePeakDbtp },
  });
  return { status: 'done', result };
}
