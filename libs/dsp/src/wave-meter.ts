import type { Region } from './arena.js';
import { segmentStartFrame, segmentsPerSecond } from './energy-meter.js';
import type { Kernels } from './kernels.js';
import { createRangeTracker, type PlacedRun } from './sounding-range.js';
import { createWaveColumns, rowLength, soundingLinear, type WaveSeries } from './wave-series.js';

export interface WaveMeter {
  /** The first `frames` of each plane. */
  push(planes: readonly Region<Float32Array>[], frames: number): void;
  finish(): WaveSeries;
}

type WaveSums = (left: number, right: number, lengths: number, count: number, rows: number) => void;

/** Most segments that a kernel sums in one call. */
const batchSegments = 64;

/**
 * Takes unweighted energies and peaks per 10 ms, on the grid of `createEnergyMeter`, and where sound
 * begins and ends to the frame. Sums run in 32-bit lanes, within 1e-4 dB of exact ones; a segment is
 * always summed whole, so results do not depend on how blocks are cut. One meter per track.
 */
export function createWaveMeter(
  kernels: Kernels,
  format: { readonly sampleRateHz: number; readonly channels: number },
): WaveMeter {
  const { arena, functions } = kernels;
  const { sampleRateHz, channels } = format;
  const waveSums = functions['waveSums'] as WaveSums;
  const lengths = arena.i32(batchSegments);
  const rows = arena.f64(batchSegments * rowLength);
  const room = Math.ceil(sampleRateHz / segmentsPerSecond) + 4;
  const laid = (): Region<Float32Array>[] =>
    Array.from({ length: channels }, () => arena.f32(room));
  /** A segment that blocks cut in two, and the last closed one when its own block is gone. */
  let parts = laid();
  let kept = laid();
  const columns = createWaveColumns(channels);
  const trackers = [createRangeTracker(soundingLinear), createRangeTracker(0)] as const;
  const head: Float32Array[][] = parts.map(() => []);
  let last: PlacedRun | null = null;
  let start = 0;
  let filled = 0;

  const lengthOf = (segment: number): number =>
    segmentStartFrame(segment + 1, sampleRateHz) - segmentStartFrame(segment, sampleRateHz);

  /** Takes in `count` segments whose lengths are laid out. */
  const close = (planes: readonly Region<Float32Array>[], from: number, count: number): void => {
    const left = planes[0]!.pointer + from * 4;
    const right = (planes[1] ?? planes[0]!).pointer + from * 4;
    waveSums(left, right, lengths.pointer, count, rows.pointer);
    columns.add(rows.view, lengths.view, count);
    let offset = from;
    for (let j = 0; j < count; j++) {
      const frames = lengths.view[j]!;
      const peak = Math.max(rows.view[j * rowLength + 6]!, rows.view[j * rowLength + 7]!);
      for (const tracker of trackers) {
        if (!tracker.turnsAt(peak)) continue;
        const before =
          j === 0 ? last : previous({ planes, startFrame: start, offset }, lengths.view[j - 1]!);
        tracker.turn({ planes, startFrame: start, offset, frames }, before);
      }
      if (start < 2 * room) {
        copies({ planes, startFrame: start, offset, frames }).forEach((c, i) => head[i]!.push(c));
      }
      start += frames;
      offset += frames;
    }
    const frames = lengths.view[count - 1]!;
    last = previous({ planes, startFrame: start, offset }, frames);
  };
  const copyInto = (to: readonly Region<Float32Array>[], from: PlacedRun, at: number): void =>
    to.forEach(({ view }, channel) => {
      const { view: source } = from.planes[channel]!;
      view.set(source.subarray(from.offset, from.offset + from.frames), at);
    });
  const closeParts = (): void => {
    lengths.view[0] = filled;
    close(parts, 0, 1);
    filled = 0;
    // What was kept is passed by now, and its room takes the next parts.
    [parts, kept] = [kept, parts];
  };
  /** @returns how many frames it took */
  const closeWhole = (
    planes: readonly Region<Float32Array>[],
    { from, frames }: { readonly from: number; readonly frames: number },
  ): number => {
    let count = 0;
    let taken = 0;
    for (; count < batchSegments; count++) {
      const length = lengthOf(columns.count() + count);
      if (taken + length > frames) break;
      lengths.view[count] = length;
      taken += length;
    }
    if (count > 0) close(planes, from, count);
    return taken;
  };

  return {
    push(planes, frames) {
      for (let done = 0; done < frames;) {
        if (filled === 0) done += closeWhole(planes, { from: done, frames: frames - done });
        const wanted = lengthOf(columns.count()) - filled;
        const run = Math.min(frames - done, wanted);
        if (filled === 0 && run === wanted) continue;
        copyInto(parts, { planes, startFrame: start, offset: done, frames: run }, filled);
        filled += run;
        done += run;
        if (run === wanted) closeParts();
      }
      if (last && last.planes !== kept) {
        copyInto(kept, last, 0);
        last = { ...last, planes: kept, offset: 0 };
      }
    },
    finish() {
      const tail = last ? copies(last).map((copy) => [copy]) : parts.map(() => []);
      if (filled > 0) {
        closeParts();
        copies(last!).forEach((copy, channel) => tail[channel]!.push(copy));
      }
      const { sampleSums, ...series } = columns.finish();
      return {
        sampleRateHz,
        channels,
        frames: start,
        ...series,
        channelMeans: sampleSums.map((sum) => (start > 0 ? sum / start : 0)),
        sounding: trackers[0].finish(last),
        nonZero: trackers[1].finish(last),
        headSamples: head.map(joined),
        tailSamples: tail.map(joined),
      };
    },
  };
}

/** The run of `frames` frames just before a place. */
function previous(at: Omit<PlacedRun, 'frames'>, frames: number): PlacedRun {
  return {
    planes: at.planes,
    startFrame: at.startFrame - frames,
    offset: at.offset - frames,
    frames,
  };
}

function copies({ planes, offset, frames }: PlacedRun): Float32Array[] {
  return planes.map(({ view }) => view.slice(offset, offset + frames));
}

function joined(runs: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(runs.reduce((length, run) => length + run.length, 0));
  let at = 0;
  for (const run of runs) {
    all.set(run, at);
    at += run.length;
  }
  return all;
}
