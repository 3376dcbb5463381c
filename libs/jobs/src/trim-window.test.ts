import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AudioSource } from '@kindred/audio-io';
import { instantiateKernels } from '@kindred/dsp';
import type { SampleLayout, Trims } from '@kindred/records';
import { context } from '../test/job-context.js';
import { trimWindow } from './trim-window.js';

const sampleRateHz = 8000;

/** Frames of 16 bits in memory, to be read and sought in. */
function sourceOf(channels: readonly Int16Array[]): AudioSource {
  const frames = channels[0]!.length;
  const frameBytes = 2 * channels.length;
  const bytes = Buffer.alloc(frames * frameBytes);
  channels.forEach((plane, c) =>
    plane.forEach((sample, n) => bytes.writeInt16LE(sample, n * frameBytes + 2 * c)),
  );
  const layout: SampleLayout = {
    encoding: 's16',
    byteOrder: 'little',
    channels: channels.length,
    frameBytes,
    sampleRateHz,
  };
  let at = 0;
  return {
    format: {
      container: 'wav',
      sampleKind: 'integer',
      bitsPerSample: 16,
      sampleRateHz,
      channels: channels.length,
      frames,
      durationSeconds: frames / sampleRateHz,
    },
    layout,
    issues: [],
    read(into) {
      const got = bytes.subarray(at, at + into.length - (into.length % frameBytes));
      into.set(got);
      at += got.length;
      return got.length;
    },
    seek: (frame) => void (at = frame * frameBytes),
    finishDigest: () => '',
    close: () => undefined,
  };
}

function windowOf(channels: readonly Int16Array[], trims: Trims) {
  return trimWindow(sourceOf(channels), {
    trims,
    name: 'a.wav',
    kernels: instantiateKernels(context.kernels),
    context,
  });
}

/** −60 dBFS is 32.768 of a 16-bit sample: 32 is silence, 33 is sound. */
function planeWith(frames: number, places: readonly number[], floor = 32): Int16Array {
  const plane = new Int16Array(frames).fill(floor);
  for (const at of places) plane[at] = -33;
  return plane;
}

const long = 5 * sampleRateHz;

describe('silence at the ends of a mix', () => {
  it('is left out but for 0.1 s before the sound of any channel and 1 s behind it', () => {
    const left = planeWith(long, [17_000, 18_000]);
    const right = planeWith(long, [16_500, 30_001]);
    expect(windowOf([left, right], { start: 'silence', end: 'silence' })).toEqual({
      status: 'done',
      result: { fromFrame: 15_700, frames: 30_002 + 8000 - 15_700 },
    });
    expect(windowOf([left, right], { end: 'silence' })).toMatchObject({ result: { fromFrame: 0 } });
  });

  it('stays where there is no more of it than that', () => {
    const plane = planeWith(long, [800, long - 8000]);
    expect(windowOf([plane], { start: 'silence', end: 'silence' })).toEqual({
      status: 'done',
      result: { fromFrame: 0, frames: long },
    });
  });

  it('is left out for as long as was asked, up to the first and the last sound', () => {
    const plane = planeWith(long, [16_000, 31_999]);
    expect(windowOf([plane], { start: 2, end: 1 })).toEqual({
      status: 'done',
      result: { fromFrame: 16_000, frames: 16_000 },
    });
  });

  it('is never left out of a sound, which is told with its place', () => {
    const plane = planeWith(long, [16_000, 31_900]);
    expect(windowOf([plane], { start: 2.001 })).toMatchObject({
      status: 'failed',
      issue: {
        code: 'trim-into-sound',
        message: '`trimStart` would cut into the sound of a.wav, which begins at 0:02.000',
        fix: 'Write `trimStart: 2 s` at most, or `trimStart: silence`.',
      },
    });
    expect(windowOf([plane], { end: 1.02 })).toMatchObject({
      issue: {
        message: '`trimEnd` would cut into the sound of a.wav, which ends at 0:03.987',
        fix: 'Write `trimEnd: 1.01 s` at most, or `trimEnd: silence`.',
      },
    });
    expect(windowOf([planeWith(long, [], 400)], { end: 1 })).toMatchObject({
      issue: { fix: 'Remove `trimEnd`: there is no silence to leave out.' },
    });
  });

  it('is all there is of a silent file, which is then told as silent', () => {
    const whole = { status: 'done', result: { fromFrame: 0, frames: long } };
    expect(windowOf([planeWith(long, [])], { start: 'silence', end: 'silence' })).toEqual(whole);
    expect(windowOf([planeWith(long, [])], { start: 3, end: 3 })).toEqual(whole);
  });

  it('is found as by looking at every sample', () => {
    const places = fc.array(fc.nat(39_999), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.constantFrom(1, 2),
        fc.integer({ min: 1, max: 40_000 }),
        places,
        (c, n, at) => {
          const planes = Array.from({ length: c }, (_, plane) =>
            planeWith(n, [at[plane % at.length]! % n, at.at(-1)! % n]),
          );
          const loud = [...Array(n).keys()].filter((k) => planes.some((plane) => plane[k] === -33));
          const [first, last] = [loud[0]!, loud.at(-1)!];
          const fromFrame = Math.max(0, first - 800);
          const result = { fromFrame, frames: Math.min(n, last + 1 + 8000) - fromFrame };
          const trims = { start: 'silence', end: 'silence' } as const;
          expect(windowOf(planes, trims)).toEqual({ status: 'done', result });
        },
      ),
      { numRuns: 60 },
    );
  });
});
