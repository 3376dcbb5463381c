import { closeSync, fstatSync, openSync, statSync } from 'node:fs';
import type { ICommonTagsResult } from 'music-metadata';
import { readAtOf } from '../read-at.js';
import { recogniseFile, type Contents } from '../recognise.js';
import { collectTagChunks } from '../wav/tag-chunks.js';
import { readMetadata } from './read-metadata.js';
import { tagFields, type FileTags } from './tag-fields.js';

/**
 * Reads the tags of a file of any kind that this version reads, for names where the release file
 * gives none. Tags are a convenience: whatever is missing, unreadable or absurd in them counts as not
 * there, and nothing is thrown. The audio is not read; texts come back composed (NFC), on one line,
 * and of at most 300 characters.
 */
export async function readTags(path: string): Promise<FileTags> {
  const tags = (await commonTags(path)).map(fieldsOf);
  // The first chunk that knows a field has the word, so it is spread last.
  return Object.assign({}, ...tags.reverse()) as FileTags;
}

/** What music-metadata makes of the tags of a file, of each chunk of a WAV apart; never throws. */
export async function commonTags(path: string): Promise<readonly ICommonTagsResult[]> {
  const found = lookInto(path);
  if (found.kind !== 'wav') {
    const metadata = await readMetadata(path, found.kind);
    return metadata === null ? [] : [metadata.common];
  }
  const tags: ICommonTagsResult[] = [];
  for (const wave of found.tagWaves) tags.push(...(await parseTags(wave)));
  return tags;
}

/** A picture from a file's tags. */
export type TagPicture = {
  readonly mimeType: 'image/jpeg' | 'image/png';
  readonly bytes: Uint8Array;
};

/** The first JPEG or PNG in the tags of a file, going by its bytes; null where there is none. */
export async function readTagPicture(path: string): Promise<TagPicture | null> {
  const { kind } = lookInto(path);
  const metadata = await readMetadata(path, kind, { skipCovers: false });
  for (const { data } of metadata?.common.picture ?? []) {
    const start = Buffer.from(data.subarray(0, 4)).toString('latin1');
    if (start.startsWith('\xff\xd8\xff')) return { mimeType: 'image/jpeg', bytes: data };
    if (start === '\x89PNG') return { mimeType: 'image/png', bytes: data };
  }
  return null;
}

async function parseTags(wave: Uint8Array): Promise<readonly ICommonTagsResult[]> {
  try {
    const { parseBuffer } = await import('music-metadata');
    return [(await parseBuffer(wave, 'audio/wav', { skipCovers: true })).common];
  } catch {
    return []; // damaged tags beside audio that may still be good
  }
}

/** The fields that can be used. */
export function fieldsOf(common: ICommonTagsResult): FileTags {
  try {
    return tagFields(common);
  } catch {
    return {}; // a reader of hostile bytes may well hand on fields of the wrong kind
  }
}

/** What a file is, and the tags of a WAV as small files without audio. */
function lookInto(path: string): {
  readonly kind: Contents['kind'];
  readonly tagWaves: readonly Uint8Array[];
} {
  try {
    if (!statSync(path).isFile()) return { kind: 'unknown', tagWaves: [] };
    const fd = openSync(path, 'r');
    try {
      const readAt = readAtOf(fd);
      const { kind } = recogniseFile(readAt);
      const isWav = kind === 'wav';
      return {
        kind,
        tagWaves: isWav ? collectTagChunks({ readAt, fileBytes: fstatSync(fd).size }) : [],
      };
    } finally {
      closeSync(fd);
    }
  } catch {
    return { kind: 'unknown', tagWaves: [] }; // opening the audio of this file says what is wrong
  }
}
