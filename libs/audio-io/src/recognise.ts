/**
 * What a file's first bytes say it is, whatever its name says. Only containers whose opening bytes
 * are unmistakable are named.
 */
export type Contents =
  | { readonly kind: 'wav' }
  /** Audio or music video in a container that this version does not read. */
  | { readonly kind: 'unread'; readonly what: string }
  /** `what` is null where the opening bytes are nothing known. */
  | { readonly kind: 'unknown'; readonly what: string | null };

/** Bytes that `recognise` wants to see. */
export const recognisedFromBytes = 64;

export function recognise(firstBytes: Uint8Array): Contents {
  const text = Buffer.from(firstBytes).toString('latin1');
  const id = text.slice(0, 4);
  const type = text.slice(8, 12);
  if (waveIds.includes(id) && 'WAVE'.startsWith(type)) return { kind: 'wav' };
  if (id === 'RIFF') return { kind: 'unknown', what: riffTypes[type] ?? 'RIFF, but not WAV' };
  const unread = unreadOpenings.find(({ at = 0, opening }) => text.startsWith(opening, at));
  if (unread) return { kind: 'unread', what: unread.what };
  if (isMpegFrame(firstBytes)) return { kind: 'unread', what: 'an MP3' };
  if (isAdtsFrame(firstBytes)) return { kind: 'unread', what: 'AAC' };
  const other = otherOpenings.find(({ opening }) => text.startsWith(opening));
  if (other) return { kind: 'unknown', what: other.what };
  return { kind: 'unknown', what: isPlainText(firstBytes) ? 'plain text' : null };
}

const waveIds = ['RIFF', 'RIFX', 'RF64', 'BW64'];

const riffTypes: Readonly<Record<string, string>> = { 'AVI ': 'an AVI film', WEBP: 'a picture' };

const unreadOpenings: readonly { what: string; opening: string; at?: number }[] = [
  { what: 'FLAC', opening: 'fLaC' },
  { what: 'Ogg', opening: 'OggS' },
  { what: 'an MP3', opening: 'ID3' },
  { what: 'an MP4', opening: 'ftyp', at: 4 },
  { what: 'AIFF', opening: 'AIFF', at: 8 },
  { what: 'AIFF', opening: 'AIFC', at: 8 },
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
  return bytes.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}
