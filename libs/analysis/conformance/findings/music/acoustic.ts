import type { Genre } from './genre.js';
import { between, hat, hiss, pick } from './instruments.js';
import { pitchHz, play, reverberate, soften, tau, white } from './score.js';

/** A few instruments, near. */
export const acousticMusic: readonly Genre[] = [
  {
    name: 'sparse piano',
    seconds: 12,
    isTonal: true,
    isSparse: true,
    write(score) {
      for (let at = 0.3; at < 9; at += between(score, 0.5, 1.9)) {
        const hz = pitchHz(pick(score, [40, 45, 52, 57, 60, 64, 67, 72, 76]));
        const level = between(score, 0.1, 0.5);
        const pan = between(score, 0.35, 0.65);
        const noise = white(score.random);
        const phases = Array.from({ length: 9 }, () => tau * score.random());
        play(score, { at, seconds: 3, level, pan }, (t) => {
          let x = 0.15 * noise() * Math.exp(-t / 0.003);
          for (let k = 1; k < phases.length; k++) {
            const partial = k * hz * Math.sqrt(1 + 0.0004 * k * k);
            x +=
              (Math.sin(tau * partial * t + phases[k]!) * Math.exp(-t * (1.1 + 0.9 * k))) /
              k ** 1.3;
          }
          return x * Math.min(1, t / 0.0015) * Math.min(1, (3 - t) / 0.2);
        });
      }
      hiss(score, -88);
    },
  },
  {
    name: 'strummed strings',
    seconds: 9,
    isTonal: true,
    isBright: true,
    write(score) {
      const { sampleRateHz, random } = score;
      const chords = [
        [40, 47, 52, 56, 59, 64],
        [45, 52, 57, 61, 64],
        [38, 45, 50, 54, 57, 62],
      ];
      for (let stroke = 0; stroke < 12; stroke++) {
        const chord = chords[Math.floor(stroke / 4) % 3]!;
        chord.forEach((key, string) => {
          const period = sampleRateHz / pitchHz(key);
          const line = Float32Array.from({ length: Math.floor(period) }, white(random));
          soften(line, 6000, sampleRateHz);
          let at = 0;
          const start = 0.25 + 0.68 * stroke + 0.012 * string + 0.01 * random();
          play(score, { at: start, seconds: 1.4, level: 0.3, pan: 0.4 + 0.04 * string }, (t) => {
            const next = (at + 1) % line.length;
            const x = line[at]!;
            line[at] = 0.4985 * (x + line[next]!);
            at = next;
            return x * Math.min(1, t / 0.0006, (1.4 - t) / 0.1);
          });
        });
      }
      // A finger on a wound string.
      const squeak = white(random);
      for (const at of [3.1, 5.9]) {
        const whistle = between(score, 1500, 2500);
        play(
          score,
          { at, seconds: 0.12, level: 0.06 },
          (t) =>
            (0.4 * squeak() + Math.sin(tau * (whistle * t + 4000 * t * t))) *
            Math.sin((Math.PI * t) / 0.12),
        );
      }
      hiss(score, -80);
    },
  },
  {
    name: 'a soft jazz trio',
    seconds: 10,
    isTonal: true,
    isBright: true,
    write(score) {
      const noise = white(score.random);
      for (let beat = 0; beat < 18; beat++) {
        const at = 0.2 + 0.5 * beat;
        const hz = pitchHz(pick(score, [33, 36, 38, 40, 43]));
        play(
          score,
          { at, seconds: 0.6, level: 0.45 },
          (t) =>
            (Math.sin(tau * hz * t) +
              0.5 * Math.sin(tau * 2 * hz * t) +
              0.2 * Math.sin(tau * 3 * hz * t)) *
            Math.exp(-t / 0.35) *
            Math.min(1, t / 0.012, (0.6 - t) / 0.08),
        );
        // A brush on the snare, and the ride.
        play(
          score,
          { at, seconds: 0.4, level: 0.05, pan: 0.55 },
          (t) => noise() * Math.sin((Math.PI * t) / 0.4),
        );
        hat(score, at + (beat % 2) * 0.333, 0.06, 0.25);
        if (beat % 3 !== 0) {
          const horn = pitchHz(pick(score, [60, 63, 65, 67, 70]));
          play(score, { at: at + 0.1, seconds: 0.45, level: 0.18, pan: 0.4 }, (t) => {
            let x = 0;
            for (let k = 1; k <= 8; k++) x += Math.sin(tau * k * horn * t) / k;
            return x * Math.min(1, t / 0.03, (0.45 - t) / 0.06);
          });
        }
      }
      reverberate(score, { seconds: 0.6, level: 0.06 });
    },
  },
  {
    name: 'marimba and music box',
    seconds: 9,
    isTonal: true,
    isSparse: true,
    write(score) {
      for (let at = 0.3; at < 8; at += pick(score, [0.15, 0.3, 0.3, 0.45, 0.9])) {
        const hz = pitchHz(pick(score, [53, 57, 60, 62, 65, 69, 72]));
        const isBox = score.random() < 0.4;
        const level = between(score, 0.2, 0.6);
        const noise = white(score.random);
        // The mallet's knock is over in a millisecond.
        play(
          score,
          { at, seconds: 1.6, level, pan: between(score, 0.3, 0.7) },
          (t) =>
            (Math.sin(tau * hz * (isBox ? 4 : 1) * t) * Math.exp(-t / (isBox ? 0.5 : 0.2)) +
              0.3 * Math.sin(tau * hz * (isBox ? 10.9 : 3.93) * t) * Math.exp(-t / 0.04) +
              0.25 * noise() * Math.exp(-t / 0.0007)) *
            Math.min(1, (1.6 - t) / 0.2),
        );
      }
      hiss(score, -90);
    },
  },
];
