import { narrowPlane, scanPeaks } from './true-peak';

/** Frames that searches look to either side, and to one value of `scanPeaks`. */
const reach = 32;
/** Second differences at the far end of the reach look one frame further. */
const ahead = reach + 1;
export const group = 64;
/** Most frames that a window takes in at once. */
export const blockFrames = 4096;

/** One channel's recent frames, and their maxima; laid out by the host. */
@unmanaged
export class PeakChannel {
  /** Frames, from 36 before the first group's. */
  frames: usize;
  /** The first group's first frame. */
  x: usize;
  /** Maxima per 32 frames, from the 32 before the first group. */
  magnitudes: usize;
  differences: usize;
}

/** A track's recent frames, cut into groups that see 32 frames to either side. */
@unmanaged
export class PeakWindow {
  channelCount: i32;
  /** Two of them. */
  channels: usize;
  /** Frames held from the first group's on. */
  held: i32;
  /** Whole groups among them. */
  groups: i32;
}

/**
 * Takes in up to `blockFrames` frames of f32, or of f64 planes when `isWide`; then scans the whole groups.
 * @returns how many there are
 */
export function fillPeaks(
  window: usize, left: usize, right: usize, frames: i32, isWide: i32,
): i32 {
  const by = changetype<PeakWindow>(window);
  for (let c = 0; c < by.channelCount; c++) {
    const channel = channelOf(by, c);
    const end = channel.x + (<usize>by.held << 2);
    const plane = c == 0 ? left : right;
    if (isWide) narrowPlane(plane, end, frames);
    else memory.copy(end, plane, <usize>frames << 2);
  }
  return scan(by, frames);
}

/** Takes in as many frames of silence. */
export function fillSilence(window: usize, frames: i32): i32 {
  const by = changetype<PeakWindow>(window);
  for (let c = 0; c < by.channelCount; c++) {
    memory.fill(channelOf(by, c).x + (<usize>by.held << 2), 0, <usize>frames << 2);
  }
  return scan(by, frames);
}

function scan(by: PeakWindow, frames: i32): i32 {
  by.held += frames;
  by.groups = max(0, (by.held - ahead) / group);
  if (by.groups == 0) return 0;
  for (let c = 0; c < by.channelCount; c++) {
    const channel = channelOf(by, c);
    scanPeaks(channel.x - reach * 4, by.groups * 2 + 2, channel.magnitudes, channel.differences);
  }
  return by.groups;
}

/** Lets the whole groups go. */
export function advancePeaks(window: usize): void {
  const by = changetype<PeakWindow>(window);
  const gone = <usize>(by.groups * group) << 2;
  for (let c = 0; c < by.channelCount; c++) {
    const channel = channelOf(by, c);
    const size = channel.x - channel.frames + (<usize>by.held << 2);
    memory.copy(channel.frames, channel.frames + gone, size - gone);
  }
  by.held -= by.groups * group;
}

// @ts-ignore: decorator
@inline
export function channelOf(by: PeakWindow, index: i32): PeakChannel {
  return changetype<PeakChannel>(by.channels + ((<usize>index * offsetof<PeakChannel>())));
}
