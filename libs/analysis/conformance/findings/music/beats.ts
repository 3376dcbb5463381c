import type { Genre } from './genre.js';
import { between, hat, hiss, kick, pick, snare } from './instruments.js';
import { pitchHz, play, reverberate, saw, soften, tau, white } from './score.js';

/** Mostly drums. */
export const beats: readonly Genre[] = [
  {
    name: 'solo percussion',
    seconds: 10,
    isSparse: true,
    isBright: true,
    allowed: ['balance'],
    write(score) {
      const noise = white(score.random);
      for (let at = 0.3; at < 9; at += pick(score, [0.12, 0.25, 0.25, 0.5, 0.75, 1.1])) {
        const level = between(score, 0.15, 1);
        const pan = between(score, 0.3, 0.7);
        const hz = pick(score, [82, 110, 165, 420, 560, 800, 2500]);
        const length = between(score, 0.01, 0.15);
        const wood = score.random() < 0.5 ? 0.1 : 0.8;
        // Full on its first sample: nothing is as hard as a rim.
        play(
          score,
          { at, seconds: 8 * length, level, pan },
          (t) =>
            Math.exp(-t / length) * (Math.cos(tau * hz * t) + wood * noise() * Math.exp(-t / 0.01)),
        );
      }
      reverberate(score, { seconds: 0.25, level: 0.05, darkHz: 9000 });
    },
  },
  {
    name: 'sliced break beats',
    seconds: 8,
    isBright: true,
    isCut: true,
    allowed: ['squashed', 'low-side'],
    write(score) {
      const { sampleRateHz, left, right, random } = score;
      for (let step = 0; step < 32; step++) {
        const at = 0.1 * step;
        if ([0, 4, 10, 11, 18, 20, 26].includes(step)) kick(score, at, 0.9);
        if ([2, 7, 9, 12, 15, 22, 28].includes(step)) snare(score, at, between(score, 0.2, 0.8));
        hat(score, at, between(score, 0.1, 0.4), 0.04);
      }
      // The loop of 3.2 s is cut in slices of a tenth, put together anew without any fade.
      const slice = Math.round(0.1 * sampleRateHz);
      for (const samples of [left, right]) samples.copyWithin(32 * slice, 0, 32 * slice);
      const source = [left, right].map((x) => x.slice(0, 32 * slice));
      for (let to = 32; (to + 1) * slice < left.length; to++) {
        const from = Math.floor(32 * random());
        [left, right].forEach((x, c) =>
          x.set(source[c]!.subarray(from * slice, (from + 1) * slice), to * slice),
        );
      }
      const reese = pitchHz(33);
      for (const [cents, pan] of [
        [-14, 0.3],
        [3, 0.5],
        [15, 0.7],
      ] as const) {
        const hz = reese * 2 ** (cents / 1200);
        play(score, { at: 0, seconds: 8, level: 0.12, pan }, (t) => saw(hz * t));
      }
    },
  },
  {
    name: 'hip-hop over a dusty loop',
    seconds: 9,
    allowed: ['squashed', 'noise', 'cut-start', 'cut-end', 'click'],
    write(score) {
      const { sampleRateHz, left, right, random } = score;
      for (let bar = 0; bar < 5; bar++) {
        for (const key of [50, 57, 60, 65]) {
          const hz = pitchHz(key);
          play(
            score,
            { at: 0.2 + 1.8 * bar, seconds: 1.8, level: 0.15, pan: between(score, 0.4, 0.6) },
            (t) =>
              (saw(hz * t) + saw(1.004 * hz * t)) *
              Math.exp(-t / 0.8) *
              Math.min(1, t / 0.01, (1.8 - t) / 0.02),
          );
        }
      }
      // The record: dull, hissing, crackling.
      for (const samples of [left, right]) soften(samples, 2500, sampleRateHz);
      hiss(score, -58, 8000);
      for (let n = 0; n < left.length; n++) {
        if (random() > 9 / sampleRateHz) continue;
        const size = 0.12 * random() ** 3;
        for (let i = 0; i < 7 && n + i < left.length; i++) {
          left[n + i]! += size * Math.exp(-i / 2) * (i % 2 === 0 ? 1 : -0.6);
          right[n + i]! += 0.8 * size * Math.exp(-i / 2) * (i % 2 === 0 ? 1 : -0.6);
        }
      }
      for (let step = 0; step < 20; step++) {
        const at = 0.2 + 0.45 * step;
        if (step % 4 === 0 || step % 8 === 5) kick(score, at, 0.8);
        if (step % 4 === 2) snare(score, at, 0.6);
        hat(score, at, 0.15);
      }
    },
  },
];
