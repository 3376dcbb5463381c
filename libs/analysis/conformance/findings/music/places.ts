import type { Genre } from './genre.js';
import { between, hiss, pick, pluck, snare } from './instruments.js';
import { filter, pitchHz, play, reverberate, shape, soften, tau, white } from './score.js';

/** What is around the music is part of it. */
export const places: readonly Genre[] = [
  {
    name: 'a worn tape',
    seconds: 9,
    isTonal: true,
    allowed: ['noise', 'cut-start', 'cut-end'],
    write(score) {
      const { sampleRateHz } = score;
      const drift = between(score, 0.4, 0.8);
      for (let bar = 0; bar < 5; bar++) {
        const keys = pick(score, [
          [45, 57, 60, 64],
          [41, 53, 57, 60],
          [43, 55, 59, 62],
        ]);
        for (const key of keys) {
          const hz = pitchHz(key);
          play(
            score,
            { at: 0.2 + 1.8 * bar, seconds: 1.9, level: 0.2, pan: between(score, 0.4, 0.6) },
            (t) => {
              const now = t + 1.8 * bar;
              const turns =
                hz * (t + 0.0006 * Math.sin(tau * drift * now) + 2e-5 * Math.sin(tau * 9 * now));
              return (
                Math.sin(tau * turns + 1.2 * Math.exp(-t / 0.4) * Math.sin(tau * 2 * turns)) *
                Math.exp(-t / 0.9) *
                Math.min(1, t / 0.004, (1.9 - t) / 0.1)
              );
            },
          );
        }
        snare(score, 1.1 + 1.8 * bar, 0.25);
      }
      for (const samples of [score.left, score.right]) shape(samples, (x) => Math.tanh(1.2 * x));
      hiss(score, -46, 9000);
      for (const samples of [score.left, score.right]) {
        soften(samples, 12_000, sampleRateHz);
        soften(samples, 12_000, sampleRateHz);
      }
    },
  },
  {
    name: 'ambient drones and drops of water',
    seconds: 12,
    isTonal: true,
    isSparse: true,
    allowed: ['balance', 'low-side'],
    write(score) {
      for (const key of [33, 40, 45, 52, 57, 61, 64]) {
        const hz = pitchHz(key) * (1 + 0.002 * score.random());
        const slow = between(score, 0.05, 0.2);
        const phase = tau * score.random();
        play(
          score,
          { at: 0, seconds: 12, level: 0.08, pan: score.random() },
          (t) =>
            (0.7 + 0.3 * Math.sin(tau * slow * t + phase)) *
            (Math.sin(tau * hz * t + phase) + 0.3 * Math.sin(tau * 2 * hz * t)) *
            Math.max(0, Math.min(1, t / 2.5, (11 - t) / 3)),
        );
      }
      for (let at = 1.5; at < 11; at += between(score, 0.7, 2.4)) {
        const hz = between(score, 1800, 5200);
        play(
          score,
          { at, seconds: 0.06, level: between(score, 0.05, 0.2), pan: score.random() },
          (t) =>
            Math.sin(tau * (hz * t + 9000 * t * t)) *
            Math.exp(-t / 0.006) *
            Math.min(1, t / 0.0004),
        );
      }
      reverberate(score, { seconds: 0.8, level: 0.08 });
    },
  },
  {
    name: 'a concert with applause',
    seconds: 12,
    isBright: true,
    allowed: ['noise', 'wide-range'],
    write(score) {
      const { sampleRateHz, random } = score;
      const noise = white(random);
      for (let at = 0.2; at < 7; at += pick(score, [0.3, 0.6])) {
        const hz = pitchHz(pick(score, [45, 52, 57, 61, 64]));
        pluck(score, { at, seconds: 1.5, hz, level: 0.5, pan: 0.45, brightHz: 3000 });
        if (random() < 0.3) snare(score, at + 0.15, 0.4);
      }
      reverberate(score, { seconds: 1.2, level: 0.12 });
      // Hands clap: short, everywhere, more and then fewer.
      for (let clap = 0; clap < 900; clap++) {
        const at = 6.8 + 4.6 * random() ** 1.3;
        play(
          score,
          { at, seconds: 0.015, level: 0.3 * random() ** 2, pan: random() },
          (t) => noise() * Math.exp(-t / 0.003),
        );
      }
      for (const samples of [score.left, score.right]) {
        filter(samples, 'low', { hz: 14_000, sampleRateHz });
      }
      hiss(score, -66);
    },
  },
  {
    name: 'rain, thunder and birds',
    seconds: 11,
    isBright: true,
    allowed: ['noise', 'sub', 'cut-start', 'cut-end', 'squashed', 'wide-range', 'balance'],
    write(score) {
      const { sampleRateHz, left, right, random } = score;
      for (const samples of [left, right]) {
        const rain = samples.map(white(random));
        filter(rain, 'high', { hz: 900, sampleRateHz });
        shape(samples, (_, n) => 0.02 * rain[n]!);
      }
      for (let drop = 0; drop < 260; drop++) {
        const hz = between(score, 1500, 7000);
        const note = { at: 11 * random(), seconds: 0.02, level: 0.12 * random(), pan: random() };
        play(score, note, (t) => Math.sin(tau * hz * t) * Math.exp(-t / 0.002));
      }
      const rumble = Float32Array.from(left, white(random));
      filter(rumble, 'low', { hz: 90, sampleRateHz });
      filter(rumble, 'low', { hz: 140, sampleRateHz });
      const strike = between(score, 3, 5);
      [left, right].forEach((x) =>
        shape(x, (y, n) => {
          const t = n / sampleRateHz - strike;
          return y + (t < 0 ? 0 : 8 * rumble[n]! * Math.min(1, t / 0.15) * Math.exp(-t / 1.6));
        }),
      );
      for (let at = 0.7; at < 10; at += between(score, 0.8, 2)) {
        const hz = between(score, 2600, 4200);
        for (let note = 0; note < 4; note++) {
          play(
            score,
            { at: at + 0.09 * note, seconds: 0.06, level: 0.15, pan: 0.7 },
            (t) => Math.sin(tau * (hz * t + 14_000 * t * t)) * Math.sin((Math.PI * t) / 0.06),
          );
        }
      }
    },
  },
];
