import { limiterStepFrames, measureLoudness } from '@kindred/dsp';
import type { MeasuredTrack } from '@kindred/records';
import { madeSound } from './made-sound.js';
import type { LoudnessSubject } from '../src/track-model.js';

/** A made song: its numbers are drawn from a seed, so that a test can say what it was. */
export interface Song {
  readonly number?: number;
  readonly title?: string;
  readonly seconds?: number;
  readonly sampleRateHz?: number;
  /** Added to the whole song. */
  readonly gainDb?: number;
  /** Level of verses under choruses; songs alternate between them every 5 s. */
  readonly versesUnderDb?: number;
  /** How far drum hits stand over the music, twice a second; they differ by up to 3 dB. */
  readonly hitsDb?: number;
  /** One hit in the middle stands further over the music than the others, by this. */
  readonly clapDb?: number;
  readonly seed?: number;
}

/** The envelope of a made song and the profile that goes with it. */
export function makeTrack(song: Song = {}): LoudnessSubject {
  const { number = 1, title = `Song ${number}`, seconds = 60, sampleRateHz = 44100 } = song;
  const { gainDb = 0, versesUnderDb = 6, hitsDb = 9, clapDb = 0, seed = number } = song;
  const random = generator(seed);
  const frames = Math.round(seconds * sampleRateHz);
  const amplitude = 10 ** (gainDb / 20);
  const powerAt = (second: number): number =>
    0.02 * 10 ** ((Math.floor(second / 5) % 2 === 1 ? 0 : -versesUnderDb) / 10);

  const energies = new Float32Array(Math.floor(seconds * 100)).map((_, at) => {
    const beat = (at / 50) % 1;
    const power = powerAt(at / 100) * (0.6 + 0.8 * (1 - beat)) * (0.8 + 0.4 * random());
    return power * amplitude * amplitude;
  });
  const peaks = new Float32Array(Math.ceil(frames / limiterStepFrames)).map((_, at) => {
    const second = (at * limiterStepFrames) / sampleRateHz;
    return 1.6 * Math.sqrt(powerAt(second) / 2) * amplitude * (0.7 + 0.3 * random());
  });
  for (let hit = 0; hit * 0.5 < seconds; hit++) {
    const at = Math.floor((hit * 0.5 * sampleRateHz) / limiterStepFrames);
    const middle = hit === Math.floor(seconds);
    const overDb = hitsDb - 3 * random() + (middle ? clapDb : 0);
    for (let i = at; i < Math.min(at + 4, peaks.length); i++) peaks[i]! *= 10 ** (overDb / 20);
  }
  const envelope = {
    sampleRateHz,
    channels: 2,
    frames,
    peakHopFrames: limiterStepFrames,
    peaks,
    energies,
  };
  return { profile: profileOf({ number, title, envelope }), envelope };
}

function profileOf(track: {
  readonly number: number;
  readonly title: string;
  readonly envelope: LoudnessSubject['envelope'];
}): MeasuredTrack {
  const { number, title, envelope } = track;
  const { sampleRateHz, channels, frames, peaks } = envelope;
  const truePeakDbtp = 20 * Math.log10(peaks.reduce((a, b) => Math.max(a, b), 0));
  return {
    status: 'done',
    number,
    file: `mixes/${String(number).padStart(2, '0')} ${title}.wav`,
    title,
    issues: [],
    sha256: String(number).padStart(64, '0'),
    format: {
      container: 'wav',
      sampleKind: 'integer',
      bitsPerSample: 24,
      sampleRateHz,
      channels,
      frames,
      durationSeconds: frames / sampleRateHz,
    },
    loudness: measureLoudness(envelope.energies),
    peak: {
      truePeakDbtp,
      truePeakItuDbtp: truePeakDbtp,
      samplePeakDbfs: truePeakDbtp - 0.3,
      truePeakAtSeconds: 0,
      reason: null,
    },
    series: { hopSeconds: 0.1, momentaryLufs: [], shortTermLufs: [] },
    ...madeSound,
  };
}

/** Park and Miller's multiplicative generator: the same numbers on every engine. */
function generator(seed: number): () => number {
  let state = (seed * 7919 + 12345) % 2147483647;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
