import { exp2, log2, tan } from '@kindred/dsp';

/** tan(π f / fs) of trapezoidal filters, looked up: a sweeping filter asks a thousand times a note. */
export interface Cutoffs {
  /** Where a frequency lies in the table. */
  readonly placeOf: (frequencyHz: number) => number;
  /** The filter's g at a place; beyond the ends the nearest. */
  readonly gainAt: (place: number) => number;
}

const lowestHz = 20;
/** Entries of the table per octave; between them straight lines, off by less than a cent. */
export const placesPerOctave = 48;

export function createCutoffs(sampleRateHz: number): Cutoffs {
  const highestHz = 0.42 * sampleRateHz;
  const count = Math.floor(log2(highestHz / lowestHz) * placesPerOctave) + 1;
  const gains = new Float64Array(count);
  for (let place = 0; place < count; place++) {
    gains[place] = tan((Math.PI * lowestHz * exp2(place / placesPerOctave)) / sampleRateHz);
  }
  const last = count - 1.001;
  return {
    placeOf: (frequencyHz) => log2(frequencyHz / lowestHz) * placesPerOctave,
    gainAt: (place) => {
      const within = place < 0 ? 0 : place > last ? last : place;
      const index = within | 0;
      return gains[index]! + (within - index) * (gains[index + 1]! - gains[index]!);
    },
  };
}
