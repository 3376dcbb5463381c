import { beforeAll, describe, expect, it } from 'vitest';
import { floatsOf, furthestFrom, infoFrame, mp3Of, toneOf } from '../../test/lossy-files.js';
import { tempFolder } from '../../test/temp-folder.js';
import { unpackedOf, unpackWhole } from '../../test/unpack-whole.js';
import { findFirstFrame, walkFrames } from './walk-frames.js';

const folder = tempFolder();
const tone = toneOf(44_100, 2);
let bare: Buffer;
let framesHeld: number;
beforeAll(async () => {
  bare = await mp3Of({ planes: tone });
  framesHeld = count(bare);
});

/** Frames of an MP3 without a frame of notes. */
function count(bytes: Buffer): number {
  const readAt = (position: number, into: Uint8Array): number =>
    bytes.copy(into, 0, position, position + into.length);
  const file = { readAt, fileBytes: bytes.length, from: 0 };
  return [...walkFrames(file, findFirstFrame(file)!)].filter(({ kind }) => kind === 'frame').length;
}

/** LAME's own delay, and what is left of its last frame. */
const delayFrames = 576;
const noted = (): Buffer => {
  const paddingFrames = framesHeld * 1152 - 44_100 - delayFrames;
  return Buffer.concat([infoFrame({ frames: framesHeld, delayFrames, paddingFrames }), bare]);
};

describe('MP3', () => {
  it('is as long as what was encoded, and in its place, where its delay is noted', async () => {
    const { unpacked, audio } = await unpackedOf(folder, noted());
    const samples = floatsOf(audio);
    expect(samples.length).toBe(2 * 44_100);
    expect(furthestFrom(tone, samples)).toBeLessThan(0.05);
    expect(unpacked.format).toMatchObject({
      container: 'mp3',
      sampleKind: 'float',
      bitsPerSample: null,
      sampleRateHz: 44100,
      channels: 2,
      frames: 44_100,
    });
  });

  it('is told to be lossy', async () => {
    const { unpacked } = await unpackedOf(folder, noted());
    expect(unpacked.issues.map(({ code, severity }) => [code, severity])).toEqual([
      ['lossy-source', 'warning'],
    ]);
  });

  it('without a note is read frame by frame, from the first to the last', async () => {
    const { unpacked } = await unpackedOf(folder, bare);
    expect(unpacked.format.frames).toBe(framesHeld * 1152);
  });

  it('is read behind a tag with padding, and before one', async () => {
    const id3 = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\x10', 'latin1'), Buffer.alloc(516)]);
    const tag = Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125)]);
    const { unpacked } = await unpackedOf(folder, Buffer.concat([id3, noted(), tag]));
    expect(unpacked.format.frames).toBe(44_100);
    expect(unpacked.issues.map(({ code }) => code)).toEqual(['lossy-source']);
  });

  it('in mono, and at 22.05 kHz, is that', async () => {
    const planes = toneOf(22_050, 1);
    const { unpacked, audio } = await unpackedOf(
      folder,
      await mp3Of({ planes, sampleRateHz: 22050 }),
    );
    expect(unpacked.format).toMatchObject({ channels: 1, sampleRateHz: 22050 });
    expect(audio.length).toBe(unpacked.format.frames * 4);
    expect(Math.max(...floatsOf(audio))).toBeGreaterThan(0.45);
    expect(Math.max(...floatsOf(audio))).toBeLessThan(0.55);
  });
});

describe('an MP3 that is not whole', () => {
  it('is truncated where frames are missing', async () => {
    const whole = noted();
    const outcome = await unpackWhole(folder, whole.subarray(0, whole.length * 0.6));
    expect(outcome).toMatchObject({ code: 'truncated', issue: { severity: 'error' } });
  });

  it('and notes no length is told to end inside a frame', async () => {
    const { unpacked } = await unpackedOf(folder, bare.subarray(0, bare.length - 100));
    expect(unpacked.issues.map(({ code }) => code)).toEqual(['lossy-source', 'truncated']);
  });

  it('is told where bytes in it are no MP3', async () => {
    const at = 417 * 20;
    const start = bare.indexOf(bare.subarray(0, 2), at);
    const bytes = Buffer.concat([bare.subarray(0, start), Buffer.alloc(999), bare.subarray(start)]);
    const { unpacked } = await unpackedOf(folder, bytes);
    expect(unpacked.issues.at(-1)?.message).toMatch(/holds 999 bytes at 0:00 that are no MP3/);
  });

  it('but a tag alone holds no audio', async () => {
    const id3 = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\x10', 'latin1'), Buffer.alloc(16)]);
    expect(await unpackWhole(folder, id3)).toMatchObject({ code: 'damaged-header' });
  });
});
