import type { WavContent } from '../wav/header-bytes.js';
import { bextRoom } from './bext-chunk.js';

/** Artwork of at most 10 MB, twice as much for texts. */
const chunksAfterMaxBytes = 30_000_000;

/** What a WAV is written with so that `writeTagged` can put tags into it as it lies. */
export function tagRoom(
  format: Pick<WavContent, 'encoding' | 'channels' | 'sampleRateHz'>,
): Pick<WavContent, 'chunksBefore' | 'chunksAfterMaxBytes'> {
  return { chunksBefore: bextRoom(format), chunksAfterMaxBytes };
}
