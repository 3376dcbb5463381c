import { beforeAll, describe, expect, it } from 'vitest';
import { bruteForcePeakLinear } from '../conformance/brute-force-peak.js';
import { corpusTracks, readTrack, type CorpusTrack } from '../conformance/corpus.js';
import { isFfmpegInstalled, readEbur128, type Ebur128 } from '../conformance/ebur128.js';
import { freshKernels, measureTrack, type Measured } from '../conformance/measure.js';
import { unskippedKernels } from '../conformance/unskipped-kernels.js';
import { powerBetween, welch } from '../conformance/welch.js';

const tracks = [...corpusTracks()];
const windowFrames = 16384;
const halfBand = 10 ** 0.05;

// An `each` of nothing is no test at all, and a file without one counts as failed.
it.skipIf(tracks.length > 0)('real music is there to measure');

describe.each(tracks)('of %s', (name, path) => {
  let track: CorpusTrack;
  let measured: Measured;
  beforeAll(() => {
    track = readTrack(name, path);
    measured = measureTrack(track, freshKernels());
  });

  it('the true peak is that of brute force', () => {
    const expectedDbtp = 20 * Math.log10(bruteForcePeakLinear(track.channels));
    expect(Math.abs(measured.peak.truePeakDbtp! - expectedDbtp)).toBeLessThanOrEqual(0.0001);
  });

  it('peaks of the middle 20 s are the same to the bit when nothing is skipped', () => {
    const { peak, dynamics } = measureTrack(middleOf(track, 20), freshKernels());
    const unskipped = measureTrack(middleOf(track, 20), unskippedKernels());
    expect(unskipped.peak).toEqual(peak);
    expect(unskipped.dynamics).toEqual(dynamics);
  });

  describe.skipIf(!isFfmpegInstalled())('beside ebur128,', () => {
    let ebur128: Ebur128;
    beforeAll(() => {
      ebur128 = readEbur128(path);
    });

    it('loudness and its range are the same', () => {
      const { integratedLufs, rangeLu } = measured.loudness;
      expect(Math.abs(integratedLufs! - ebur128.integratedLufs)).toBeLessThanOrEqual(0.02);
      expect(Math.abs(rangeLu! - ebur128.rangeLu)).toBeLessThanOrEqual(0.2);
    });

    it('bands are those of Welch over what passes its gates', () => {
      const { sampleRateHz } = track;
      const { centresHz, whole } = measured.tone;
      const spectra = gatedSpectra(track, ebur128);
      centresHz.forEach((centreHz, band) => {
        const edges = { lowHz: centreHz / halfBand, highHz: centreHz * halfBand };
        if (edges.highHz > sampleRateHz / 2) return;
        const binHz = sampleRateHz / windowFrames;
        for (const key of ['levelsDb', 'midDb', 'sideDb'] as const) {
          const expectedDb = 10 * Math.log10(powerBetween(spectra[key], { ...edges, binHz }));
          const offDb = Math.abs((whole![key][band] ?? NaN) - expectedDb);
          expect(offDb, `${key} at ${centreHz} Hz`).toBeLessThanOrEqual(0.1);
        }
      });
    });
  });
});

function middleOf(track: CorpusTrack, seconds: number): CorpusTrack {
  const { channels, sampleRateHz } = track;
  const from = Math.floor((channels[0]!.length - seconds * sampleRateHz) / 2);
  const cut = channels.map((samples) => samples.subarray(from, from + seconds * sampleRateHz));
  return { ...track, channels: cut };
}

/** Of the windows that lie around a 400 ms block which passes both gates of BS.1770-5. */
function gatedSpectra(
  { channels, sampleRateHz }: CorpusTrack,
  { momentaryLufs }: Ebur128,
): Record<'levelsDb' | 'midDb' | 'sideDb', Float64Array> {
  const audible = momentaryLufs.filter((level) => level > -70).map((level) => 10 ** (level / 10));
  const gateLufs = 10 * Math.log10(audible.reduce((a, b) => a + b) / audible.length) - 10;
  const passes = (window: number): boolean => {
    const middleSeconds = ((window + 1) * windowFrames) / 2 / sampleRateHz;
    const block = Math.round((middleSeconds - 0.2) / 0.1);
    return momentaryLufs[Math.max(0, Math.min(block, momentaryLufs.length - 1))]! > gateLufs;
  };
  const [left, right] = [channels[0]!, channels[1]!];
  const of = (mixed: Float32Array): Float64Array => welch(mixed, windowFrames, passes);
  const midDb = of(left.map((x, n) => (x + right[n]!) / 2));
  const sideDb = of(left.map((x, n) => (x - right[n]!) / 2));
  return { midDb, sideDb, levelsDb: midDb.map((power, k) => 2 * (power + sideDb[k]!)) };
}
