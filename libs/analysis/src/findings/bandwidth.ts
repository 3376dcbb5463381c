import type { Finding } from '@kindred/records';
import type { TopSpectrum } from '../tone/top-spectrum.js';
import { findingOf } from './finding-of.js';

/** From the music below the edge to all that lies above it. */
const dropMinDb = 30;
/** Within 400 Hz: analogue filters take longer, the encoders' and converters' do not. */
const steepMinDb = 20;
/** Nothing under this can be told from the floor. */
const musicMinDb = -108;
/** Music goes on all the way up to the edge: each bin of 3 kHz stands this far over what is above. */
const throughoutDb = 12;
/** The sound ends where it is this far down. */
const downDb = 12;
const cutoffMinHz = 10_000;
/** Encoders cut here and below; files at 44.1 kHz end at 21 to 22 kHz by themselves. */
const lossyMaxHz = 20_700;
const cdEndHz = 22_400;
/** Of the rate: converters that double it leave a little above the old half. */
const doubledEnd = 0.295;

/**
 * Where the sound stops as if cut: a lossy encoder's low-pass, or a file at a rate it was not made
 * in. Old and analogue recordings fall off gently and are left alone.
 */
export function bandwidthFindings(
  top: Pick<TopSpectrum, 'lowestHz' | 'binHz' | 'highDb'>,
  { sampleRateHz }: { readonly sampleRateHz: number },
): readonly Finding[] {
  const cutoffHz = sharpEdgeHz(top);
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
  const endHz = sampleRateHz > 64_000 ? doubledEnd * sampleRateHz : cdEndHz;
  if (sampleRateHz < 46_000 || cutoffHz > endHz) return [];
  return [
    findingOf({
      code: 'upsampled',
      severity: 'note',
      value: cutoffHz,
      threshold: endHz,
      unit: 'Hz',
      places: [],
      numbers: { sampleRateHz },
      fixable: 'none',
    }),
  ];
}

/** Start of the deepest sharp fall that leads from music to nothing; null where there is none. */
function sharpEdgeHz({
  binHz,
  lowestHz,
  highDb,
}: Pick<TopSpectrum, 'lowestHz' | 'binHz' | 'highDb'>): number | null {
  const bins = (hz: number): number => Math.max(1, Math.round(hz / binHz));
  const [shoulder, fall] = [bins(800), bins(400)];
  let deepestDb = 0;
  let at = -1;
  for (let edge = bins(cutoffMinHz - lowestHz); edge + fall + 2 < highDb.length; edge++) {
    const musicDb = median(highDb.slice(edge - shoulder, edge));
    if (musicDb < musicMinDb) continue;
    const steepDb = highDb[edge - 1]! - highDb[edge - 1 + fall]!;
    const steepestDb = Math.max(steepDb, highDb[edge]! - highDb[edge + fall]!);
    if (steepestDb < steepMinDb) continue;
    // A pilot tone or a line of a screen may stand above.
    const above = highDb.slice(edge + fall).sort((a, b) => a - b);
    const aboveDb = Math.max(highDb[edge + fall]!, above[Math.floor(0.9 * (above.length - 1))]!);
    const lowestDb = Math.min(...highDb.slice(Math.max(0, edge - bins(3000)), edge));
    if (lowestDb < aboveDb + throughoutDb) continue;
    const dropDb = musicDb - aboveDb;
    if (dropDb >= dropMinDb && dropDb > deepestDb) [deepestDb, at] = [dropDb, edge];
  }
  if (at < 0) return null;
  const musicDb = median(highDb.slice(at - shoulder, at));
  let cut = at - shoulder;
  while (highDb[cut]! > musicDb - downDb) cut++;
  return lowestHz + cut * binHz;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
