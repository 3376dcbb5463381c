import type { TagFields } from '@kindred/records';

/** A chunk with its header and, where its length is odd, its pad byte. */
export function riffChunk(id: string, body: Uint8Array): Uint8Array {
  const header = Buffer.alloc(8);
  header.write(id, 'latin1');
  header.writeUInt32LE(body.length, 4);
  return Buffer.concat([header, body, Buffer.alloc(body.length % 2)]);
}

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
    ['ISFT', 'Kindred'],
  ];
  const chunks = entries.flatMap(([id, text]) =>
    text === undefined ? [] : [riffChunk(id, Buffer.from(`${text}\0`, 'utf8'))],
  );
  return riffChunk('LIST', Buffer.concat([Buffer.from('INFO'), ...chunks]));
}
