import type { Insert } from './stereo-buffer.js';

/** Folds a stem to the middle and sets it at a place, −1 left to 1 right, at constant power. */
export function panned(place: number): Insert {
  const leftGain = Math.sqrt((1 - place) / 2);
  const rightGain = Math.sqrt((1 + place) / 2);
  return ({ left, right }) => {
    for (let i = 0; i < left.length; i++) {
      const middle = (left[i]! + right[i]!) * Math.SQRT1_2;
      left[i] = middle * leftGain;
      right[i] = middle * rightGain;
    }
  };
}
