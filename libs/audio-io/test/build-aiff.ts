/** Builds AIFF files byte by byte, right or wrong on purpose. */

export function formChunk(id: string, body: Uint8Array, claims = body.length): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(claims);
  return Buffer.concat([Buffer.from(id, 'latin1'), size, body, Buffer.alloc(body.length % 2)]);
}

export function form(type: 'AIFF' | 'AIFC', chunks: readonly Uint8Array[]): Buffer {
  return formChunk('FORM', Buffer.concat([Buffer.from(type), ...chunks]));
}

export type Comm = {
  readonly channels?: number;
  readonly frames?: number;
  readonly bits?: number;
  readonly sampleRateHz?: number;
  /** With one, of AIFF-C. */
  readonly compression?: string;
};

/** 16-bit stereo at 44.1 kHz unless said. */
export function commBody(comm: Comm = {}): Buffer {
  const { channels = 2, frames = 0, bits = 16, sampleRateHz = 44100, compression } = comm;
  const body = Buffer.alloc(18);
  body.writeInt16BE(channels, 0);
  body.writeUInt32BE(frames, 2);
  body.writeInt16BE(bits, 6);
  const exponent = Math.floor(Math.log2(sampleRateHz || 1));
  body.writeUInt16BE(16383 + exponent, 8);
  body.writeBigUInt64BE(BigInt(sampleRateHz) << BigInt(63 - exponent), 10);
  const name = compression === undefined ? '' : `${compression}\x04Name\0`;
  return Buffer.concat([body, Buffer.from(name, 'latin1')]);
}

/** The sound behind its offset and block size. */
export function soundBody(audio: Uint8Array, offset = 0): Buffer {
  const head = Buffer.alloc(8 + offset, 0xee);
  head.writeUInt32BE(offset, 0);
  head.writeUInt32BE(0, 4);
  return Buffer.concat([head, audio]);
}

/** A whole file of the usual two parts. */
export function aiff(comm: Comm, audio: Uint8Array): Buffer {
  const { channels = 2, bits = 16, compression } = comm;
  const frames = audio.length / (channels * Math.ceil(bits / 8));
  return form(compression === undefined ? 'AIFF' : 'AIFC', [
    formChunk('COMM', commBody({ frames, ...comm })),
    formChunk('SSND', soundBody(audio)),
  ]);
}
