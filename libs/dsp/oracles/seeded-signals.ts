/** Uniform numbers in [0, 1) from a seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** White Gaussian noise. */
export function noise(length: number, options: { seed: number; rms: number }): Float32Array {
  const random = seeded(options.seed);
  return new Float32Array(length).map(() => {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    return options.rms * radius * Math.cos(2 * Math.PI * random());
  });
}

/** Noise falling 3 dB an octave or so, in bursts: smooth loud peaks over a quiet floor. */
export function musicLike(length: number, options: { seed: number; peak: number }): Float32Array {
  const white = noise(length, { seed: options.seed, rms: 1 });
  let low = 0;
  let lower = 0;
  const shaped = white.map((w, n) => {
    low += 0.05 * (w - low);
    lower += 0.005 * (w - lower);
    const burst = Math.exp(-((n % 4000) / 900));
    return (0.05 * w + 3 * low + 20 * lower) * (0.1 + burst);
  });
  const highest = shaped.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  return shaped.map((x) => (x / highest) * options.peak);
}
