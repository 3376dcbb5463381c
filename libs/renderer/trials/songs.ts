/** Uniform numbers in [−1, 1) from a seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2147483648 - 1;
  };
}

/**
 * Kick, snare, hats, bass and a chord in two channels, every second four seconds half as loud, with
 * its highest sample at `peak`.
 */
export function song(options: {
  seconds: number;
  peak: number;
  seed: number;
  sampleRateHz?: number;
}): [Float64Array, Float64Array] {
  const { seconds, peak, seed, sampleRateHz = 44100 } = options;
  const noise = seeded(seed);
  const frames = Math.round(seconds * sampleRateHz);
  const left = new Float64Array(frames);
  const right = new Float64Array(frames);
  for (let frame = 0; frame < frames; frame++) {
    const time = frame / sampleRateHz;
    const wave = (hz: number) => Math.sin(2 * Math.PI * hz * time);
    const beat = time % 0.5;
    const kick =
      Math.exp(-18 * beat) * Math.sin(2 * Math.PI * (50 * beat - 2 * Math.exp(-40 * beat)));
    const snare = Math.exp(-25 * ((time + 0.25) % 0.5)) * noise();
    const hat = Math.exp(-60 * (time % 0.125)) * noise();
    const chord = wave(220) + wave(277.2) + wave(329.6);
    const level = time % 8 < 4 ? 1 : 0.5;
    const middle = 0.8 * kick + 0.4 * snare + 0.25 * wave(55);
    left[frame] = level * (middle + 0.08 * chord + 0.15 * hat);
    right[frame] = level * (middle + 0.08 * chord - 0.1 * hat + 0.05 * wave(440));
  }
  const highest = Math.max(
    ...[left, right].map((x) => x.reduce((m, v) => Math.max(m, Math.abs(v)), 0)),
  );
  const scaled = (samples: Float64Array) => samples.map((sample) => (sample * peak) / highest);
  return [scaled(left), scaled(right)];
}
