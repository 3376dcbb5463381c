import type { AudioSource } from '@kindred/audio-io';
import type { SampleLayout } from '@kindred/records';

/** What sounds over this in its outermost tenth of a second may run on over the boundary. */
const soundingDbfs = -50;
const edgeSeconds = 0.1;

/** Whether a file sounds in its first and in its last tenth of a second. */
export function edgeSound(source: AudioSource): {
  readonly first: boolean;
  readonly last: boolean;
} {
  const { frames, sampleRateHz } = source.format;
  const edgeFrames = Math.min(frames, Math.round(edgeSeconds * sampleRateHz));
  const soundsFrom = (frame: number): boolean => {
    source.seek(frame);
    const bytes = Buffer.alloc(edgeFrames * source.layout.frameBytes);
    const filled = source.read(bytes);
    return loudestDbfs(bytes.subarray(0, filled), source.layout) > soundingDbfs;
  };
  return { first: soundsFrom(0), last: soundsFrom(frames - edgeFrames) };
}

/** RMS of the louder channel. */
function loudestDbfs(bytes: Buffer, layout: SampleLayout): number {
  const { channels, frameBytes } = layout;
  const sampleBytes = frameBytes / channels;
  const sums = new Float64Array(channels);
  const frames = Math.floor(bytes.length / frameBytes);
  for (let frame = 0; frame < frames; frame++) {
    for (let channel = 0; channel < channels; channel++) {
      const sample = sampleAt(bytes, frame * frameBytes + channel * sampleBytes, layout);
      if (Number.isFinite(sample)) sums[channel] = (sums[channel] ?? 0) + sample * sample;
    }
  }
  return 10 * Math.log10(Math.max(...sums) / Math.max(1, frames));
}

/** ±1 is full scale. */
function sampleAt(bytes: Buffer, at: number, { encoding, byteOrder }: SampleLayout): number {
  const isLittle = byteOrder === 'little';
  if (encoding === 'u8') return bytes.readUInt8(at) / 128 - 1;
  if (encoding === 'f32') return isLittle ? bytes.readFloatLE(at) : bytes.readFloatBE(at);
  if (encoding === 'f64') return isLittle ? bytes.readDoubleLE(at) : bytes.readDoubleBE(at);
  const count = { s8: 1, s16: 2, s24: 3, s32: 4 }[encoding];
  const value = isLittle ? bytes.readIntLE(at, count) : bytes.readIntBE(at, count);
  return value / 2 ** (8 * count - 1);
}
