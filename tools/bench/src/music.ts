/** A pair of planes of the same length. */
export interface StereoPlanes {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

/** Writes the next frames of a piece of music over the planes. */
export type Player = (planes: StereoPlanes) => void;

const tableLength = 2048;
const beatsPerMinute = 124;
const chords = [
  [220, 261.63, 329.63],
  [174.61, 220, 261.63],
  [130.81, 196, 329.63],
  [196, 246.94, 293.66],
] as const;

/** Eight bars each: how loud, and how hard the mix is driven into its clipper. */
const sections = [
  { gain: 0.12, drive: 1, drums: 0 },
  { gain: 0.35, drive: 1, drums: 1 },
  { gain: 0.8, drive: 1.6, drums: 1 },
  { gain: 0.4, drive: 1, drums: 1 },
  { gain: 0.9, drive: 2.2, drums: 1 },
  { gain: 0.2, drive: 1, drums: 0.3 },
  { gain: 1, drive: 2.6, drums: 1 },
] as const;

/**
 * Music in all that costs a meter its time: chords and a bass with overtones, drums and cymbals, a
 * wide stereo image, sections from quiet to driven into saturation, swells within them. The same
 * seed plays the same.
 */
export function createPlayer(sampleRateHz: number, seed: number): Player {
  const random = createRandom(seed);
  const pad = overtones([1, 0.5, 0.4, 0.2, 0.25, 0.1, 0.12, 0.05, 0.08, 0.04]);
  const bass = overtones([1, 0.6, 0.3, 0.1, 0.05]);
  const beatFrames = Math.round((60 / beatsPerMinute) * sampleRateHz);
  const kick = shot(
    0.3,
    (t) => Math.exp(-t * 12) * Math.sin(345 * t + 40 * (1 - Math.exp(-t * 30))),
  );
  const snare = shot(0.2, (t) => Math.exp(-t * 22) * (0.6 * random() + 0.4 * Math.sin(1150 * t)));
  const hats = [0, 1].map(() => shot(0.09, (t) => Math.exp(-t * 50) * random()));
  const transpose = 2 ** ((seed % 7) / 12);
  const voices = Array.from({ length: 8 }, (_, voice) => voice * 311);
  let frame = 0;

  function shot(seconds: number, at: (t: number) => number): Float32Array {
    const length = Math.min(Math.round(seconds * sampleRateHz), beatFrames >> 1);
    return Float32Array.from({ length }, (_, n) => at(n / sampleRateHz));
  }

  return ({ left, right }) => {
    for (let n = 0; n < left.length; n++, frame++) {
      const beat = Math.floor(frame / beatFrames);
      const inBeat = frame - beat * beatFrames;
      const inHalf = inBeat % (beatFrames >> 1);
      const bar = beat >> 2;
      const { gain, drive, drums } = sections[((bar >> 3) + seed) % sections.length]!;
      const chord = chords[(bar >> 1) % chords.length]!;
      let l = 0;
      let r = 0;
      for (let note = 0; note < 3; note++) {
        const step = (chord[note]! * transpose * tableLength) / sampleRateHz;
        l += pad[(voices[note]! += step * 1.003) & (tableLength - 1)]!;
        r += pad[(voices[note + 3]! += step * 0.997) & (tableLength - 1)]!;
      }
      const low =
        bass[
          (voices[6]! += (chord[0] * transpose * tableLength) / (2 * sampleRateHz)) &
            (tableLength - 1)
        ]!;
      const swell =
        0.75 +
        0.25 * bass[(voices[7]! += (0.11 * tableLength) / sampleRateHz) & (tableLength - 1)]!;
      const drum =
        drums * (0.9 * (kick[inBeat] ?? 0) + (beat & 1 ? 0.5 * (snare[inBeat] ?? 0) : 0));
      const both = 0.3 * low * swell + drum;
      l = gain * (both + 0.13 * swell * l + 0.25 * drums * (hats[0]![inHalf] ?? 0));
      r = gain * (both + 0.13 * swell * r + 0.25 * drums * (hats[1]![inHalf] ?? 0));
      left[n] = drive === 1 ? l : 0.97 * Math.tanh(drive * l);
      right[n] = drive === 1 ? r : 0.97 * Math.tanh(drive * r);
    }
  };
}

/** One cycle of a tone, by the strengths of its harmonics. */
function overtones(strengths: readonly number[]): Float32Array {
  const total = strengths.reduce((a, b) => a + b);
  return Float32Array.from({ length: tableLength }, (_, n) =>
    strengths.reduce(
      (sum, strength, k) =>
        sum + (strength / total) * Math.sin((2 * Math.PI * (k + 1) * n) / tableLength + k * k),
      0,
    ),
  );
}

/** Uniform noise from −1 to 1. */
function createRandom(seed: number): () => number {
  let state = (seed * 2654435761) | 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state / 2 ** 31;
  };
}
