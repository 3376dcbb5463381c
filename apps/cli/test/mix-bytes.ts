import { headerBytes, sampleRateHz, wavBytes } from './wav-bytes.js';

/** A beat over a chord, as 16-bit stereo: enough for loudness, peaks and limiting. */
export function mixBytes({
  level,
  seconds,
  seed,
}: {
  level: number;
  seconds: number;
  seed: number;
}): Buffer {
  const frames = seconds * sampleRateHz;
  const bytes = wavBytes({ seconds, bitsPerSample: 16 });
  let noise = seed;
  for (let frame = 0; frame < frames; frame++) {
    const time = frame / sampleRateHz;
    const beat = Math.exp(-((time * 2) % 1) * 12);
    const chord = Math.sin(time * 1382) + Math.sin(time * 1742) + Math.sin(time * 2072);
    for (const channel of [0, 1]) {
      noise = (Math.imul(noise, 1664525) + 1013904223) >>> 0;
      const hiss = noise / 2 ** 31 - 1;
      const sample = level * (0.2 * chord + beat * (0.3 * hiss + Math.sin(time * 345)));
      bytes.writeInt16LE(
        Math.round(Math.max(-1, Math.min(1, sample)) * 32767),
        headerBytes + frame * 4 + channel * 2,
      );
    }
  }
  return bytes;
}
