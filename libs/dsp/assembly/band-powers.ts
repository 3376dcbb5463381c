import { Spectrum, spectrumPowers } from './spectrum';
import { narrowPlane } from './true-peak';

/** A run of bins, its outermost two weighted. */
@unmanaged
class BinRun {
  /** The outermost below. */
  low: i32;
  /** How many whole bins follow; behind them lies the outermost above. */
  whole: i32;
  lowWeight: f32;
  highWeight: f32;
}

/** Sums of `powers` over `count` runs of bins. */
function sumBins(powers: usize, runs: usize, count: i32, sums: usize): void {
  for (; count > 0; count--, runs += 16, sums += 4) {
    const run = changetype<BinRun>(runs);
    let bin = powers + (<usize>run.low << 2);
    let edges = load<f32>(bin) * run.lowWeight;
    bin += 4;
    const end = bin + (<usize>run.whole << 2);
    let sum = f32x4.splat(0);
    let second = sum;
    let third = sum;
    let fourth = sum;
    for (; bin + 64 <= end; bin += 64) {
      sum = f32x4.add(sum, v128.load(bin));
      second = f32x4.add(second, v128.load(bin, 16));
      third = f32x4.add(third, v128.load(bin, 32));
      fourth = f32x4.add(fourth, v128.load(bin, 48));
    }
    sum = f32x4.add(f32x4.add(sum, second), f32x4.add(third, fourth));
    for (; bin + 16 <= end; bin += 16) sum = f32x4.add(sum, v128.load(bin));
    edges += f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1)
      + (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3));
    for (; bin < end; bin += 4) edges += load<f32>(bin);
    store<f32>(sums, edges + load<f32>(bin) * run.highWeight);
  }
}

/** Where a spectrum along a track is at; laid out by the host. */
@unmanaged
class BandSpectrum {
  spectrum: usize;
  channelCount: i32;
  /** Frames to half a window, and how many of the newer half are there. */
  half: i32;
  filled: i32;
  /** Whether there is an older half. */
  isPrimed: i32;
  /** Two planes each. */
  older: usize;
  newer: usize;
  /** Runs of bins, and what their powers are summed to. */
  runs: usize;
  bandCount: i32;
  mid: usize;
  side: usize;
  /** Of all channels: twice mid plus side, or the one. */
  both: usize;
  /** Set to 1 when a window's powers are there. */
  isReady: i32;
}

/**
 * Takes in frames of f32, or of f64 planes when `isWide`, up to the end of a window.
 * @returns how many
 */
export function bandPowers(
  bands: usize, left: usize, right: usize, frames: i32, isWide: i32,
): i32 {
  const by = changetype<BandSpectrum>(bands);
  const run = min(frames, by.half - by.filled);
  for (let c = 0; c < by.channelCount; c++) {
    const plane = c == 0 ? left : right;
    const end = load<usize>(by.newer + (<usize>c << 2)) + (<usize>by.filled << 2);
    if (isWide) narrowPlane(plane, end, run);
    else memory.copy(end, plane, <usize>run << 2);
  }
  by.filled += run;
  by.isReady = 0;
  if (by.filled < by.half) return run;
  if (by.isPrimed) {
    windowPowers(by);
    by.isReady = 1;
  }
  by.isPrimed = 1;
  by.filled = 0;
  const halves = by.older;
  by.older = by.newer;
  by.newer = halves;
  return run;
}

function windowPowers(by: BandSpectrum): void {
  const isStereo = by.channelCount == 2;
  const second: usize = isStereo ? 4 : 0;
  spectrumPowers(
    by.spectrum,
    load<usize>(by.older), load<usize>(by.older + second),
    load<usize>(by.newer), load<usize>(by.newer + second),
  );
  const spectrum = changetype<Spectrum>(by.spectrum);
  sumBins(spectrum.mid, by.runs, by.bandCount, by.mid);
  if (isStereo) sumBins(spectrum.side, by.runs, by.bandCount, by.side);
  const powerOfBoth: f64 = isStereo ? 2 : 1;
  for (let i: usize = 0; i < <usize>by.bandCount << 2; i += 4) {
    const sum = <f64>load<f32>(by.mid + i) + <f64>load<f32>(by.side + i);
    store<f32>(by.both + i, <f32>(powerOfBoth * sum));
  }
}
