import type { SampleEncoding } from '@kindred/records';
import type { FileFinding } from '../file-issue.js';
import { formatFault } from '../format-limits.js';
import type { PcmFormat } from '../pcm/pcm-header.js';
import { encodingName } from './encoding-names.js';

export type FmtReading =
  | { readonly status: 'done'; readonly format: PcmFormat }
  | { readonly status: 'failed'; readonly finding: FileFinding };

/** Bytes of a fmt chunk that carry meaning: WAVEFORMATEXTENSIBLE, mmreg.h. */
export const fmtMaxBytes = 40;

/** Reads a fmt chunk's contents: WAVEFORMAT, WAVEFORMATEX or WAVEFORMATEXTENSIBLE. */
export function readFmt(body: Uint8Array): FmtReading {
  if (body.length < 16) return refuse('damaged-header', 'has a header that breaks off');
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  const fields = {
    tag: view.getUint16(0, true),
    channels: view.getUint16(2, true),
    sampleRateHz: view.getUint32(4, true),
    blockBytes: view.getUint16(12, true),
    containerBits: view.getUint16(14, true),
    validBits: view.getUint16(14, true),
  };
  if (fields.tag !== extensibleTag) return settle(fields);
  if (body.length < fmtMaxBytes) return refuse('damaged-header', 'has a header that breaks off');
  const subTag = subFormatTag(body.subarray(24, 40));
  if (subTag === null) return unsupported('an encoding without a known name');
  const validBits = view.getUint16(18, true);
  const usable = validBits > 0 && validBits <= fields.containerBits;
  return settle({ ...fields, tag: subTag, validBits: usable ? validBits : fields.containerBits });
}

type FmtFields = {
  readonly tag: number;
  readonly channels: number;
  readonly sampleRateHz: number;
  readonly blockBytes: number;
  readonly containerBits: number;
  readonly validBits: number;
};

const pcmTag = 1;
const floatTag = 3;
const extensibleTag = 0xfffe;

function settle(fields: FmtFields): FmtReading {
  const { tag } = fields;
  if (tag !== pcmTag && tag !== floatTag) return unsupported(encodingName(tag));
  const fault = formatFault(fields);
  if (fault !== null) return { status: 'failed', finding: fault };
  return settleContainer(fields);
}

function settleContainer(fields: FmtFields): FmtReading {
  const { tag, channels, sampleRateHz, containerBits, validBits } = fields;
  const containerBytes = Math.ceil(containerBits / 8);
  const encoding = encodings[tag === floatTag ? 'float' : 'integer'][containerBytes];
  const isWhole = tag === floatTag ? containerBits % 8 === 0 : containerBits >= 8;
  if (encoding === undefined || !isWhole) {
    if (containerBits === 0) return refuse('damaged-header', 'has a header without a bit depth');
    return unsupported(`${containerBits}-bit ${tag === floatTag ? 'float' : 'integer'} samples`);
  }
  const frameBytes = containerBytes * channels;
  if (fields.blockBytes !== 0 && fields.blockBytes !== frameBytes) return loosePacking(fields);
  return {
    status: 'done',
    format: {
      encoding,
      byteOrder: 'little',
      sampleKind: tag === floatTag ? 'float' : 'integer',
      bitsPerSample: tag === floatTag ? containerBits : validBits,
      containerBytes,
      channels,
      sampleRateHz,
      frameBytes,
    },
  };
}

/** By bytes a sample. Integers of one byte are unsigned (Multimedia Programming Interface 1.0). */
const encodings: Record<'integer' | 'float', Readonly<Record<number, SampleEncoding>>> = {
  integer: { 1: 'u8', 2: 's16', 3: 's24', 4: 's32' },
  float: { 4: 'f32', 8: 'f64' },
};

/**
 * Samples in words larger than their bits need, without the extensible header that says where in
 * the word they sit. Writers differ, by 48 dB for 24 bits in 32, so no guess is made.
 */
function loosePacking({ blockBytes, channels, containerBits }: FmtFields): FmtReading {
  const wordBits = (blockBytes / channels) * 8;
  if (Number.isInteger(wordBits) && wordBits > containerBits && wordBits <= 64) {
    return unsupported(
      `${containerBits}-bit samples in ${wordBits}-bit words without saying at which end`,
      `Export it as plain ${containerBits}-bit WAV.`,
    );
  }
  return refuse(
    'damaged-header',
    `has a header that contradicts itself about ${containerBits} bits`,
  );
}

/** The format tag inside a sub-format GUID {0000tttt-0000-0010-8000-00AA00389B71}, else null. */
function subFormatTag(guid: Uint8Array): number | null {
  const isStandard = guidTail.every((byte, index) => guid[index + 2] === byte);
  return isStandard ? (guid[0] ?? 0) | ((guid[1] ?? 0) << 8) : null;
}

const guidTail = [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71];

function unsupported(
  what: string,
  fix = 'Export WAV as 16 or 24-bit PCM, or 32-bit float.',
): FmtReading {
  return refuse('unsupported-encoding', `holds ${what}, which this version does not read`, fix);
}

function refuse(code: string, says: string, fix = 'Export it again.'): FmtReading {
  return { status: 'failed', finding: { code, severity: 'error', says, fix } };
}
