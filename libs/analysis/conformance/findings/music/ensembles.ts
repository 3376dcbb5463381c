import type { Genre } from './genre.js';
import { between, hat, hiss, kick, pick, pluck, sing, snare } from './instruments.js';
import { pitchHz, play, reverberate, tau, white } from './score.js';

/** Many instruments or voices at once. */
export const ensembles: readonly Genre[] = [
  {
    name: 'an orchestra that swells and falls silent',
    seconds: 14,
    isTonal: true,
    allowed: ['wide-range', 'gap-inside', 'long-start'],
    write(score) {
      const chords = [
        { at: 0.2, seconds: 5.2, keys: [36, 48, 55, 60, 64, 67, 72], swell: 3 },
        { at: 8.2, seconds: 4.2, keys: [38, 45, 57, 62, 65, 69, 77], swell: 1.4 },
      ];
      for (const { at, seconds, keys, swell } of chords) {
        for (const key of keys.flatMap((one) => [one, one, one])) {
          const hz = pitchHz(key) * (1 + 0.004 * (score.random() - 0.5));
          const rate = between(score, 4.8, 6.2);
          const phase = tau * score.random();
          play(score, { at, seconds, level: 0.05, pan: score.random() }, (t) => {
            const turns = hz * t + 0.003 * (hz / rate) * Math.sin(tau * rate * t + phase);
            const level = 10 ** ((-60 * Math.max(0, 1 - t / (swell * 1.5))) / 20);
            let x = 0;
            for (let k = 1; k <= 6; k++) x += Math.sin(tau * k * turns + k * phase) / k ** 1.2;
            return x * level * Math.min(1, t / 0.05, (seconds - t) / 0.25);
          });
        }
      }
      for (const at of [4.4, 11.2]) {
        play(
          score,
          { at, seconds: 1.5, level: 0.7, pan: 0.6 },
          (t) =>
            Math.sin(tau * (73 * t + 0.4 * (1 - Math.exp(-t / 0.03)))) *
            Math.exp(-t / 0.35) *
            Math.min(1, t / 0.001, (1.5 - t) / 0.1),
        );
      }
      reverberate(score, { seconds: 1.1, level: 0.12 });
    },
  },
  {
    name: 'a choir with organ',
    seconds: 10,
    isTonal: true,
    write(score) {
      const chords = [
        [48, 60, 64, 67, 72],
        [53, 57, 60, 65, 69],
        [43, 59, 62, 67, 74],
      ];
      for (let bar = 0; bar < 3; bar++) {
        for (const key of chords[bar]!) {
          const at = 0.2 + 3 * bar;
          for (const cents of [-9, 4]) {
            sing(score, {
              at: at + 0.05 * score.random(),
              seconds: 3,
              hz: pitchHz(key + cents / 100),
              level: 0.06,
              pan: between(score, 0.3, 0.7),
            });
          }
          const hz = pitchHz(key - 12);
          play(
            score,
            { at, seconds: 3.1, level: 0.05 },
            (t) =>
              [1, 2, 4, 6].reduce((sum, k) => sum + Math.sin(tau * k * hz * t) / k, 0) *
              Math.min(1, t / 0.04, (3.1 - t) / 0.06),
          );
        }
      }
      reverberate(score, { seconds: 1.6, level: 0.08 });
    },
  },
  {
    name: 'a string quartet',
    seconds: 11,
    isTonal: true,
    isSparse: true,
    allowed: ['balance', 'low-side'],
    write(score) {
      for (const [i, low] of [36, 48, 57, 64].entries()) {
        let at = 0.3 + 0.1 * score.random();
        while (at < 9.3) {
          const length = pick(score, [0.35, 0.7, 1.4]);
          const hz = pitchHz(low + pick(score, [0, 2, 4, 5, 7, 9, 12]));
          const rate = between(score, 5, 6.4);
          const isPizzicato = score.random() < 0.2;
          const pan = 0.3 + 0.13 * i;
          if (isPizzicato) {
            pluck(score, { at, seconds: length, hz, level: 0.3, pan, brightHz: 2500 });
          } else {
            const bow = white(score.random);
            play(score, { at, seconds: length, level: 0.16, pan }, (t) => {
              const turns = hz * t + 0.004 * (hz / rate) * Math.sin(tau * rate * t);
              let x = 0.01 * bow();
              for (let k = 1; k <= 12; k++) x += Math.sin(tau * k * turns) / k ** 1.1;
              return x * Math.min(1, t / 0.06, (length - t) / 0.09);
            });
          }
          at += length + (score.random() < 0.15 ? 0.5 : 0);
        }
      }
      reverberate(score, { seconds: 0.9, level: 0.07 });
      hiss(score, -84);
    },
  },
  {
    name: 'a big band',
    seconds: 9,
    isBright: true,
    write(score) {
      for (let beat = 0; beat < 17; beat++) {
        const at = 0.2 + 0.5 * beat;
        hat(score, at, 0.2, 0.2);
        hat(score, at + 0.34, 0.12, 0.06);
        if (beat % 2 === 1) snare(score, at, 0.3);
        if (beat % 4 === 0) kick(score, at, 0.6);
        const bass = pitchHz(pick(score, [36, 38, 40, 41, 43, 45]));
        play(
          score,
          { at, seconds: 0.48, level: 0.4 },
          (t) =>
            (Math.sin(tau * bass * t) + 0.4 * Math.sin(tau * 2 * bass * t)) *
            Math.exp(-t / 0.4) *
            Math.min(1, t / 0.008, (0.48 - t) / 0.03),
        );
        if (score.random() < 0.6) {
          const root = pick(score, [58, 60, 63, 65]);
          const length = pick(score, [0.12, 0.2, 0.45]);
          for (const key of [root, root + 4, root + 7, root + 10, root + 14]) {
            const hz = pitchHz(key) * (1 + 0.003 * (score.random() - 0.5));
            const brass = { at: at + 0.33, seconds: length, level: 0.1, pan: score.random() };
            play(score, brass, (t) => {
              const bright = Math.min(1, t / 0.025);
              let x = 0;
              for (let k = 1; k <= 14; k++)
                x += (Math.sin(tau * k * hz * t) / k) * bright ** (k / 3);
              return x * Math.min(1, t / 0.012, (length - t) / 0.03);
            });
          }
        }
      }
      reverberate(score, { seconds: 0.5, level: 0.05 });
    },
  },
];
