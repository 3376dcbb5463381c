import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commBody, form, formChunk, soundBody } from '../../test/build-aiff.js';
import { flac, vorbisComment } from '../../test/build-flac.js';
import { id3Tag } from '../../test/build-id3.js';
import { chunk, fmtBody, riff } from '../../test/build-wav.js';
import { mp3Of, oggOf, toneOf } from '../../test/lossy-files.js';
import { tempFolder } from '../../test/temp-folder.js';
import { readTagPicture, readTags } from './read-tags.js';

const folder = tempFolder();
const texts = {
  TIT2: 'Ignition',
  TPE1: 'The Example Band',
  TALB: 'Night Drive',
  TPE2: 'Various',
  TRCK: '4/5',
  TDRC: '2026-03-01',
  TCON: 'Synthwave',
  TCOM: 'A. Writer',
  TCOP: '2026 The Label',
  TSRC: 'QZ-ABC-26-00001',
};
const tags = {
  title: 'Ignition',
  artist: 'The Example Band',
  album: 'Night Drive',
  albumArtist: 'Various',
  trackNumber: 4,
  year: 2026,
  genre: 'Synthwave',
  composer: 'A. Writer',
  copyright: '2026 The Label',
  isrc: 'QZABC2600001',
};
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(40)]);
const picture = { mimeType: 'image/jpg', bytes: png };
let mp3: Buffer;
let ogg: Buffer;
beforeAll(async () => {
  mp3 = await mp3Of({ planes: toneOf(9000, 2) });
  ogg = await oggOf({ planes: toneOf(9000, 2) });
});

function written(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

function aiffWith(tag: Uint8Array): Buffer {
  return form('AIFF', [
    formChunk('COMM', commBody({ frames: 100 })),
    formChunk('SSND', soundBody(Buffer.alloc(400))),
    formChunk('ID3 ', tag),
  ]);
}

const flacWith = (...metadata: { type: number; body: Uint8Array }[]): Buffer =>
  flac({
    bitsPerSample: 16,
    blocks: [{ channels: [[1, 2, 3]], subframe: { kind: 'verbatim' } }],
    metadata,
  });

describe('the tags of every kind of file', () => {
  it('are read from MP3, AIFF and WAV by their ID3', async () => {
    const tag = id3Tag(texts, picture);
    const wav = riff([
      chunk('fmt ', fmtBody()),
      chunk('data', Buffer.alloc(400)),
      chunk('id3 ', tag),
    ]);
    for (const bytes of [Buffer.concat([tag, mp3]), aiffWith(tag), wav]) {
      const path = written('a', bytes);
      expect(await readTags(path)).toEqual(tags);
      expect(await readTagPicture(path)).toEqual({
        mimeType: 'image/png',
        bytes: new Uint8Array(png),
      });
    }
  });

  it('are read from FLAC by its comments', async () => {
    const comments = vorbisComment([
      ...['TITLE=Ignition', 'ARTIST=The Example Band', 'ALBUM=Night Drive', 'TRACKNUMBER=4'],
      ...['ALBUMARTIST=Various', 'DATE=2026-03-01', 'GENRE=Synthwave', 'COMPOSER=A. Writer'],
      ...['COPYRIGHT=2026 The Label', 'ISRC=qzabc2600001', 'BARCODE=0 12345 67890 5'],
    ]);
    const path = written('a.flac', flacWith(comments));
    expect(await readTags(path)).toEqual({ ...tags, upc: '012345678905' });
    expect(await readTagPicture(path)).toBeNull();
  });

  it('are read from Ogg Vorbis, which here has none', async () => {
    const path = written('a.ogg', ogg);
    expect(await readTags(path)).toEqual({});
    expect(await readTagPicture(path)).toBeNull();
  });

  it('that are absurd are left out', async () => {
    const absurd = { TSRC: 'not a code', TDRC: '0', TRCK: '-3', TCON: '\0\x1b', TIT2: 'Ignition' };
    const path = written('a.mp3', Buffer.concat([id3Tag(absurd), mp3]));
    expect(await readTags(path)).toEqual({ title: 'Ignition' });
  });

  it('that promise more than the file holds give nothing, and take no memory', async () => {
    const lie = Buffer.from('ID3\x04\0\0\x7f\x7f\x7f\x7fTIT2\x7f\x7f\x7f\x7f\0\0', 'latin1');
    const huge = { type: 6, body: Buffer.from('00000003ffffffff', 'hex') };
    for (const bytes of [lie, aiffWith(lie), flacWith(huge)]) {
      const path = written('a', bytes);
      expect(await readTags(path)).toEqual({});
      expect(await readTagPicture(path)).toBeNull();
    }
  });

  it('are no picture where their bytes are none', async () => {
    const text = { mimeType: 'image/png', bytes: Buffer.from('<script>') };
    expect(
      await readTagPicture(written('a.mp3', Buffer.concat([id3Tag({}, text), mp3]))),
    ).toBeNull();
  });
});
