export type WavEncoding = 's16' | 's24' | 'f32';

export const bytesPerSample: Readonly<Record<WavEncoding, number>> = { s16: 2, s24: 3, f32: 4 };

/**
 * Everything of a WAV file before its audio, with final sizes. Integers get the plain PCM format
 * tag, which every player reads (ffmpeg and SoX write the extensible one for 24 bits, which some
 * refuse); float gets WAVEFORMATEX and the fact chunk that the format asks of all but PCM
 * (Multimedia Programming Interface 1.0; Microsoft "New Multimedia Data Types" 1994).
 */
export function headerBytes(content: {
  readonly encoding: WavEncoding;
  readonly channels: number;
  readonly sampleRateHz: number;
  readonly frames: number;
}): Uint8Array {
  const { encoding, channels, sampleRateHz, frames } = content;
  const isFloat = encoding === 'f32';
  const frameBytes = bytesPerSample[encoding] * channels;
  const dataBytes = frames * frameBytes;
  const header = new Uint8Array(headerLength(encoding));
  const view = new DataView(header.buffer);
  let at = 0;
  const u16 = (value: number): void => {
    view.setUint16(at, value, true);
    at += 2;
  };
  const u32 = (value: number): void => {
    view.setUint32(at, value, true);
    at += 4;
  };
  const id = (text: string): void => {
    for (let index = 0; index < 4; index++) view.setUint8(at++, text.charCodeAt(index));
  };
  id('RIFF');
  u32(fileLength(content) - 8);
  id('WAVE');
  id('fmt ');
  u32(isFloat ? 18 : 16);
  u16(isFloat ? 3 : 1);
  u16(channels);
  u32(sampleRateHz);
  u32(sampleRateHz * frameBytes);
  u16(frameBytes);
  u16(bytesPerSample[encoding] * 8);
  if (isFloat) {
    u16(0);
    id('fact');
    u32(4);
    u32(frames);
  }
  id('data');
  u32(dataBytes);
  return header;
}

/** Bytes of the finished file, its pad byte included. */
export function fileLength(content: {
  readonly encoding: WavEncoding;
  readonly channels: number;
  readonly frames: number;
}): number {
  const dataBytes = content.frames * content.channels * bytesPerSample[content.encoding];
  return headerLength(content.encoding) + dataBytes + (dataBytes % 2);
}

function headerLength(encoding: WavEncoding): number {
  return encoding === 'f32' ? 58 : 44;
}
