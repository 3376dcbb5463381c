import { describe, expect, it } from 'vitest';
import { createStereoBuffer } from '../mix/stereo-buffer.js';
import { frequencyHzOf } from '../music/pitch.js';
import { createRandom } from '../music/random.js';
import { playPiano } from './electric-piano.js';
import { playString } from './plucked-string.js';
import { createSoundKit } from './sound-kit.js';
import { leadPatch, padPatch } from './voice-patches.js';
import { playVoice } from './voice.js';

const sampleRateHz = 44_100;
const random = createRandom(1);
const kit = createSoundKit({ sampleRateHz, random });

/** The pitch near `aboutHz`, by where the windowed spectrum of 1 s peaks. */
function pitchHz(samples: Float32Array, aboutHz: number): number {
  const second = Float64Array.from(samples.subarray(2000, 2000 + sampleRateHz));
  const windowed = second.map((x, t) => x * (1 - Math.cos((2 * Math.PI * t) / sampleRateHz)));
  let best = { hz: 0, power: 0 };
  for (let cents = -60; cents <= 60; cents += 1) {
    const hz = aboutHz * 2 ** (cents / 1200);
    const [c, s] = [Math.cos, Math.sin].map((of) => of((2 * Math.PI * hz) / sampleRateHz));
    let re = 0;
    let im = 0;
    // By Horner's rule, from the last sample back: each step turns what came after it once.
    for (let t = sampleRateHz - 1; t >= 0; t--) {
      const turned = re * c! - im * s! + windowed[t]!;
      im = re * s! + im * c!;
      re = turned;
    }
    const power = re * re + im * im;
    if (power > best.power) best = { hz, power };
  }
  return best.hz;
}

function note(midi: number) {
  return { startSeconds: 0, durationSeconds: 1.4, midi, velocity: 0.9 };
}

function off(measuredHz: number, midi: number): number {
  return Math.abs(1200 * Math.log2(measuredHz / frequencyHzOf(midi)));
}

describe('instruments', () => {
  it.each([45, 69])('sound at the pitch written (MIDI %i)', (midi) => {
    const players = {
      string: (stem: ReturnType<typeof createStereoBuffer>) =>
        playString(
          stem,
          { ringSeconds: 6, brightness: 0.7, pan: 0, dampSeconds: 0.2 },
          { kit, note: note(midi), random },
        ),
      piano: (stem: ReturnType<typeof createStereoBuffer>) =>
        playPiano(
          stem,
          { bodyIndex: 0.2, tineLinear: 0.1, decaySeconds: 1, releaseSeconds: 0.1 },
          { kit, note: note(midi) },
        ),
      pad: (stem: ReturnType<typeof createStereoBuffer>) =>
        playVoice(stem, { ...padPatch, unison: 1, spread: 0 }, { kit, note: note(midi), random }),
    };
    for (const [name, play] of Object.entries(players)) {
      const stem = createStereoBuffer(1.6 * sampleRateHz);
      play(stem);
      expect(off(pitchHz(stem.left, frequencyHzOf(midi)), midi), name).toBeLessThan(2.5);
    }
  });

  it('make no aliases: no harmonic of a high saw is folded back', () => {
    const stem = createStereoBuffer(2 * sampleRateHz);
    const steady = {
      ...leadPatch,
      unison: 1,
      spread: 0,
      vibratoCents: 0,
      scoopCents: 0,
      sweepOctaves: 0,
      cutoffHz: 18_000,
      amplitude: { attackSeconds: 0.01, decaySeconds: 1, sustainLinear: 1, releaseSeconds: 0.01 },
    };
    playVoice(stem, steady, { kit, note: { ...note(96), durationSeconds: 2 }, random });
    const levelAt = (hz: number) => {
      let re = 0;
      let im = 0;
      for (let t = 0; t < sampleRateHz; t++) {
        // Blackman: leakage below −70 dB some bins away.
        const x = (2 * Math.PI * t) / sampleRateHz;
        const window = 0.42 - 0.5 * Math.cos(x) + 0.08 * Math.cos(2 * x);
        re += window * stem.left[t + 4000]! * Math.cos(hz * x);
        im += window * stem.left[t + 4000]! * Math.sin(hz * x);
      }
      return 10 * Math.log10(re * re + im * im);
    };
    const fundamentalHz = frequencyHzOf(96);
    const fundamentalDb = levelAt(fundamentalHz);
    for (let k = 11; k < 32; k++) {
      // Where the k-th harmonic would be folded to.
      const foldedHz = Math.abs(sampleRateHz - k * fundamentalHz);
      expect(levelAt(foldedHz) - fundamentalDb, `harmonic ${k}`).toBeLessThan(-60);
    }
  });

  it('fall silent after the note, without a click at its end', () => {
    const stem = createStereoBuffer(4 * sampleRateHz);
    playVoice(stem, padPatch, { kit, note: note(57), random });
    let last = stem.left.length - 1;
    while (stem.left[last] === 0) last--;
    expect(last / sampleRateHz).toBeLessThan(3);
    expect(Math.abs(stem.left[last]!)).toBeLessThan(1e-4);
  });

  it('stop at the end of a short stem instead of writing past it', () => {
    const stem = createStereoBuffer(1000);
    playVoice(stem, padPatch, { kit, note: note(57), random });
    expect(stem.left.length).toBe(1000);
    expect(stem.left[999]).not.toBe(0);
  });
});
