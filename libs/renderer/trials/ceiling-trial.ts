import { bruteForceTruePeaksDbtp } from './brute-force-peak.js';
import { render } from './render.js';
import { fromBytes, fullScale, layoutOf, toBytes } from './sample-bytes.js';

const ceilingDbtp = -1;

/** What the product does to a track that comes out over its ceiling: at most two renders more. */
const rendersMax = 3;

export interface CeilingTrial {
  readonly renders: number;
  readonly exactDbtp: number;
  readonly ituDbtp: number;
  /** How much of the first render lay over the ceiling on the meter that reads it higher. */
  readonly firstOverDb: number;
}

/** Renders for a ceiling of −1 dBTP from an aim 0.1 under it, and corrects the aim as a plan is. */
export function tryCeiling(
  channels: readonly Float64Array[],
  settings: {
    readonly sampleRateHz: number;
    readonly gainDb: number;
    readonly toHz?: number;
    readonly encoding?: 's16' | 's24' | 'f32';
    readonly dither?: 'plain' | 'shaped';
  },
): CeilingTrial {
  const { sampleRateHz, gainDb, toHz = sampleRateHz } = settings;
  const { encoding = 's24', dither = 'plain' } = settings;
  const source = layoutOf('f32', { channels: channels.length, sampleRateHz });
  const file = toBytes(channels, 'f32');
  let aimDbtp = ceilingDbtp - 0.1;
  let firstOverDb = 0;
  for (let renders = 1; ; renders++) {
    const { bytes } = render(file, {
      source,
      gainDb,
      limiter: { ceilingDbtp, aimDbtp },
      output: { encoding, dither, sampleRateHz: toHz },
      seed: 1,
    });
    const words = fromBytes(bytes, layoutOf(encoding, { channels: channels.length }));
    const peaks = bruteForceTruePeaksDbtp(
      words.map((samples) => samples.map((word) => word / fullScale[encoding])),
    );
    const overDb = Math.max(peaks.exactDbtp, peaks.ituDbtp) - ceilingDbtp;
    if (renders === 1) firstOverDb = overDb;
    if (overDb <= 0 || renders === rendersMax) return { renders, ...peaks, firstOverDb };
    aimDbtp = Math.floor((aimDbtp - overDb - 0.01) * 100 + 1e-6) / 100;
  }
}
