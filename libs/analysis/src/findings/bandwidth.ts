import type { Finding } from '@kindred/records';
import type { TopSpectrum } from '../tone/top-spectrum.js';
import { findingOf } from './finding-of.js';

/** The steepest edge must fall by this much within this width. */
const dropMinDb = 30;
const edgeHz = 700;
const besideHz = 400;
/** All of the kilohertz below the edge is music: this far over the highest that lies above it. */
const musicOverFloorDb = 30;
/** The sound ends where it is this far down. */
const downDb = 12;
const cutoffMinHz = 14_500;
/** Encoders cut here and below; 44.1 kHz masters end at 21 to 22 kHz by themselves. */
const lossyMaxHz = 20_600;
const cdEndHz = { from: 20_600, to: 22_400 } as const;
const dvdEndHz = { from: 22_400, to: 24_400 } as const;

/**
 * Where the sound stops as if cut: a lossy encoder's low-pass, or a file at a rate it was not made
 * in. Old and analogue recordings fall off gently and are left alone.
 */
export function bandwidthFindings(
  top: Pick<TopSpectrum, 'lowestHz' | 'binHz' | 'highDb'>,
  { sampleRateHz }: { readonly sampleRateHz: number },
): readonly Finding[] {
  const cutoffHz = sharpEdgeHz(top, sampleRateHz);
  if (cutoffHz === null) return [];
  if (cutoffHz <= lossyMaxHz) {
    return [
      findingOf({
        code: 'lossy',
        severity: 'note',
        value: cutoffHz,
        threshold: lossyMaxHz,
        unit: 'Hz',
        places: [],
        fixable: 'none',
      }),
    ];
  }
  const fitsCd = cutoffHz <= cdEndHz.to && sampleRateHz > 46_000;
  const fitsDvd = cutoffHz > dvdEndHz.from && cutoffHz <= dvdEndHz.to && sampleRateHz > 64_000;
  if (!fitsCd && !fitsDvd) return [];
  return [
    findingOf({
      code: 'upsampled',
      severity: 'note',
      value: cutoffHz,
      threshold: fitsCd ? cdEndHz.to : dvdEndHz.to,
      unit: 'Hz',
      places: [],
      numbers: { sampleRateHz },
      fixable: 'none',
    }),
  ];
}

/** Start of the steepest fall that leads from music to nothing; null where there is none. */
function sharpEdgeHz(
  { binHz, lowestHz, highDb: levelsDb }: Pick<TopSpectrum, 'lowestHz' | 'binHz' | 'highDb'>,
  sampleRateHz: number,
): number | null {
  const fromHz = lowestHz + binHz / 2;
  const width = Math.max(1, Math.round(edgeHz / binHz));
  const bins = Math.min(levelsDb.length, Math.floor((sampleRateHz / 2 - fromHz) / binHz));
  const kilohertz = Math.max(2, Math.round(1000 / binHz));
  const first = Math.max(kilohertz, Math.ceil((cutoffMinHz - fromHz) / binHz));
  let steepest = 0;
  let at = -1;
  const besideBins = Math.round(besideHz / binHz);
  // Two bins are left above the edge to tell what the floor is.
  for (let bin = first; bin + width + besideBins + 2 < bins; bin++) {
    const drop = levelsDb[bin]! - levelsDb[bin + width]!;
    if (drop > steepest) [steepest, at] = [drop, bin];
  }
  if (at < 0 || steepest < dropMinDb) return null;
  // What rings beside a steep edge is not judged.
  const above = levelsDb.slice(at + width + besideBins, bins);
  const below = levelsDb.slice(at - kilohertz, at);
  const floor = Math.max(...above);
  if (Math.min(...below) < floor + musicOverFloorDb) return null;
  const music = median(below);
  let edge = at - kilohertz;
  while (edge < at + width && levelsDb[edge]! > music - downDb) edge++;
  return fromHz + (edge - 0.5) * binHz;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
