import { pinkNoise } from './pink-noise.js';
import { headerBytes, sampleRateHz, wavBytes } from './wav-bytes.js';

/** A song of noise: what a mix can be, without being music. */
export interface SongMix {
  readonly seconds: number;
  readonly seed: number;
  readonly gainDb?: number;
  /** How far every other stretch of eight seconds lies under its neighbours. */
  readonly versesUnderDb?: number;
  /** How loud drums are against the rest; 0: none. */
  readonly drums?: number;
  /** How far it rises from its start to its end. */
  readonly risesDb?: number;
  /** Amplitude of the side against the mid. */
  readonly side?: number;
  /** What one pole takes of its treble, 0 to 1. */
  readonly dull?: number;
  /** Nothing lies above. */
  readonly endsAtHz?: number;
  /** A hundredth of a second in its middle, so far over its loudest drum. */
  readonly clapDb?: number;
  /** Its loudest drum would pass full scale by as much; its gain has no say. */
  readonly clippedDb?: number;
  /** A part of it, from one second to another, as a track that runs on; left out: all of it. */
  readonly part?: readonly [number, number];
}

/** 16-bit stereo. */
export function songMix(song: SongMix): Buffer {
  const { seconds, clippedDb, gainDb = 0, part } = song;
  const planes = songPlanes(song);
  const [from, to] = part ?? [0, seconds];
  const gain =
    clippedDb === undefined ? 0.06 * amplitude(gainDb) : amplitude(clippedDb) / peak(planes);
  const bytes = wavBytes({ seconds: to - from, bitsPerSample: 16 });
  planes.forEach((plane, channel) => {
    plane.subarray(from * sampleRateHz, to * sampleRateHz).forEach((sample, frame) => {
      const limited = Math.max(-1, Math.min(1, gain * sample));
      bytes.writeInt16LE(Math.round(32_767 * limited), headerBytes + 4 * frame + 2 * channel);
    });
  });
  return bytes;
}

function peak(planes: readonly Float32Array[]): number {
  return Math.max(...planes.map((plane) => plane.reduce((a, b) => Math.max(a, Math.abs(b)), 0)));
}

function songPlanes({
  seconds,
  seed,
  side = 0.4,
  dull = 0,
  endsAtHz,
  ...song
}: SongMix): readonly Float32Array[] {
  const frames = seconds * sampleRateHz;
  const [mid, difference] = [2 * seed, 2 * seed + 1].map((one) => {
    const noise = dulled(new Float32Array(frames).map(pinkNoise(one)), dull);
    return endsAtHz === undefined ? noise : lowPassed(noise, endsAtHz);
  });
  const envelope = envelopeOf({ frames, ...song });
  return [side, -side].map((share) =>
    new Float32Array(frames).map((_, at) => envelope[at]! * (mid![at]! + share * difference![at]!)),
  );
}

const sectionSeconds = 8;
const beatSeconds = 0.5;
/** At each end, so that no song seems to run into the next. */
const silentSeconds = 0.4;

function envelopeOf({
  frames,
  versesUnderDb = 0,
  drums = 2,
  risesDb = 0,
  clapDb,
}: Pick<SongMix, 'versesUnderDb' | 'drums' | 'risesDb' | 'clapDb'> & {
  readonly frames: number;
}): Float32Array {
  const verse = amplitude(-versesUnderDb);
  const edge = silentSeconds * sampleRateHz;
  const envelope = new Float32Array(frames).map((_, at) => {
    if (at < edge || at >= frames - edge) return 0;
    const time = at / sampleRateHz;
    const section = Math.floor(time / sectionSeconds) % 2 === 1 ? verse : 1;
    const beat = 1 + drums * Math.exp((-12 * (time % beatSeconds)) / beatSeconds);
    return section * beat * amplitude(risesDb * (at / frames - 1));
  });
  if (clapDb !== undefined) {
    const middle = Math.round(frames / 2);
    envelope.fill((1 + drums) * amplitude(clapDb), middle, middle + sampleRateHz / 100);
  }
  return envelope;
}

function amplitude(db: number): number {
  return 10 ** (db / 20);
}

function dulled(plane: Float32Array, pole: number): Float32Array {
  let kept = 0;
  return plane.map((sample) => (kept = pole * kept + (1 - pole) * sample));
}

const tapsEachSide = 60;

/** Through a windowed sinc. */
function lowPassed(plane: Float32Array, cornerHz: number): Float32Array {
  const share = (2 * cornerHz) / sampleRateHz;
  const taps = new Float32Array(2 * tapsEachSide + 1).map((_, tap) => {
    const from = tap - tapsEachSide;
    const sinc = from === 0 ? share : Math.sin(Math.PI * share * from) / (Math.PI * from);
    return sinc * (0.5 + 0.5 * Math.cos((Math.PI * from) / (tapsEachSide + 1)));
  });
  const padded = new Float32Array(plane.length + taps.length);
  padded.set(plane, tapsEachSide);
  return new Float32Array(plane.length).map((_, at) => {
    let sum = 0;
    for (let tap = 0; tap < taps.length; tap++) sum += taps[tap]! * padded[at + tap]!;
    return sum;
  });
}
