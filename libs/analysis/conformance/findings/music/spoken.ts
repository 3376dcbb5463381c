import type { Genre } from './genre.js';
import { between, hiss, pick } from './instruments.js';
import { filter, shape, soften, white } from './score.js';

/** A lone voice. */
export const spokenWord: readonly Genre[] = [
  {
    name: 'spoken word',
    seconds: 10,
    isSparse: true,
    isBright: true,
    allowed: ['false-stereo'],
    write(score) {
      const { sampleRateHz } = score;
      const voice = new Float32Array(score.left.length);
      const breath = new Float32Array(voice.length);
      const hissing = new Float32Array(voice.length);
      const noise = white(score.random);
      const vowels = [
        [730, 1090, 2440],
        [270, 2290, 3010],
        [300, 870, 2240],
        [530, 1840, 2480],
      ];
      let at = 0.3;
      while (at < 9) {
        // A syllable: maybe a plosive or a sibilant, then a vowel.
        const kind = score.random();
        if (kind < 0.3) {
          const length = between(score, 0.07, 0.15);
          for (let i = 0; i < length * sampleRateHz; i++) {
            hissing[Math.round(at * sampleRateHz) + i]! +=
              0.5 * noise() * Math.sin((Math.PI * i) / (length * sampleRateHz));
          }
          at += length;
        } else if (kind < 0.5) {
          for (let i = 0; i < 0.012 * sampleRateHz; i++) {
            hissing[Math.round(at * sampleRateHz) + i]! +=
              0.5 * noise() * Math.exp(-i / (0.003 * sampleRateHz));
          }
          at += 0.025;
        }
        const length = between(score, 0.12, 0.3);
        const vowel = pick(score, vowels);
        const spoken = new Float32Array(Math.round((length + 0.05) * sampleRateHz));
        let phase = 0;
        const f0 = between(score, 95, 150);
        for (let i = 0; i < length * sampleRateHz; i++) {
          phase += (f0 * (1 - (0.15 * i) / (length * sampleRateHz))) / sampleRateHz;
          if (phase >= 1) {
            phase -= 1;
            spoken[i] = 1;
          }
        }
        soften(spoken, 400, sampleRateHz);
        const sum = new Float32Array(spoken.length);
        vowel.forEach((hz, i) => {
          const formant = Float32Array.from(spoken);
          filter(formant, 'band', { hz, sampleRateHz, q: 7 });
          shape(sum, (x, n) => x + formant[n]! * [1, 0.6, 0.35][i]!);
        });
        const rise = 0.02 * sampleRateHz;
        sum.forEach((x, i) => {
          const to = Math.round(at * sampleRateHz) + i;
          if (to < voice.length)
            voice[to]! += 30 * x * Math.min(1, i / rise, (sum.length - i) / (2 * rise));
        });
        at += length;
        if (score.random() < 0.22) {
          // A breath in a pause.
          const pause = between(score, 0.35, 0.8);
          for (let i = 0; i < 0.25 * sampleRateHz; i++) {
            const to = Math.round((at + pause - 0.3) * sampleRateHz) + i;
            if (to < breath.length)
              breath[to]! += 0.03 * noise() * Math.sin((Math.PI * i) / (0.25 * sampleRateHz));
          }
          at += pause;
        }
      }
      filter(hissing, 'high', { hz: 4500, sampleRateHz });
      filter(breath, 'band', { hz: 1800, sampleRateHz });
      [score.left, score.right].forEach((samples, side) =>
        shape(samples, (_, n) => voice[n]! + hissing[n]! * (1 + 0.03 * side) + breath[n]!),
      );
      hiss(score, -82);
    },
  },
];
