import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jpegFrame, png } from '../../test/pictures.js';
import { tempFolder } from '../../test/temp-folder.js';
import { readArtwork } from './artwork.js';
import { pictureSize } from './picture-size.js';

const folder = tempFolder();
const path = join(folder, 'cover');

function read(bytes: Uint8Array) {
  writeFileSync(path, bytes);
  return readArtwork(path, 'art/cover.jpg');
}

it('takes a PNG for what it is, byte for byte, whatever it is called', () => {
  const bytes = png(300, 200);
  const size = { mediaType: 'image/png', width: 300, height: 200, bitsPerPixel: 8 };
  expect(read(bytes)).toEqual({
    status: 'done',
    artwork: { ...size, bytes: new Uint8Array(bytes) },
  });
});

it('takes a JPEG', () => {
  const size = { mediaType: 'image/jpeg', width: 3000, height: 2000, bitsPerPixel: 24 };
  expect(read(jpegFrame(3000, 2000))).toMatchObject({ status: 'done', artwork: size });
});

it.each([
  ['a GIF', Buffer.from('GIF89a' + '\0'.repeat(60), 'latin1'), 'not-a-picture'],
  ['nothing', Buffer.alloc(0), 'not-a-picture'],
  ['half a PNG', png(300, 200).subarray(0, 80), 'not-a-picture'],
  ['half a JPEG', jpegFrame(10, 10).subarray(0, 30), 'not-a-picture'],
  ['a JPEG without a frame', Buffer.from('ffd8ffe00002ffd9', 'hex'), 'not-a-picture'],
  ['more than 10 MB', Buffer.concat([png(9, 9), Buffer.alloc(1e7)]), 'picture-too-large'],
])('refuses %s', (_, bytes, code) => {
  const reading = read(bytes);
  expect(reading).toMatchObject({ status: 'failed', issue: { code, severity: 'error' } });
  expect(JSON.stringify(reading)).toContain('art/cover.jpg');
});

it('refuses what is not there, and what is no file', () => {
  const absent = readArtwork(join(folder, 'absent'), 'cover.png');
  expect(absent).toMatchObject({ status: 'failed', issue: { code: 'missing-file' } });
  mkdirSync(join(folder, 'folder'));
  const taken = readArtwork(join(folder, 'folder'), 'cover.png');
  expect(taken).toMatchObject({ status: 'failed', issue: { code: 'not-a-file' } });
});

it('answers for any bytes behind a signature', () => {
  const start = fc.constantFrom(Buffer.of(0xff, 0xd8), png(1, 1).subarray(0, 16));
  fc.assert(
    fc.property(start, fc.uint8Array({ maxLength: 200 }), (first, rest) => {
      pictureSize(Buffer.concat([first, rest, Buffer.of(0xff, 0xd9)]));
    }),
  );
});
