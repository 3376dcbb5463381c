import type { TagFields } from '@kindred/records';
import { riffChunk } from '../wav/riff-chunk.js';

/**
 * The LIST chunk of type INFO (Multimedia Programming Interface 1.0 §2), in UTF-8, as most programs
 * write and read it today. Its ISRC is a name for who supplied a picture, and stays out.
 */
export function infoChunk(tags: TagFields): Uint8Array {
  const entries: readonly (readonly [string, string | undefined])[] = [
    ['INAM', tags.title],
    ['IART', tags.artist],
    ['IPRD', tags.album],
    ['ITRK', `${tags.number}/${tags.total}`],
    ['ICRD', tags.year?.toString()],
    ['IGNR', tags.genre],
    ['ICOP', tags.copyright],
    ['ICMT', tags.comment],
    ['ISFT', 'Kindred'],
  ];
  const chunks = entries.flatMap(([id, text]) =>
    text === undefined ? [] : [riffChunk(id, Buffer.from(`${text}\0`, 'utf8'))],
  );
  return riffChunk('LIST', Buffer.concat([Buffer.from('INFO'), ...chunks]));
}
