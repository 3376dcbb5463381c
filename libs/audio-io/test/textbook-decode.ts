import type { SampleLayout } from '@kindred/records';

/** Samples as ratios to full scale, one by one as the formats define them: slow and plain. */
export function textbookDecode(bytes: Uint8Array, layout: SampleLayout): Float64Array {
  const { encoding, byteOrder, frameBytes, channels } = layout;
  const isLittle = byteOrder === 'little';
  const sampleBytes = frameBytes / channels;
  const samples = new Float64Array(bytes.length / sampleBytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let index = 0; index < samples.length; index++) {
    const at = index * sampleBytes;
    if (encoding === 'f32') samples[index] = view.getFloat32(at, isLittle);
    else if (encoding === 'f64') samples[index] = view.getFloat64(at, isLittle);
    else if (encoding === 'u8') samples[index] = (view.getUint8(at) - 128) / 128;
    else {
      let value = 0;
      for (let byte = 0; byte < sampleBytes; byte++) {
        const place = isLittle ? byte : sampleBytes - 1 - byte;
        value += view.getUint8(at + byte) * Math.pow(256, place);
      }
      const full = Math.pow(2, sampleBytes * 8 - 1);
      samples[index] = (value >= full ? value - 2 * full : value) / full;
    }
  }
  return samples;
}
