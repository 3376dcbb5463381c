import { createFourier } from './fourier.js';

const factor = 16;
const tapsPerPhase = 64;
const kaiserBeta = 10;
const blockFrames = 2048;

interface Complex {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/**
 * True peak by brute force, in 64 bits: every point of 16 phases of a windowed sinc of
 * 16 · 64 + 1 taps over the whole track, with silence before and after it. Phases are convolved in
 * the frequency domain, both channels as one complex signal, or it would take all day.
 */
export function bruteForcePeakLinear(channels: readonly Float32Array[]): number {
  const fourier = createFourier(blockFrames);
  const phases = Array.from({ length: factor - 1 }, (_, i) => {
    const spectrum = zeros();
    spectrum.real.set(phaseTaps(i + 1).toReversed());
    fourier.forward(spectrum.real, spectrum.imaginary);
    return spectrum;
  });
  const left = amongSilence(channels[0]!);
  const right = amongSilence(channels[1] ?? channels[0]!);
  const block = zeros();
  const points = zeros();
  // The start of each convolved block has its end wrapped around into it.
  const fresh = blockFrames - tapsPerPhase + 1;
  let highest = 0;
  for (let first = 0; first + blockFrames <= left.length; first += fresh) {
    block.real.set(left.subarray(first, first + blockFrames));
    block.imaginary.set(right.subarray(first, first + blockFrames));
    highest = highestMagnitude(block, 0, highest);
    fourier.forward(block.real, block.imaginary);
    for (const phase of phases) {
      multiply(block, phase, points);
      fourier.inverse(points.real, points.imaginary);
      highest = highestMagnitude(points, tapsPerPhase - 1, highest * blockFrames) / blockFrames;
    }
  }
  return highest;
}

function zeros(): Complex {
  return { real: new Float64Array(blockFrames), imaginary: new Float64Array(blockFrames) };
}

function multiply(a: Complex, b: Complex, product: Complex): void {
  for (let k = 0; k < blockFrames; k++) {
    product.real[k] = a.real[k]! * b.real[k]! - a.imaginary[k]! * b.imaginary[k]!;
    product.imaginary[k] = a.real[k]! * b.imaginary[k]! + a.imaginary[k]! * b.real[k]!;
  }
}

function highestMagnitude({ real, imaginary }: Complex, from: number, soFar: number): number {
  let highest = soFar;
  for (let n = from; n < blockFrames; n++) {
    const x = Math.abs(real[n]!);
    const y = Math.abs(imaginary[n]!);
    if (x > highest) highest = x;
    if (y > highest) highest = y;
  }
  return highest;
}

function amongSilence(samples: Float32Array): Float32Array {
  const padded = new Float32Array(samples.length + 2 * blockFrames);
  padded.set(samples, tapsPerPhase);
  return padded;
}

/** Taps over x[n − 31] … x[n + 32] for the point phase / 16 of the way from x[n] to x[n + 1]. */
function phaseTaps(phase: number): Float64Array {
  const reach = tapsPerPhase / 2;
  return Float64Array.from({ length: tapsPerPhase }, (_, k) => {
    const distance = k - reach + 1 - phase / factor;
    const across = distance / reach;
    const window = besselI0(kaiserBeta * Math.sqrt(1 - across * across)) / besselI0(kaiserBeta);
    return (window * Math.sin(Math.PI * distance)) / (Math.PI * distance);
  });
}

/** By the integral of e^(x · cos t) over half a turn, which the trapezoidal rule gets exactly. */
function besselI0(x: number): number {
  const steps = 64;
  let sum = (Math.exp(x) + Math.exp(-x)) / 2;
  for (let i = 1; i < steps; i++) sum += Math.exp(x * Math.cos((Math.PI * i) / steps));
  return sum / steps;
}
