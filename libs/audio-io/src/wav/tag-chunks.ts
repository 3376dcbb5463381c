import { isUtf8 } from 'node:buffer';
import { bytesAt, type ReadAt } from '../read-at.js';
import { walkRiff } from './walk-riff.js';
import { riffChunk } from './riff-chunk.js';

/**
 * The chunks that hold tags (ID3, LIST INFO), each wrapped into a small WAV file of its own without
 * audio, the fuller kind first. So a tag reader meets neither gigabytes nor sizes that lie, and one
 * damaged chunk does not hide another. Chunks over 8 MiB are left out.
 */
export function collectTagChunks(file: {
  readonly readAt: ReadAt;
  readonly fileBytes: number;
}): Uint8Array[] {
  const chunks = walkRiff(file)
    .filter(({ id, heldBytes }) => tagIds.includes(id) && heldBytes <= largestBytes)
    .slice(0, mostChunks)
    .map(({ id, bodyAt, heldBytes }) => ({ id, body: bytesAt(file.readAt, bodyAt, heldBytes) }));
  const codePage = chunks.find(({ id }) => id === 'CSET')?.body ?? null;
  const id3 = chunks.filter(({ id }) => id === 'id3 ' || id === 'ID3 ');
  const lists = chunks.filter(({ id }) => id === 'LIST');
  return [
    ...id3.map(({ body }) => waveOf([riffChunk('id3 ', body)])),
    ...lists.map(({ body }) => infoTexts(body)).map((texts) => infoWave(texts, codePage)),
  ];
}

const tagIds = ['id3 ', 'ID3 ', 'LIST', 'CSET'];
const largestBytes = 8 << 20;
const mostChunks = 16;

type InfoText = { readonly id: string; readonly bytes: Uint8Array };

/** The texts of a LIST chunk of type INFO, as far as their sizes hold. */
function infoTexts(body: Uint8Array): InfoText[] {
  const list = Buffer.from(body.buffer, body.byteOffset, body.length);
  if (list.toString('latin1', 0, 4) !== 'INFO') return [];
  const texts: InfoText[] = [];
  let at = 4;
  while (at + 8 <= list.length) {
    const size = list.readUInt32LE(at + 4);
    if (at + 8 + size > list.length) break;
    texts.push({
      id: list.toString('latin1', at, at + 4),
      bytes: list.subarray(at + 8, at + 8 + size),
    });
    at += 8 + size + (size % 2);
  }
  return texts;
}

/**
 * INFO texts are Latin-1 unless a CSET chunk says otherwise (Multimedia Programming Interface 1.0),
 * and UTF-8 in most files written today. Bytes beyond ASCII that make valid UTF-8 are hardly ever
 * anything else, so without a CSET they are declared as that.
 */
function infoWave(texts: readonly InfoText[], codePage: Uint8Array | null): Uint8Array {
  const parts = texts.map(({ id, bytes }) => riffChunk(id, bytes));
  const isInUtf8 = texts.every(({ bytes }) => isUtf8(bytes));
  const declared = codePage ?? (isInUtf8 ? utf8CodePage : null);
  return waveOf([
    ...(declared === null ? [] : [riffChunk('CSET', declared)]),
    riffChunk('LIST', Buffer.concat([latin1('INFO'), ...parts])),
  ]);
}

/** Code page 65001, then country, language and dialect left open. */
const utf8CodePage = Uint8Array.from([0xe9, 0xfd, 0, 0, 0, 0, 0, 0]);

function waveOf(chunks: readonly Uint8Array[]): Uint8Array {
  return riffChunk('RIFF', Buffer.concat([latin1('WAVE'), ...chunks]));
}

function latin1(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}
