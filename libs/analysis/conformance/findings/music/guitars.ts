import type { Genre } from './genre.js';
import { between, hat, kick, pick, pluck, snare } from './instruments.js';
import { filter, pitchHz, play, saw, shape, tau, white } from './score.js';

/** Loud and driven. */
export const guitarMusic: readonly Genre[] = [
  {
    name: 'dense distorted guitars',
    seconds: 8,
    isBright: true,
    allowed: ['squashed', 'low-side'],
    write(score) {
      const { sampleRateHz, left, right } = score;
      const roots = [40, 40, 43, 38].map((key) => pitchHz(key));
      const sides = [left, right].map((_, side) => {
        const raw = new Float32Array(left.length);
        const detune = 1 + 0.003 * (side - 0.5) + 0.001 * score.random();
        const offset = 0.004 * score.random();
        shape(raw, (_, n) => {
          const t = n / sampleRateHz + offset;
          const root = roots[Math.floor(t / 2) % 4]! * detune;
          const stroke = t % 0.25;
          const chord = saw(root * t) + saw(1.4983 * root * t) + 0.7 * saw(2 * root * t);
          return Math.tanh(3 * chord * Math.exp(-stroke / 0.3) * Math.min(1, stroke / 0.002));
        });
        filter(raw, 'low', { hz: 5200, sampleRateHz });
        filter(raw, 'low', { hz: 6500, sampleRateHz });
        filter(raw, 'high', { hz: 90, sampleRateHz });
        return raw;
      });
      [left, right].forEach((samples, side) =>
        shape(samples, (x, n) => x + 0.4 * sides[side]![n]!),
      );
      play(score, { at: 0, seconds: score.seconds, level: 0.35 }, (t) =>
        Math.tanh(2 * saw((roots[Math.floor(t / 2) % 4]! / 2) * t)),
      );
      for (let beat = 0; beat * 0.25 < score.seconds; beat++) {
        const at = 0.25 * beat;
        if (beat % 4 === 0 || beat % 8 === 3) kick(score, at, 0.9);
        if (beat % 4 === 2) snare(score, at, 0.9);
        if (beat % 2 === 0) hat(score, at, 0.35, beat % 16 === 0 ? 0.6 : 0.15);
      }
      for (const samples of [left, right]) shape(samples, (x) => Math.tanh(0.8 * x));
    },
  },
  {
    name: 'blast beats',
    seconds: 8,
    isBright: true,
    allowed: ['squashed', 'low-side', 'sub'],
    write(score) {
      const { sampleRateHz, left, right } = score;
      for (let step = 0; step * 0.075 < score.seconds; step++) {
        kick(score, step * 0.075, 0.7);
        if (step % 2 === 1) snare(score, step * 0.075, 0.6);
        if (step % 2 === 0) hat(score, step * 0.075, 0.25, 0.05);
      }
      [left, right].forEach((samples, side) => {
        const guitar = new Float32Array(samples.length);
        const offset = score.random();
        shape(guitar, (_, n) => {
          const t = n / sampleRateHz + 0.01 * offset;
          const root =
            pitchHz([40, 41, 38, 44][Math.floor(t / 1.2) % 4]! + 12) * (1 + 0.002 * side);
          const stroke = t % 0.075;
          return Math.tanh(6 * (saw(root * t) + saw(1.5 * root * t)) * Math.min(1, stroke / 0.003));
        });
        filter(guitar, 'low', { hz: 6000, sampleRateHz });
        filter(guitar, 'high', { hz: 120, sampleRateHz });
        shape(samples, (x, n) => Math.tanh(0.7 * (x + 0.4 * guitar[n]!)));
      });
    },
  },
  {
    name: 'fuzz and feedback',
    seconds: 9,
    isBright: true,
    allowed: ['squashed', 'low-side'],
    write(score) {
      const { sampleRateHz, left, right } = score;
      const sides = [left, right].map((samples, side) => {
        const fuzz = new Float32Array(samples.length);
        shape(fuzz, (_, n) => {
          const t = n / sampleRateHz;
          const root = pitchHz([33, 36, 31, 38][Math.floor(t / 2.2) % 4]!) * (1 + 0.002 * side);
          // A pedal cuts the wave hard, before the loudspeaker.
          return Math.max(-0.5, Math.min(0.5, 4 * (saw(root * t) + 0.7 * saw(2.003 * root * t))));
        });
        filter(fuzz, 'low', { hz: 4500, sampleRateHz });
        filter(fuzz, 'high', { hz: 100, sampleRateHz });
        return fuzz;
      });
      [left, right].forEach((x, side) => shape(x, (_, n) => 0.6 * sides[side]![n]!));
      const howl = between(score, 900, 1700);
      play(
        score,
        { at: 3, seconds: 5, level: 0.3, pan: 0.4 },
        (t) => Math.sin(tau * (howl * t + 8 * t * t)) * Math.min(1, (t / 3) ** 2, (5 - t) / 0.5),
      );
      for (let beat = 0; beat < 22; beat++) {
        if (beat % 2 === 0) kick(score, 0.4 * beat, 0.9);
        else snare(score, 0.4 * beat, 0.8);
        hat(score, 0.4 * beat, 0.3, 0.25);
      }
    },
  },
  {
    name: 'slap bass and clavinet',
    seconds: 8,
    isTonal: true,
    allowed: ['balance'],
    write(score) {
      for (let step = 0; step * 0.15 < 7.4; step++) {
        const at = 0.2 + 0.15 * step;
        if (score.random() < 0.6) {
          const hz = pitchHz(pick(score, [28, 31, 33, 40]));
          const noise = white(score.random);
          const isSlap = score.random() < 0.5;
          // The string hits the frets: two thousandths of a second of rattle.
          play(
            score,
            { at, seconds: 0.14, level: 0.5 },
            (t) =>
              (saw(hz * t) * Math.exp(-t / 0.09) +
                (isSlap ? 0.8 * noise() * Math.exp(-t / 0.002) : 0)) *
              Math.min(1, t / 0.0005, (0.14 - t) / 0.01),
          );
        }
        if (score.random() < 0.5) {
          const hz = pitchHz(pick(score, [52, 55, 57, 59]));
          pluck(score, { at, seconds: 0.13, hz, level: 0.3, pan: 0.6, brightHz: 7000 });
        }
      }
      for (const samples of [score.left, score.right]) {
        filter(samples, 'low', { hz: 9000, sampleRateHz: score.sampleRateHz });
      }
    },
  },
];
