import type { Genre } from './genre.js';
import { between, hat, kick, pick, snare } from './instruments.js';
import { filter, pitchHz, play, saw, tau } from './score.js';

/** Its edges and silences are meant. */
export const cutUpMusic: readonly Genre[] = [
  {
    name: 'chiptune',
    seconds: 8,
    isCut: true,
    isBright: true,
    allowed: ['squashed', 'false-stereo', 'balance'],
    write(score) {
      const { random } = score;
      for (let step = 0; step < 64; step++) {
        const at = 0.125 * step;
        const hz = pitchHz(pick(score, [69, 72, 76, 81, 84]));
        const duty = pick(score, [0.125, 0.25, 0.5]);
        if (random() < 0.85) {
          play(score, { at, seconds: 0.11, level: 0.4, pan: 0.45 }, (t) =>
            hz * t - Math.floor(hz * t) < duty ? 1 : -1,
          );
        }
        const bass = pitchHz([33, 33, 36, 31][(step >> 4) % 4]! + 12);
        play(score, { at, seconds: 0.12, level: 0.5, pan: 0.52 }, (t) => {
          const turns = bass * t - Math.floor(bass * t);
          return (Math.round(15 * Math.abs(2 * turns - 1)) - 7.5) / 7.5;
        });
        if (step % 4 === 2) {
          let held = 0;
          let left = 0;
          play(score, { at, seconds: 0.09, level: 0.35, pan: 0.5 }, (t) => {
            if (left-- <= 0) {
              left = Math.round(score.sampleRateHz / 14_000);
              held = random() < 0.5 ? 1 : -1;
            }
            return held * (Math.ceil(15 * (1 - t / 0.09)) / 15);
          });
        }
      }
    },
  },
  {
    name: 'a gated synth',
    seconds: 8,
    isTonal: true,
    isCut: true,
    allowed: ['squashed', 'balance', 'low-side'],
    write(score) {
      const ramp = between(score, 0.0003, 0.003);
      const voices = [45, 57, 60, 64, 69].flatMap((key) =>
        [-7, 7].map((cents) => ({
          hz: pitchHz(key + cents / 100),
          phase: score.random(),
          pan: between(score, 0.2, 0.8),
        })),
      );
      const pattern = Array.from({ length: 16 }, () => (score.random() < 0.7 ? 1 : 0));
      for (const { hz, phase, pan } of voices) {
        play(score, { at: 0, seconds: 8, level: 0.1, pan }, (t) => {
          const at = t % 0.125;
          const on = pattern[Math.floor(t / 0.125) % 16]!;
          const gate = on * Math.max(0, Math.min(1, at / ramp, (0.1 - at) / ramp));
          return gate === 0 ? 0 : gate * (Math.sin(tau * hz * t) + 0.4 * saw(hz * t + phase));
        });
      }
      for (const samples of [score.left, score.right]) {
        filter(samples, 'low', { hz: 7000, sampleRateHz: score.sampleRateHz });
      }
    },
  },
  {
    name: 'glitch edits',
    seconds: 9,
    isCut: true,
    allowed: ['squashed'],
    write(score) {
      const { sampleRateHz, left, right, random } = score;
      for (let beat = 0; beat * 0.2 < score.seconds; beat++) {
        if (beat % 4 === 0) kick(score, 0.2 * beat, 0.9);
        if (beat % 4 === 2) snare(score, 0.2 * beat, 0.7);
        hat(score, 0.2 * beat + 0.1, 0.4);
      }
      const hz = pitchHz(pick(score, [57, 60, 62]));
      play(
        score,
        { at: 0, seconds: score.seconds, level: 0.3 },
        (t) =>
          Math.sin(tau * hz * t + 2 * Math.sin(tau * 1.5 * hz * t)) * (0.6 + 0.4 * saw(1.25 * t)),
      );
      // Stutters: a slice again and again, backwards, held, or cut out.
      for (let at = 0.5; at < score.seconds - 1.2; at += between(score, 0.2, 0.7)) {
        const first = Math.round(at * sampleRateHz);
        const slice = Math.round(between(score, 0.012, 0.06) * sampleRateHz);
        const times = 2 + Math.floor(5 * random());
        const kind = random();
        for (const samples of [left, right]) {
          const source = samples.slice(first, first + slice);
          for (let i = 0; i < slice * times && first + i < samples.length; i++) {
            const j = i % slice;
            const turn = Math.floor(i / slice);
            if (kind < 0.4) samples[first + i] = source[j]!;
            else if (kind < 0.6) samples[first + i] = source[slice - 1 - j]!;
            else if (kind < 0.8) samples[first + i] = turn % 2 === 0 ? samples[first + i]! : 0;
            else samples[first + i] = source[j - (j % 12)]!;
          }
        }
      }
    },
  },
  {
    name: 'clicks and sine tones as music',
    seconds: 9,
    isCut: true,
    allowed: ['squashed', 'wide-range', 'false-stereo', 'gap-inside', 'click', 'edit'],
    write(score) {
      for (let step = 0; step * 0.125 < 8.5; step++) {
        if (score.random() < 0.6) {
          const frames = pick(score, [1, 2, 4]);
          play(
            score,
            { at: 0.2 + 0.125 * step, seconds: frames / score.sampleRateHz, level: 0.7 },
            () => 1,
          );
        }
        if (score.random() < 0.2) {
          const hz = pick(score, [220, 1000, 6000, 11_000]);
          play(score, { at: 0.2 + 0.125 * step, seconds: 0.125, level: 0.15 }, (t) =>
            Math.sin(tau * hz * t),
          );
        }
      }
    },
  },
];
