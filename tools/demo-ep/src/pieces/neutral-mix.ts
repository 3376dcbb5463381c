import { amplitudeFromDb } from '@kindred/dsp';
import { mixOf } from '../mix/desk.js';
import { equaliser, highPass } from '../mix/equaliser.js';
import type { StereoBuffer } from '../mix/stereo-buffer.js';
import { barsOf } from '../music/form.js';
import { secondsAt, type Grid } from '../music/grid.js';
import { createRandom } from '../music/random.js';
import { createSoundKit } from '../synth/sound-kit.js';
import type { Piece } from './piece.js';

/** Silence before the first beat, as a mix engineer leaves it. */
const startSeconds = 0.25;
/** How long before the end of the last bar the ring-out begins to be faded. */
const fadeLeadSeconds = 0.5;

/** The piece as a good mix engineer would leave it: balanced, and with no deviation. */
export function neutralMixOf(
  piece: Piece,
  options: {
    readonly seed: number;
    readonly sampleRateHz: number;
    /** Only the beginning, for tests; absent: all of it. */
    readonly firstSeconds?: number;
  },
): StereoBuffer {
  const { seed, sampleRateHz } = options;
  const random = createRandom(seed).fork(piece.title);
  const bars = barsOf(piece.sections, piece.beatsPerBar);
  const grid = gridOf(piece, bars.length);
  const wholeSeconds = secondsAt(grid, bars.length * piece.beatsPerBar) + piece.tailSeconds;
  const seconds = Math.min(wholeSeconds, options.firstSeconds ?? wholeSeconds);
  const kit = createSoundKit({ sampleRateHz, random: random.fork('noise') });
  const parts = piece.parts({ kit, grid, bars, beatsPerBar: piece.beatsPerBar, random });
  const mix = mixOf(parts, {
    frames: Math.round(seconds * sampleRateHz),
    sampleRateHz,
    reverb: piece.reverb,
    echo: { ...piece.echo, delaySeconds: (piece.echo.delayBeats * 60) / piece.tempoBpm },
  });
  equaliser([highPass(28), ...piece.tone], sampleRateHz)(mix);
  finish(mix, {
    gain: amplitudeFromDb(piece.mixLevelDb),
    fadeFrames: (piece.tailSeconds + fadeLeadSeconds) * sampleRateHz,
  });
  return mix;
}

function gridOf(piece: Piece, barCount: number): Grid {
  return {
    tempoBpm: piece.tempoBpm,
    beatsPerBar: piece.beatsPerBar,
    startSeconds,
    swingPairBeats: piece.swing.pairBeats,
    swingRatio: piece.swing.ratio,
    slowFromBeat: (barCount - piece.ritardando.bars) * piece.beatsPerBar,
    slowPerBeat: piece.ritardando.perBeat,
    lastBeat: barCount * piece.beatsPerBar,
    ringSeconds: piece.tailSeconds - 0.5,
  };
}

/** Fader, and a ring-out by the cube of the time left: 18 dB down half-way, 60 dB at a tenth. */
function finish(
  mix: StereoBuffer,
  { gain, fadeFrames }: { readonly gain: number; readonly fadeFrames: number },
): void {
  const frames = mix.left.length;
  for (let i = 0; i < frames; i++) {
    const left = Math.min(1, (frames - 1 - i) / fadeFrames);
    const level = gain * left * left * left;
    mix.left[i] = mix.left[i]! * level;
    mix.right[i] = mix.right[i]! * level;
  }
}
