/** Builds WAV files byte by byte, right or wrong on purpose. */

export type ChunkOptions = {
  /** Size to claim instead of the true one. */
  readonly claims?: number;
  readonly pad?: 'none';
};

export function chunk(id: string, body: Uint8Array, { claims, pad }: ChunkOptions = {}): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(claims ?? body.length);
  const padding = pad === 'none' ? 0 : body.length % 2;
  return Buffer.concat([Buffer.from(id, 'latin1'), size, body, Buffer.alloc(padding)]);
}

export function riff(chunks: readonly Uint8Array[], form = 'RIFF', claims?: number): Buffer {
  return chunk(form, Buffer.concat([Buffer.from('WAVE'), ...chunks]), {
    ...(claims === undefined ? {} : { claims }),
  });
}

export type Fmt = {
  readonly tag?: number;
  readonly channels?: number;
  readonly sampleRateHz?: number;
  readonly bits?: number;
  /** Bytes of a frame, where they are not what the bits say. */
  readonly blockBytes?: number;
};

/** The 16 bytes of WAVEFORMAT: 16-bit stereo PCM at 44.1 kHz unless said. */
export function fmtBody(fmt: Fmt = {}): Buffer {
  const { tag = 1, channels = 2, sampleRateHz = 44100, bits = 16 } = fmt;
  const blockBytes = fmt.blockBytes ?? channels * Math.ceil(bits / 8);
  const body = Buffer.alloc(16);
  body.writeUInt16LE(tag, 0);
  body.writeUInt16LE(channels, 2);
  body.writeUInt32LE(sampleRateHz, 4);
  body.writeUInt32LE((sampleRateHz * blockBytes) >>> 0, 8);
  body.writeUInt16LE(blockBytes, 12);
  body.writeUInt16LE(bits, 14);
  return body;
}

/** The 40 bytes of WAVEFORMATEXTENSIBLE; `tag` is that of the sub-format. */
export function extensibleBody(fmt: Fmt & { readonly validBits?: number } = {}): Buffer {
  const extension = Buffer.alloc(24);
  extension.writeUInt16LE(22, 0);
  extension.writeUInt16LE(fmt.validBits ?? fmt.bits ?? 16, 2);
  extension.writeUInt32LE(3, 4);
  extension.writeUInt16LE(fmt.tag ?? 1, 8);
  Buffer.from('000000001000800000aa00389b71', 'hex').copy(extension, 10);
  return Buffer.concat([fmtBody({ ...fmt, tag: 0xfffe }), extension]);
}

/** A whole file of the usual three parts. */
export function wav(fmt: Fmt, audio: Uint8Array): Buffer {
  return riff([chunk('fmt ', fmtBody(fmt)), chunk('data', audio)]);
}

export function ds64Body(dataBytes: bigint): Buffer {
  const body = Buffer.alloc(28);
  body.writeBigUInt64LE(dataBytes, 8);
  return body;
}
