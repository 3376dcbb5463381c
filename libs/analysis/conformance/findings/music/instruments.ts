import { filter, play, shape, soften, tau, white, type Score } from './score.js';

/** One of them. */
export const pick = <T>(score: Score, from: readonly T[]): T =>
  from[Math.floor(score.random() * from.length)]!;
export const between = (score: Score, low: number, high: number): number =>
  low + (high - low) * score.random();

/** Noise in both channels, a little different in each; a mean square level, roughly. */
export function hiss(score: Score, dbfs: number, darkHz = 20_000): void {
  const gain = 10 ** (dbfs / 20) * Math.sqrt(3);
  for (const samples of [score.left, score.right]) {
    const noise = samples.map(white(score.random));
    soften(noise, darkHz, score.sampleRateHz);
    shape(samples, (x, n) => x + gain * noise[n]!);
  }
}

export function kick(score: Score, at: number, level = 1): void {
  const floor = between(score, 42, 55);
  play(score, { at, seconds: 0.4, level }, (t) => {
    const turns = floor * t + 3.2 * (1 - Math.exp(-t / 0.025));
    return Math.sin(tau * turns) * Math.exp(-t / 0.11) * Math.min(1, t / 0.0006);
  });
  const noise = white(score.random);
  play(score, { at, seconds: 0.006, level: 0.3 * level }, (t) => noise() * Math.exp(-t / 0.0012));
}

export function snare(score: Score, at: number, level = 1): void {
  const noise = white(score.random);
  const drumHz = between(score, 170, 210);
  play(
    score,
    { at, seconds: 0.3, level },
    (t) =>
      0.6 * noise() * Math.exp(-t / 0.07) + 0.5 * Math.sin(tau * drumHz * t) * Math.exp(-t / 0.05),
  );
}

export function hat(score: Score, at: number, level = 1, length = 0.03): void {
  const noise = white(score.random);
  let before = 0;
  play(score, { at, seconds: 6 * length, level, pan: between(score, 0.4, 0.65) }, (t) => {
    const x = noise();
    const y = x - before;
    before = x;
    return 0.6 * y * Math.exp(-t / length);
  });
}

/** A voice of pulses through three formants, sung with vibrato. */
export function sing(
  score: Score,
  note: { at: number; seconds: number; hz: number; level: number; pan: number },
): void {
  const { sampleRateHz } = score;
  const frames = Math.round(note.seconds * sampleRateHz);
  const pulses = new Float32Array(frames);
  const rate = between(score, 4.8, 6);
  let phase = score.random();
  for (let n = 0; n < frames; n++) {
    phase += (note.hz * (1 + 0.012 * Math.sin((tau * rate * n) / sampleRateHz))) / sampleRateHz;
    if (phase >= 1) {
      phase -= 1;
      pulses[n] = 1;
    }
  }
  soften(pulses, 900, sampleRateHz);
  const formants = [700, 1100, 2700].map((hz, i) => {
    const made = Float32Array.from(pulses);
    filter(made, 'band', { hz, sampleRateHz, q: 6 });
    return { made, gain: [9, 6, 4][i]! };
  });
  play(score, note, (t, n) => {
    const rise = Math.min(1, t / 0.09, (note.seconds - t) / 0.15);
    return rise * formants.reduce((sum, { made, gain }) => sum + gain * (made[n] ?? 0), 0);
  });
}

/** Plucked by Karplus and Strong. */
export function pluck(
  score: Score,
  note: { at: number; seconds: number; hz: number; level: number; pan: number; brightHz: number },
): void {
  const line = Float32Array.from(
    { length: Math.floor(score.sampleRateHz / note.hz) },
    white(score.random),
  );
  soften(line, note.brightHz, score.sampleRateHz);
  let at = 0;
  play(score, note, (t) => {
    const next = (at + 1) % line.length;
    const x = line[at]!;
    line[at] = 0.4988 * (x + line[next]!);
    at = next;
    return x * Math.min(1, t / 0.0004, (note.seconds - t) / 0.06);
  });
}
