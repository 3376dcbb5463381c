import { statSync } from 'node:fs';
import type { IAudioMetadata, IOptions } from 'music-metadata';
import type { ITokenizer } from 'strtok3';
import type { Contents } from '../recognise.js';

const mimeTypes: Partial<Record<Contents['kind'], string>> = {
  wav: 'audio/wav',
  aiff: 'audio/aiff',
  flac: 'audio/flac',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
};

/** Tags lie at both ends of a file; whoever asks for more than this is lost in it. */
const mostBytes = 64 << 20;
const mostReads = 100_000;

/**
 * What music-metadata makes of a file of this kind from all but its audio; null where it gives up.
 * Loaded only when it is needed: every worker thread loads this lib, and few need it.
 */
export async function readMetadata(
  path: string,
  kind: Contents['kind'],
  options: Pick<IOptions, 'skipCovers' | 'duration'> = { skipCovers: true },
): Promise<IAudioMetadata | null> {
  const mimeType = mimeTypes[kind];
  if (mimeType === undefined) return null;
  try {
    if (!statSync(path).isFile()) return null;
    const { parseFromTokenizer } = await import('music-metadata');
    const { fromFile } = await import('strtok3');
    const tokenizer = bounded(await fromFile(path, { fileInfo: { mimeType } }));
    try {
      return await parseFromTokenizer(tokenizer, { duration: false, ...options });
    } finally {
      await tokenizer.close();
    }
  } catch {
    return null; // damaged tags beside audio that may still be good
  }
}

/** A tokenizer that gives up on a reader that reads without end. */
function bounded<T extends ITokenizer>(tokenizer: T): T {
  let bytes = 0;
  let reads = 0;
  for (const name of ['readBuffer', 'peekBuffer'] as const) {
    const read = tokenizer[name].bind(tokenizer);
    tokenizer[name] = async (into, options) => {
      const got = await read(into, options);
      bytes += got;
      reads += 1;
      if (bytes > mostBytes || reads > mostReads) throw new Error('there is no end to these tags');
      return got;
    };
  }
  return tokenizer;
}
