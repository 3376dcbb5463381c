/** A stereo WAV file of whole numbers at 44.1 kHz, silent until its samples are written. */
export function wavBytes({
  seconds,
  bitsPerSample,
}: {
  readonly seconds: number;
  readonly bitsPerSample: 16 | 24;
}): Buffer {
  const frameBytes = bitsPerSample / 4;
  const dataBytes = seconds * sampleRateHz * frameBytes;
  const bytes = Buffer.alloc(headerBytes + dataBytes);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + dataBytes, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(2, 22);
  bytes.writeUInt32LE(sampleRateHz, 24);
  bytes.writeUInt32LE(sampleRateHz * frameBytes, 28);
  bytes.writeUInt16LE(frameBytes, 32);
  bytes.writeUInt16LE(bitsPerSample, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(dataBytes, 40);
  return bytes;
}

export const sampleRateHz = 44_100;
/** Samples begin behind these. */
export const headerBytes = 44;

/** The samples of a WAV file of ours, without the tags around them. */
export function samplesOf(bytes: Buffer): Buffer {
  let at = 12;
  while (bytes.toString('latin1', at, at + 4) !== 'data') {
    const chunkBytes = bytes.readUInt32LE(at + 4);
    at += 8 + chunkBytes + (chunkBytes % 2);
  }
  return bytes.subarray(at + 8, at + 8 + bytes.readUInt32LE(at + 4));
}
