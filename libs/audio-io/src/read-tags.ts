import { closeSync, fstatSync, openSync, statSync } from 'node:fs';
import { readAtOf } from './read-at.js';
import { recogniseFile } from './recognise.js';
import { collectTagChunks } from './wav/tag-chunks.js';

/** What a file's own tags say of it. What they leave out is absent. */
export type FileTags = {
  readonly title?: string;
  readonly artist?: string;
  readonly album?: string;
  /** From 1. */
  readonly trackNumber?: number;
};

/**
 * Reads the tags of a file, for names where the release file gives none. Tags are a convenience:
 * whatever is missing, unreadable or absurd in them counts as not there, and nothing is thrown. The
 * audio is not read; texts come back composed (NFC), on one line, and of at most 300 characters.
 */
export async function readTags(path: string): Promise<FileTags> {
  const tags: FileTags[] = [];
  for (const wave of tagWaves(path)) tags.push(await parseTags(wave));
  // The first chunk that knows a field has the word, so it is spread last.
  return Object.assign({}, ...tags.reverse()) as FileTags;
}

async function parseTags(wave: Uint8Array): Promise<FileTags> {
  try {
    // Loaded only for a file that has tags: every worker thread loads this lib, and few need it.
    const { parseBuffer } = await import('music-metadata');
    const { common } = await parseBuffer(wave, { mimeType: 'audio/wav' }, { skipCovers: true });
    return {
      ...textField('title', common.title),
      ...textField('artist', common.artist),
      ...textField('album', common.album),
      ...trackNumberField(common.track.no),
    };
  } catch {
    return {}; // damaged tags beside audio that may still be good
  }
}

/** The file's tags as small WAV files without audio; none where it cannot be read. */
function tagWaves(path: string): Uint8Array[] {
  try {
    if (!statSync(path).isFile()) return [];
    const fd = openSync(path, 'r');
    try {
      const readAt = readAtOf(fd);
      const contents = recogniseFile(readAt);
      return contents.kind === 'wav'
        ? collectTagChunks({ readAt, fileBytes: fstatSync(fd).size })
        : [];
    } finally {
      closeSync(fd);
    }
  } catch {
    return []; // opening the audio of this file says what is wrong with it
  }
}

const longestText = 300;

function textField<K extends string>(key: K, value: unknown): { [key in K]?: string } {
  if (typeof value !== 'string') return {};
  const line = value
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .trim();
  const text = Array.from(line).slice(0, longestText).join('').trim();
  return text === '' ? {} : ({ [key]: text } as { [key in K]?: string });
}

function trackNumberField(value: unknown): Pick<FileTags, 'trackNumber'> {
  const isNumber = typeof value === 'number' && Number.isInteger(value) && value >= 1;
  return isNumber && value <= 9999 ? { trackNumber: value } : {};
}
