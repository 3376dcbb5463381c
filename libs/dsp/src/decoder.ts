import type { Arena, Region } from './arena.js';
import type { Kernels } from './kernels.js';

/** How interleaved bytes hold samples. The u of u8 is for unsigned. */
export interface SampleLayout {
  readonly encoding: 'u8' | 's8' | 's16' | 's24' | 's32' | 'f32' | 'f64';
  readonly byteOrder: 'little' | 'big';
  readonly channels: number;
  readonly frameBytes: number;
  readonly sampleRateHz: number;
}

export interface DecoderOptions {
  readonly layout: SampleLayout;
  /** Frames that the input holds. */
  readonly inputFrames: number;
  /** Most frames decoded at a time: the length of the planes. */
  readonly blockFrames: number;
}

/**
 * Turns interleaved bytes into planes, ±1 = full scale: an integer of n bits is divided by
 * 2^(n − 1). A sample that is no number, or beyond ±2^40 (+241 dBFS), becomes 0 and is counted.
 */
export interface Decoder<View> {
  /** Where the caller puts bytes: `inputFrames` whole frames of kernel memory. */
  readonly input: Uint8Array;
  /** One per channel; what `decode` last wrote, and garbage behind it. */
  readonly planes: readonly Region<View>[];
  /** Frames `first` to `first + frames` of the input, into the start of the planes. */
  decode(run: { readonly first: number; readonly frames: number }): void;
  /** Since the beginning; `firstFrame` counts all frames decoded, and is null while none was. */
  readonly nonFinite: { readonly count: number; readonly firstFrame: number | null };
}

const sampleBytes = { u8: 1, s8: 1, s16: 2, s24: 3, s32: 4, f32: 4, f64: 8 } as const;
const limit = 1_099_511_627_776;

type Integers = (
  source: number,
  frames: number,
  sampleBytes: number,
  order: number,
  flip: number,
  left: number,
  right: number,
) => void;
type Floats = (
  source: number,
  frames: number,
  order: number,
  left: number,
  right: number,
) => number;

/** A decoder to 32-bit planes, for measuring: exact for all but 32-bit integers and 64-bit floats. */
export function createDecoder(kernels: Kernels, options: DecoderOptions): Decoder<Float32Array> {
  const { arena, functions } = kernels;
  return decoder(options, arena, (length) => arena.f32(length), {
    integers: functions['decodeIntegersF32'] as Integers,
    floats: functions['decodeFloatsF32'] as Floats,
    doubles: functions['decodeDoublesF32'] as Floats,
  });
}

/** A decoder to 64-bit planes, for rendering: exact for every encoding. */
export function createWideDecoder(
  kernels: Kernels,
  options: DecoderOptions,
): Decoder<Float64Array> {
  const { arena, functions } = kernels;
  return decoder(options, arena, (length) => arena.f64(length), {
    integers: functions['decodeIntegersF64'] as Integers,
    floats: functions['decodeFloatsF64'] as Floats,
    doubles: functions['decodeDoublesF64'] as Floats,
  });
}

function decoder<View>(
  { layout, inputFrames, blockFrames }: DecoderOptions,
  arena: Arena,
  plane: (length: number) => Region<View>,
  kernel: { integers: Integers; floats: Floats; doubles: Floats },
): Decoder<View> {
  const { encoding, channels } = layout;
  const bytes = sampleBytes[encoding];
  if (channels !== 1 && channels !== 2) throw new RangeError('decoders take one or two channels');
  if (layout.frameBytes !== bytes * channels) throw new RangeError('frameBytes does not fit');

  // Kernels work on four frames at a time and look one vector further.
  const input = arena.u8(inputFrames * layout.frameBytes + 64);
  const planes = Array.from({ length: channels }, () => plane(blockFrames + 4));
  const order = arena.u8(16);
  order.view.set(byteShuffle(layout));
  const left = planes[0]!.pointer;
  const right = planes[1]?.pointer ?? 0;
  const unsigned = encoding === 'u8' ? 0x80000000 | 0 : 0;
  const isFloat = encoding === 'f32' || encoding === 'f64';
  const floats = encoding === 'f64' ? kernel.doubles : kernel.floats;
  const nonFinite = { count: 0, firstFrame: null as number | null };
  let decoded = 0;

  return {
    input: input.view.subarray(0, inputFrames * layout.frameBytes),
    planes,
    nonFinite,
    decode({ first, frames }) {
      if (first < 0 || first + frames > inputFrames || frames > blockFrames) {
        throw new RangeError('a decoder was asked for frames that it does not hold');
      }
      const source = input.pointer + first * layout.frameBytes;
      if (!isFloat) kernel.integers(source, frames, bytes, order.pointer, unsigned, left, right);
      else if (floats(source, frames, order.pointer, left, right) !== 0) {
        const samples = input.view.subarray(
          first * layout.frameBytes,
          (first + frames) * layout.frameBytes,
        );
        const found = findNonFinite(samples, layout);
        nonFinite.firstFrame ??= found.count > 0 ? decoded + found.firstFrame : null;
        nonFinite.count += found.count;
      }
      decoded += frames;
    },
  };
}

/**
 * For each of a vector's 16 bytes, the byte of the source it comes from (128: none, zero). Integers
 * of any width go to the top of 32-bit lanes.
 */
function byteShuffle({ encoding, byteOrder }: SampleLayout): Uint8Array {
  const width = sampleBytes[encoding];
  const lane = Math.max(width, 4);
  return Uint8Array.from({ length: 16 }, (_, byte) => {
    const place = (byte % lane) - (lane - width);
    if (place < 0) return 128;
    const sample = Math.floor(byte / lane) * width;
    return sample + (byteOrder === 'little' ? place : width - 1 - place);
  });
}

function findNonFinite(
  bytes: Uint8Array,
  layout: SampleLayout,
): { count: number; firstFrame: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = layout.byteOrder === 'little';
  const width = sampleBytes[layout.encoding];
  let count = 0;
  let firstFrame = 0;
  for (let at = 0; at < bytes.length; at += width) {
    const sample = width === 8 ? view.getFloat64(at, little) : view.getFloat32(at, little);
    if (Math.abs(sample) < limit) continue;
    if (count === 0) firstFrame = Math.floor(at / layout.frameBytes);
    count++;
  }
  return { count, firstFrame };
}
