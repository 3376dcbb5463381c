import type { Artwork } from './artwork.js';

export type PictureSize = Omit<Artwork, 'bytes'>;

/** What a picture's own header says of it; null where it is neither JPEG nor PNG, or not whole. */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return pngSize(file) ?? jpegSize(file);
}

/** PNG (ISO/IEC 15948) §5.2, §11.2.2: a signature, then IHDR; IEND closes it. */
function pngSize(file: Buffer): PictureSize | null {
  const isPng = file.length >= 45 && file.subarray(0, 8).equals(pngSignature);
  if (!isPng || file.toString('latin1', 12, 16) !== 'IHDR') return null;
  if (!file.includes('IEND', file.length - 64, 'latin1')) return null;
  const channels = pngChannels[file[25]!];
  if (channels === undefined) return null;
  return {
    mediaType: 'image/png',
    width: file.readUInt32BE(16),
    height: file.readUInt32BE(20),
    bitsPerPixel: file[24]! * channels,
  };
}

const pngSignature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** By colour type. */
const pngChannels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** JPEG (ITU-T T.81) §B.1.1: markers with lengths, one of which begins the frame. */
function jpegSize(file: Buffer): PictureSize | null {
  if (file.length < 4 || file.readUInt16BE(0) !== 0xffd8) return null;
  if (!file.includes(endOfImage, Math.max(0, file.length - 4096))) return null;
  let at = 2;
  while (at + 9 < file.length) {
    if (file[at] !== 0xff) return null;
    const marker = file[at + 1]!;
    if (marker === 0xff) {
      at++; // filling
      continue;
    }
    if (isFrameStart(marker)) {
      return {
        mediaType: 'image/jpeg',
        width: file.readUInt16BE(at + 7),
        height: file.readUInt16BE(at + 5),
        bitsPerPixel: file[at + 4]! * file[at + 9]!,
      };
    }
    at += 2 + file.readUInt16BE(at + 2);
  }
  return null;
}

const endOfImage = Buffer.of(0xff, 0xd9);

/** SOF0 to SOF15, but for the tables and the extension that stand between them. */
function isFrameStart(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}
