/** Turns planes into interleaved floats, without so many frames at the beginning and at the end. */
export type Trimmer = {
  /** The bytes that are known to belong: those that may be the end are held back. */
  push(planes: readonly Float32Array[]): Uint8Array;
  /** Given out so far. */
  readonly frames: number;
};

export function createTrimmer(options: {
  readonly channels: number;
  readonly headFrames: number;
  readonly tailFrames: number;
}): Trimmer {
  const { channels, headFrames, tailFrames } = options;
  let skip = headFrames;
  let held = new Float32Array(0);
  let frames = 0;
  return {
    get frames() {
      return frames;
    },
    push(planes) {
      const first = Math.min(skip, planes[0]?.length ?? 0);
      skip -= first;
      const fresh = interleaved(planes, first);
      const all = new Float32Array(held.length + fresh.length);
      all.set(held);
      all.set(fresh, held.length);
      const given = Math.max(0, all.length - tailFrames * channels);
      held = all.slice(given);
      frames += given / channels;
      return new Uint8Array(all.buffer, 0, given * Float32Array.BYTES_PER_ELEMENT);
    },
  };
}

function interleaved(planes: readonly Float32Array[], first: number): Float32Array {
  const channels = planes.length;
  const frames = (planes[0]?.length ?? 0) - first;
  const samples = new Float32Array(frames * channels);
  planes.forEach((plane, c) => {
    for (let i = 0; i < frames; i++) samples[i * channels + c] = plane[first + i]!;
  });
  return samples;
}
