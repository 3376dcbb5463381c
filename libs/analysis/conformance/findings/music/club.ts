import type { Genre } from './genre.js';
import { between, hat, hiss, kick, pick, sing, snare } from './instruments.js';
import { pitchHz, play, saw, tau, white } from './score.js';

/** Made of beats and basses. */
export const clubMusic: readonly Genre[] = [
  {
    name: 'electronic dance music with a side chain',
    seconds: 8,
    isBright: true,
    allowed: ['squashed'],
    write(score) {
      const voices = [53, 56, 60, 65, 68].flatMap((key) =>
        [-12, -5, 0, 6, 11].map((cents) => ({
          hz: pitchHz(key + cents / 100),
          phase: score.random(),
          pan: score.random(),
        })),
      );
      for (const { hz, phase, pan } of voices) {
        play(
          score,
          { at: 0, seconds: 8, level: 0.06, pan },
          (t) => saw(hz * t + phase) * Math.min(1, ((t % 0.5) / 0.32) ** 2 + 0.02),
        );
      }
      play(
        score,
        { at: 0, seconds: 8, level: 0.5 },
        (t) => Math.sin(tau * pitchHz(29) * t) * Math.min(1, ((t % 0.5) / 0.2) ** 2),
      );
      for (let beat = 0; beat < 16; beat++) {
        kick(score, 0.5 * beat, 1);
        hat(score, 0.5 * beat + 0.25, 0.4, 0.08);
        if (beat % 2 === 1) snare(score, 0.5 * beat, 0.5);
      }
      const noise = white(score.random);
      play(score, { at: 4, seconds: 4, level: 0.12 }, (t) => noise() * (t / 4) ** 2);
    },
  },
  {
    name: 'trap with a driven 808',
    seconds: 8,
    isBright: true,
    allowed: ['squashed'],
    write(score) {
      for (const [i, at] of [0, 1.5, 2, 3.25, 4, 5.5, 6, 7.25].entries()) {
        const hz = pitchHz([29, 29, 32, 27][i % 4]!);
        play(
          score,
          { at, seconds: 0.9, level: 0.7 },
          (t) =>
            Math.tanh(
              2.5 * Math.sin(tau * (hz * t + 1.5 * (1 - Math.exp(-t / 0.02)))) * Math.exp(-t / 0.5),
            ) * Math.min(1, t / 0.001, (0.9 - t) / 0.02),
        );
      }
      for (let at = 0; at < score.seconds;) {
        const step = pick(score, [0.125, 0.125, 0.0625, 0.0417]);
        for (let i = 0; i < 4; i++, at += step) hat(score, at, between(score, 0.1, 0.25), 0.012);
      }
      for (let bar = 0; bar < 8; bar++) snare(score, 0.5 + bar, 0.7);
      const keys = [72, 75, 79, 80].map((key) => pitchHz(key));
      play(score, { at: 0, seconds: 8, level: 0.12, pan: 0.6 }, (t) => {
        const at = t % 0.25;
        return (
          Math.sin(tau * keys[Math.floor(t / 0.25) % 4]! * t) *
          Math.exp(-at / 0.15) *
          Math.min(1, at / 0.003)
        );
      });
    },
  },
  {
    name: 'house with claps and chopped voices',
    seconds: 8,
    isBright: true,
    allowed: ['squashed'],
    write(score) {
      const noise = white(score.random);
      for (let beat = 0; beat < 16; beat++) {
        kick(score, 0.5 * beat, 1);
        hat(score, 0.5 * beat + 0.25, 0.35, 0.1);
        if (beat % 2 === 1) {
          for (const [i, late] of [0, 0.009, 0.019, 0.03].entries()) {
            play(
              score,
              { at: 0.5 * beat + late, seconds: i === 3 ? 0.2 : 0.01, level: 0.4 },
              (t) => noise() * Math.exp(-t / (i === 3 ? 0.05 : 0.003)),
            );
          }
        }
        if (score.random() < 0.7) {
          for (const key of [57, 60, 64, 67]) {
            const hz = pitchHz(key);
            play(
              score,
              { at: 0.5 * beat + 0.25, seconds: 0.3, level: 0.12, pan: between(score, 0.3, 0.7) },
              (t) =>
                [1, 2, 3, 4, 5].reduce((sum, k) => sum + Math.sin(tau * k * hz * t) / k, 0) *
                Math.exp(-t / 0.12) *
                Math.min(1, t / 0.001, (0.3 - t) / 0.02),
            );
          }
        }
        if (beat % 4 === 3) {
          for (let chop = 0; chop < 4; chop++) {
            sing(score, {
              at: 0.5 * beat + 0.125 * chop,
              seconds: 0.1,
              hz: pitchHz(64 + 3 * (chop % 2)),
              level: 0.2,
              pan: 0.5,
            });
          }
        }
      }
    },
  },
  {
    name: 'dub with echoes',
    seconds: 10,
    isBright: true,
    allowed: ['squashed', 'sub', 'balance'],
    write(score) {
      const { sampleRateHz, left, right } = score;
      for (let beat = 0; beat < 12; beat++) {
        const at = 0.2 + 0.8 * beat;
        kick(score, at + 0.4, 0.9);
        play(
          score,
          { at: at + 0.4, seconds: 0.02, level: 0.5, pan: 0.6 },
          (t) => Math.sin(tau * 1900 * t) * Math.exp(-t / 0.004),
        );
        const hz = pitchHz(pick(score, [55, 57, 60]));
        if (score.random() < 0.7) {
          play(
            score,
            { at: at + 0.2, seconds: 0.09, level: 0.4, pan: 0.35 },
            (t) =>
              (saw(hz * t) + saw(1.26 * hz * t) + saw(1.5 * hz * t)) *
              Math.min(1, t / 0.002, (0.09 - t) / 0.004),
          );
        }
      }
      // A tape echo, on one side more than on the other.
      const late = Math.round(0.3 * sampleRateHz);
      for (let n = late; n < left.length; n++) {
        left[n]! += 0.35 * right[n - late]!;
        right[n]! += 0.5 * left[n - late]!;
      }
      const root = pitchHz(31);
      play(score, { at: 0.2, seconds: 9.5, level: 0.6 }, (t) => {
        const at = t % 0.8;
        const bass = root * [1, 1, 1.2, 0.89][Math.floor(t / 0.8) % 4]!;
        return (
          (Math.sin(tau * bass * t) + 0.25 * Math.sin(tau * 2 * bass * t)) *
          Math.min(1, at / 0.01, (0.72 - at) / 0.03 > 0 ? (0.72 - at) / 0.03 : 0)
        );
      });
      hiss(score, -72);
    },
  },
];
