import type { SampleEncoding, SampleLayout } from '@kindred/records';

const widths = { u8: 1, s8: 1, s16: 2, s24: 3, s32: 4, f32: 4, f64: 8 } as const;

export function layoutOf(
  encoding: SampleEncoding,
  shape: { channels: number; sampleRateHz?: number },
): SampleLayout {
  const { channels, sampleRateHz = 44100 } = shape;
  const frameBytes = widths[encoding] * channels;
  return { encoding, byteOrder: 'little', channels, frameBytes, sampleRateHz };
}

/** Numbers in the encoding's own scale (integers, or ±1 for floats), interleaved, as file bytes. */
export function toBytes(channels: readonly ArrayLike<number>[], encoding: SampleEncoding) {
  const width = widths[encoding];
  const frames = channels[0]!.length;
  const bytes = new Uint8Array(frames * channels.length * width);
  const data = new DataView(bytes.buffer);
  const put = {
    u8: (at: number, value: number) => data.setUint8(at, value),
    s8: (at: number, value: number) => data.setInt8(at, value),
    s16: (at: number, value: number) => data.setInt16(at, value, true),
    s24: (at: number, value: number) => {
      data.setUint16(at, value & 0xffff, true);
      data.setInt8(at + 2, value >> 16);
    },
    s32: (at: number, value: number) => data.setInt32(at, value, true),
    f32: (at: number, value: number) => data.setFloat32(at, value, true),
    f64: (at: number, value: number) => data.setFloat64(at, value, true),
  }[encoding];
  for (let frame = 0, at = 0; frame < frames; frame++) {
    for (const samples of channels) {
      put(at, samples[frame]!);
      at += width;
    }
  }
  return bytes;
}

/** File bytes as numbers in the encoding's own scale, per channel. */
export function fromBytes(bytes: Uint8Array, layout: SampleLayout): Float64Array[] {
  const { encoding, channels, frameBytes } = layout;
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = widths[encoding];
  const get = {
    u8: (at: number) => data.getUint8(at),
    s8: (at: number) => data.getInt8(at),
    s16: (at: number) => data.getInt16(at, true),
    s24: (at: number) => data.getUint16(at, true) + data.getInt8(at + 2) * 65536,
    s32: (at: number) => data.getInt32(at, true),
    f32: (at: number) => data.getFloat32(at, true),
    f64: (at: number) => data.getFloat64(at, true),
  }[encoding];
  return Array.from({ length: channels }, (_, channel) =>
    new Float64Array(bytes.length / frameBytes).map((_, frame) =>
      get(frame * frameBytes + channel * width),
    ),
  );
}

/** Magnitude of full scale in the encoding's own numbers. */
export const fullScale = {
  u8: 128,
  s8: 128,
  s16: 32768,
  s24: 8388608,
  s32: 2147483648,
  f32: 1,
  f64: 1,
};
