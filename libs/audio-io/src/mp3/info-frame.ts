import { frameHeaderBytes, type FrameHeader } from './frame-header.js';

/** What an encoder noted in a first frame without music. */
export type InfoFrame = {
  /** Frames of music that follow; null where it does not say. */
  readonly frames: number | null;
  /** Samples that the encoder put before the music; null where it does not say. */
  readonly delayFrames: number | null;
  /** And behind it. */
  readonly paddingFrames: number | null;
};

/**
 * The Xing or Info tag of LAME and others, with the delay and padding behind it, or the VBRI tag of
 * Fraunhofer; null where the frame holds music.
 */
export function readInfoFrame(frame: Uint8Array, header: FrameHeader): InfoFrame | null {
  const text = Buffer.from(frame.buffer, frame.byteOffset, frame.length);
  const vbriAt = frameHeaderBytes + 32;
  if (text.toString('latin1', vbriAt, vbriAt + 4) === 'VBRI') return nothing;
  const at = frameHeaderBytes + header.sideBytes;
  const id = text.toString('latin1', at, at + 4);
  if (id !== 'Xing' && id !== 'Info') return null;
  if (at + 8 > text.length) return nothing;
  const flags = text.readUInt32BE(at + 4);
  let next = at + 8;
  const field = (flag: number, bytes: number): number | null => {
    if ((flags & flag) === 0) return null;
    next += bytes;
    return next <= text.length ? text.readUInt32BE(next - bytes) : null;
  };
  const frames = field(1, 4);
  field(2, 4);
  field(4, 100);
  field(8, 4);
  const delays = next + delayOffset;
  // Without the name of an encoder, what stands there is no note of one.
  const isNoted = delays + 3 <= text.length && text[next] !== 0;
  return {
    frames: frames === 0 ? null : frames,
    delayFrames: isNoted ? text.readUIntBE(delays, 3) >> 12 : null,
    paddingFrames: isNoted ? text.readUIntBE(delays, 3) & 0xfff : null,
  };
}

/** Of delay and padding, 12 bits each, from the name of the encoder (LAME's Info tag, revision 1). */
const delayOffset = 21;
const nothing: InfoFrame = { frames: null, delayFrames: null, paddingFrames: null };
