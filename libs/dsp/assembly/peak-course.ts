import {
  PeakWindow, advancePeaks, blockFrames, channelOf, fillPeaks, fillSilence, group,
} from './peak-window';
import { segmentStart } from './segments';
import { Peaks, meterPeaks, meterSamples } from './true-peak';

/** 10 ms segments in a hop. */
const hopSegments = 10;

/** A track's peak and that of each hop; laid out by the host. */
@unmanaged
class PeakCourse {
  rate: f64;
  /** Of the whole track so far, and the frame of its exact peak. */
  exactFrame: f64;
  /** Where the window's first group starts: −64 for the silence before the track. */
  windowFrame: f64;
  exact: f32;
  sample: f32;
  /** Of the hop, but for the ITU peak, which is that of the whole track. */
  hop: usize;
  search: usize;
  /** Hops closed before. */
  index: i32;
  /** A column of hops' peaks, and how many rows are filled. */
  values: usize;
  count: i32;
}

/**
 * Takes frames of f32, or of f64 planes when `isWide`, through a window, and raises peaks by them.
 * @returns rows filled
 */
export function coursePeaks(
  course: usize, window: usize, left: usize, right: usize, frames: i32, isWide: i32,
): i32 {
  const by = changetype<PeakCourse>(course);
  const frameBytes: usize = isWide ? 8 : 4;
  for (let done = 0; done < frames; done += blockFrames) {
    const at = <usize>done * frameBytes;
    fillPeaks(window, left + at, right + at, min(blockFrames, frames - done), isWide);
    raiseHops(by, window);
  }
  return by.count;
}

/** The same of up to 4096 frames of silence. */
export function courseSilence(course: usize, window: usize, frames: i32): i32 {
  const by = changetype<PeakCourse>(course);
  fillSilence(window, frames);
  raiseHops(by, window);
  return by.count;
}

/** Hop after hop. A hop ends at the first whole group that starts at or behind its last frame. */
function raiseHops(by: PeakCourse, window: usize): void {
  const seen = changetype<PeakWindow>(window);
  const firstFrame = by.windowFrame;
  for (let done = 0; done < seen.groups;) {
    const hopEnd = segmentStart((by.index + 1) * hopSegments, by.rate);
    const left = <i32>ceil<f64>((hopEnd - firstFrame) / <f64>group) - done;
    const groups = min(left, seen.groups - done);
    raiseHop(by, seen, done, groups, firstFrame);
    done += groups;
    if (groups == left) closeHop(changetype<usize>(by));
  }
  by.windowFrame += <f64>(seen.groups * group);
  advancePeaks(window);
}

function raiseHop(by: PeakCourse, seen: PeakWindow, first: i32, groups: i32, from: f64): void {
  const hop = changetype<Peaks>(by.hop);
  const before = hop.exact;
  const frames = <usize>(first * group) << 2;
  const scans = <usize>first << 3;
  for (let c = 0; c < seen.channelCount; c++) {
    const channel = channelOf(seen, c);
    meterSamples(by.hop, channel.x + frames, groups, channel.magnitudes + scans);
  }
  for (let c = 0; c < seen.channelCount; c++) {
    const channel = channelOf(seen, c);
    const magnitudes = channel.magnitudes + scans;
    const differences = channel.differences + scans;
    meterPeaks(by.hop, by.search, channel.x + frames, groups, magnitudes, differences);
  }
  if (hop.sample > by.sample) by.sample = hop.sample;
  if (hop.exact <= by.exact || hop.exact <= before) return;
  by.exact = hop.exact;
  by.exactFrame = from + <f64>(first * group + hop.exactFrame);
}

/** Ends the hop where it is. @returns rows filled */
export function closeHop(course: usize): i32 {
  const by = changetype<PeakCourse>(course);
  const hop = changetype<Peaks>(by.hop);
  store<f32>(by.values + (<usize>by.count << 2), hop.exact);
  by.count++;
  by.index++;
  hop.exact = 0;
  hop.sample = 0;
  return by.count;
}
