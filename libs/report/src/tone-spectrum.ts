import type { Tone } from '@kindred/records';
import { isDrawn } from './tone-deviation.js';
import type { Curve } from './tone-path.js';

/** Levels of a file's loud passages per 1/3 octave, in dB under full scale; null where not drawn. */
export function spectrumOf(tone: Tone): Curve {
  return {
    frequenciesHz: tone.centresHz,
    valuesDb: tone.centresHz.map((frequencyHz, band) =>
      isDrawn(frequencyHz, tone) ? (tone.loud?.levelsDb[band] ?? null) : null,
    ),
  };
}
