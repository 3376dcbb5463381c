import type { SampleEncoding } from '@kindred/records';
import type { FileFinding } from '../file-issue.js';
import { formatFault } from '../format-limits.js';
import type { PcmFormat } from '../pcm/pcm-header.js';

export type CommReading =
  | {
      readonly status: 'done';
      readonly format: PcmFormat;
      /** Frames that the header promises. */
      readonly frames: number;
    }
  | { readonly status: 'failed'; readonly finding: FileFinding };

/** Bytes of a COMM chunk that carry meaning: in AIFF-C with the id of an encoding, without its name. */
export const commMaxBytes = 22;
const plainBytes = 18;

/** Reads a COMM chunk's contents, of AIFF or AIFF-C. */
export function readComm(body: Uint8Array, form: 'AIFF' | 'AIFC'): CommReading {
  if (body.length < (form === 'AIFC' ? commMaxBytes : plainBytes)) {
    return refuse('damaged-header', 'has a header that breaks off');
  }
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  const channels = Math.max(0, view.getInt16(0));
  const sampleBits = view.getInt16(6);
  const sampleRateHz = extendedAt(view, 8);
  const id = form === 'AIFC' ? String.fromCharCode(...body.subarray(18, 22)) : 'NONE';
  const stored = Object.hasOwn(encodings, id) ? encodings[id] : undefined;
  if (stored === undefined)
    return unsupported(encodingNames[id] ?? `an encoding named ${quoted(id)}`);
  const fault = formatFault({ channels, sampleRateHz });
  if (fault !== null) return { status: 'failed', finding: fault };
  const bits = stored.bits ?? sampleBits;
  const containerBytes = Math.ceil(bits / 8);
  const encoding = stored.encoding ?? (bits >= 1 ? integers[containerBytes] : undefined);
  if (encoding === undefined) {
    if (bits <= 0) return refuse('damaged-header', 'has a header without a bit depth');
    return unsupported(`${bits}-bit integer samples`);
  }
  return {
    status: 'done',
    frames: view.getUint32(2),
    format: {
      encoding,
      byteOrder: stored.byteOrder,
      sampleKind: encoding === 'f32' || encoding === 'f64' ? 'float' : 'integer',
      // Narrower samples sit at the high end of their words, over zero bits (AIFF 1.3, COMM chunk).
      bitsPerSample: bits,
      containerBytes,
      channels,
      sampleRateHz: Math.round(sampleRateHz),
      frameBytes: containerBytes * channels,
    },
  };
}

type Stored = {
  readonly byteOrder: 'little' | 'big';
  /** Left out: an integer of as many bytes as its bits need. */
  readonly encoding?: SampleEncoding;
  /** Left out: as the header says. */
  readonly bits?: number;
};

/** Encodings of plain samples; AIFF alone is `NONE`. Integers of one byte are signed but in `raw `. */
const encodings: Readonly<Record<string, Stored>> = {
  NONE: { byteOrder: 'big' },
  twos: { byteOrder: 'big' },
  sowt: { byteOrder: 'little' },
  in24: { byteOrder: 'big', encoding: 's24', bits: 24 },
  in32: { byteOrder: 'big', encoding: 's32', bits: 32 },
  'raw ': { byteOrder: 'big', encoding: 'u8', bits: 8 },
  fl32: { byteOrder: 'big', encoding: 'f32', bits: 32 },
  FL32: { byteOrder: 'big', encoding: 'f32', bits: 32 },
  fl64: { byteOrder: 'big', encoding: 'f64', bits: 64 },
  FL64: { byteOrder: 'big', encoding: 'f64', bits: 64 },
};

const integers: Readonly<Record<number, SampleEncoding>> = {
  1: 's8',
  2: 's16',
  3: 's24',
  4: 's32',
};

const encodingNames: Readonly<Record<string, string>> = {
  alaw: 'A-law',
  ALAW: 'A-law',
  ulaw: 'µ-law',
  ULAW: 'µ-law',
  ima4: 'IMA ADPCM',
  MAC3: 'MACE compression',
  MAC6: 'MACE compression',
};

/** A number in 80 bits: sign, 15 bits of exponent, 64 of mantissa with its leading 1 (SANE, IEEE 754). */
function extendedAt(view: DataView, at: number): number {
  const head = view.getUint16(at);
  const mantissa = view.getUint32(at + 2) * 2 ** 32 + view.getUint32(at + 6);
  const value = mantissa * 2 ** ((head & 0x7fff) - 16383 - 63);
  return head & 0x8000 ? -value : value;
}

function quoted(id: string): string {
  return JSON.stringify(id.replace(/[^ -~]/gu, '?'));
}

function unsupported(what: string): CommReading {
  const fix = 'Export it as 16 or 24-bit PCM, or 32-bit float.';
  return refuse('unsupported-encoding', `holds ${what}, which this version does not read`, fix);
}

function refuse(code: string, says: string, fix = 'Export it again.'): CommReading {
  return { status: 'failed', finding: { code, severity: 'error', says, fix } };
}
