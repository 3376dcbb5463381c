import { createMp3Encoder, createOggEncoder } from 'wasm-media-encoders';

/** A tone of its own for each channel, quick enough that a shift by a frame shows. */
export function toneOf(frames: number, channels: number): Float32Array[] {
  return Array.from({ length: channels }, (_, c) =>
    new Float32Array(frames).map((_, i) => 0.5 * Math.sin((i / 5) * (c + 1))),
  );
}

/** The samples of unpacked floats, interleaved. */
export function floatsOf(audio: Buffer): Float32Array {
  return new Float32Array(audio.buffer.slice(audio.byteOffset, audio.byteOffset + audio.length));
}

/** How far the left of decoded stereo lies from what was encoded, at most, off its edges. */
export function furthestFrom([left]: readonly Float32Array[], decoded: Float32Array): number {
  let largest = 0;
  for (let i = 2000; i < left!.length - 2100; i++) {
    largest = Math.max(largest, Math.abs(decoded[2 * i]! - left![i]!));
  }
  return largest;
}

export type LossyOptions = { readonly sampleRateHz?: number; readonly planes: Float32Array[] };

/** MP3 at 128 kbps as LAME writes it, without the frame that notes its delay. */
export async function mp3Of({ sampleRateHz = 44100, planes }: LossyOptions): Promise<Buffer> {
  const encoder = await createMp3Encoder();
  const channels = planes.length as 1 | 2;
  encoder.configure({ sampleRate: sampleRateHz as 44100, channels, bitrate: 128 });
  return encodedBy(encoder, planes);
}

export async function oggOf({ sampleRateHz = 44100, planes }: LossyOptions): Promise<Buffer> {
  const encoder = await createOggEncoder();
  const channels = planes.length as 1 | 2;
  encoder.configure({ sampleRate: sampleRateHz, channels, vbrQuality: 5 });
  return encodedBy(encoder, planes);
}

function encodedBy(
  encoder: { encode(planes: Float32Array[]): Uint8Array; finalize(): Uint8Array },
  planes: Float32Array[],
): Buffer {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < planes[0]!.length; at += 4096) {
    parts.push(encoder.encode(planes.map((plane) => plane.slice(at, at + 4096))).slice());
  }
  parts.push(encoder.finalize().slice());
  return Buffer.concat(parts);
}

/** The frame that notes how many frames follow, and what to cut: of stereo at 44.1 kHz, 128 kbps. */
export function infoFrame(note: {
  readonly frames: number;
  readonly delayFrames: number;
  readonly paddingFrames: number;
  readonly id?: string;
}): Buffer {
  const { frames, delayFrames, paddingFrames, id = 'Info' } = note;
  const frame = Buffer.alloc(417);
  frame.writeUInt32BE(0xfffb9000, 0);
  frame.write(id, 36, 'latin1');
  frame.writeUInt32BE(1, 40);
  frame.writeUInt32BE(frames, 44);
  frame.write('LAME3.100', 48, 'latin1');
  frame.writeUIntBE(delayFrames * 4096 + paddingFrames, 48 + 21, 3);
  return frame;
}
