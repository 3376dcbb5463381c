import { bytesAt, type ReadAt } from './read-at.js';

/**
 * What a file's first bytes say it is, whatever its name says. Only containers whose opening bytes
 * are unmistakable are named.
 */
export type Contents =
  | {
      readonly kind: 'wav' | 'aiff' | 'flac' | 'mp3' | 'ogg';
      /** Where it begins, behind ID3 tags in front of it. */
      readonly from: number;
    }
  /** Audio or music video in a container that is not read. */
  | { readonly kind: 'unread'; readonly what: string }
  /** `what` is null where the opening bytes are nothing known. */
  | { readonly kind: 'unknown'; readonly what: string | null };

/** Bytes that are looked at. */
const openingBytes = 64;
const id3HeaderBytes = 10;
/** Some taggers put one before another instead of replacing it. */
const mostTags = 8;

export function recogniseFile(readAt: ReadAt): Contents {
  let from = 0;
  for (let tag = 0; tag < mostTags; tag++) {
    const size = id3Bytes(bytesAt(readAt, from, id3HeaderBytes));
    if (size === null) break;
    from += size;
  }
  const contents = recognise(bytesAt(readAt, from, openingBytes));
  if (from === 0) return contents;
  // Nothing but MP3 is looked for again by its readers: padding may follow the tag there.
  if (contents.kind === 'unknown' && contents.what === null) return { kind: 'mp3', from };
  if (contents.kind === 'wav' || contents.kind === 'aiff') {
    return { kind: 'unknown', what: 'a WAV or AIFF behind a tag of the MP3 kind' };
  }
  return 'from' in contents ? { ...contents, from } : contents;
}

/** Bytes of an ID3v2 tag, by its header (id3.org, ID3v2.4 §3.1); null where none begins. */
function id3Bytes(header: Uint8Array): number | null {
  if (Buffer.from(header.subarray(0, 3)).toString('latin1') !== 'ID3') return null;
  const [flags = 0, ...size] = header.subarray(5, id3HeaderBytes);
  if (size.length < 4 || size.some((byte) => byte > 127)) return null;
  const body = size.reduce((sum, byte) => sum * 128 + byte, 0);
  const hasFooter = (flags & 0x10) !== 0;
  return id3HeaderBytes + body + (hasFooter ? id3HeaderBytes : 0);
}

export function recognise(firstBytes: Uint8Array): Contents {
  const text = Buffer.from(firstBytes).toString('latin1');
  const id = text.slice(0, 4);
  const type = text.slice(8, 12);
  if (waveIds.includes(id) && 'WAVE'.startsWith(type)) return { kind: 'wav', from: 0 };
  if (id === 'RIFF') return { kind: 'unknown', what: riffTypes[type] ?? 'RIFF, but not WAV' };
  if (id === 'FORM' && (type === 'AIFF' || type === 'AIFC')) return { kind: 'aiff', from: 0 };
  if (id === 'fLaC') return { kind: 'flac', from: 0 };
  if (id === 'OggS') return recogniseOgg(text);
  const unread = unreadOpenings.find(({ at = 0, opening }) => text.startsWith(opening, at));
  if (unread) return { kind: 'unread', what: unread.what };
  if (text.startsWith('ID3') || isMpegFrame(firstBytes)) return { kind: 'mp3', from: 0 };
  if (isAdtsFrame(firstBytes)) return { kind: 'unread', what: 'AAC' };
  const other = otherOpenings.find(({ opening }) => text.startsWith(opening));
  if (other) return { kind: 'unknown', what: other.what };
  return { kind: 'unknown', what: isPlainText(firstBytes) ? 'plain text' : null };
}

/** Of a stream inside Ogg, by its first packet, which begins behind the header of the first page. */
function recogniseOgg(text: string): Contents {
  const packet = text.slice(28);
  if (packet.startsWith('\x01vorbis')) return { kind: 'ogg', from: 0 };
  const stream = oggStreams.find(({ opening }) => packet.startsWith(opening));
  return { kind: 'unread', what: stream?.what ?? 'Ogg without Vorbis in it' };
}

const oggStreams: readonly { what: string; opening: string }[] = [
  { what: 'Opus', opening: 'OpusHead' },
  { what: 'FLAC inside Ogg', opening: '\x7fFLAC' },
  { what: 'Speex', opening: 'Speex   ' },
  { what: 'an Ogg film', opening: '\x80theora' },
];

const waveIds = ['RIFF', 'RIFX', 'RF64', 'BW64'];

const riffTypes: Readonly<Record<string, string>> = { 'AVI ': 'an AVI film', WEBP: 'a picture' };

const unreadOpenings: readonly { what: string; opening: string; at?: number }[] = [
  { what: 'an MP4 (AAC or Apple Lossless)', opening: 'ftyp', at: 4 },
  { what: 'Wave64', opening: 'riff\x2e\x91\xcf\x11' },
  { what: 'Core Audio', opening: 'caff' },
  { what: 'WavPack', opening: 'wvpk' },
  { what: "Monkey's Audio", opening: 'MAC ' },
  { what: 'Windows Media', opening: '\x30\x26\xb2\x75' },
  { what: 'Matroska or WebM', opening: '\x1a\x45\xdf\xa3' },
  { what: 'Sun audio', opening: '.snd' },
  { what: 'DSD', opening: 'DSD ' },
];

const otherOpenings: readonly { what: string; opening: string }[] = [
  { what: 'a PNG picture', opening: '\x89PNG' },
  { what: 'a JPEG picture', opening: '\xff\xd8\xff' },
  { what: 'a PDF', opening: '%PDF' },
  { what: 'a ZIP archive', opening: 'PK\x03\x04' },
  { what: 'a gzip archive', opening: '\x1f\x8b' },
];

/** ISO/IEC 11172-3 §2.4.2.3: eleven sync bits, a layer, a bit rate and a rate that exist. */
function isMpegFrame(bytes: Uint8Array): boolean {
  const [b0 = 0, b1 = 0, b2 = 0] = bytes;
  const layer = (b1 >> 1) & 3;
  return b0 === 0xff && b1 >= 0xe0 && layer !== 0 && b2 >> 4 !== 15 && ((b2 >> 2) & 3) !== 3;
}

/** ISO/IEC 14496-3 §1.A.2: twelve sync bits and layer 0. */
function isAdtsFrame(bytes: Uint8Array): boolean {
  const [b0 = 0, b1 = 0] = bytes;
  return b0 === 0xff && (b1 & 0xf6) === 0xf0;
}

function isPlainText(bytes: Uint8Array): boolean {
  return (
    bytes.length > 0 &&
    bytes.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d)
  );
}
