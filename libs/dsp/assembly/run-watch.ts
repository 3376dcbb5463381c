/**
 * Tells which runs of groups deserve a closer look, so that the host sees few of them. What a
 * detector must carry from run to run is carried here.
 */

/** Bits of what there is to see in a run; the first ones of each channel beside one another. */
const atTop: i32 = 1;
const atBottom: i32 = 2;
const isQuiet: i32 = 1 << 4;
const isBent: i32 = 1 << 6;
const silenceTurns: i32 = 1 << 8;
const isSharp: i32 = 1 << 9;
const lowsAreFull: i32 = 1 << 10;
const isFloor: i32 = 1 << 11;
const isDue: i32 = 1 << 12;

/** Runs to either side that a bend must stand out from. */
const reach = 5;
const ringSize = 2 * reach + 1;
/** Runs to a window of noise. */
const floorRuns = 8;
const runGroups = 32;

/** One side of a channel's wave. */
@unmanaged
class Side {
  /** The highest so far, the highest of the run before, and of the wave from side to side. */
  level: f64;
  former: f64;
  span: f64;
  /** How often it rose by more than a plateau's width. */
  rises: i32;
  unused: i32;
}

@unmanaged
class Channel {
  top: usize;
  bottom: usize;
  /** Rings of the highest bends and magnitudes of runs. */
  bends: usize;
  peaks: usize;
  /** Of a bend that stands out, how much of either there is around it. */
  bendAround: f64;
  peakAround: f64;
  /** Σx² of the track, and of the window of noise. */
  power: f64;
  floorPower: f64;
  /** Whether the last group of the run before was silent. */
  endsQuiet: i32;
  unused: i32;
}

/** Laid out by the host, thresholds first. */
@unmanaged
class Watch {
  quietBelow: f64;
  silentBelow: f64;
  plateauShare: f64;
  plateauLeast: f64;
  plateauFrom: f64;
  bendLeast: f64;
  bendRatio: f64;
  bendAndPeakRatio: f64;
  sharpShare: f64;
  sharpMemory: f64;
  sharpPeak: f64;
  floorLeast: f64;
  floorMost: f64;
  /** What sums of groups become means over channels with, and sums of squares the same of a run. */
  meanScale: f64;
  powerScale: f64;

  runFrames: f64;
  sharpest: f64;
  /** The next sharp run is looked at once it ends here or later; the host sets it. */
  sharpFrom: f64;
  lowPower: f64;
  floorPower: f64;
  loudestFloor: f64;
  channelCount: i32;
  channels: usize;
  reasons: i32;
  /** A run that the host asked for. */
  due: i32;
  isSilent: i32;
  /** Means of groups, how many there is room for and how many there are. */
  lows: usize;
  lowsMax: i32;
  lowCount: i32;
  /** Runs of the window of noise, windows before it, and the first that was heard; −1: none. */
  floorRuns: i32;
  floors: i32;
  firstFloor: i32;
  floorChannel: i32;
  /** Samples in a row that make a plateau. */
  plateauFrames: i32;
}

/**
 * @param left of the run before this one, as `right`; this one follows
 * @returns whether there is something to see in a run
 */
export function lookAtRun(
  watch: usize, index: i32, groups: usize, whole: usize, left: usize, right: usize,
): bool {
  const by = changetype<Watch>(watch);
  let reasons = index >= by.due ? isDue : 0;
  let peak: f64 = 0;
  let bend: f64 = 0;
  for (let c = 0; c < by.channelCount; c++) {
    const channel = channelOf(by, c);
    const at = whole + (<usize>c << 2);
    const top = <f64>load<f32>(at);
    const bottom = <f64>load<f32>(at, 8);
    const high = max(top, bottom);
    const bent = <f64>load<f32>(at, 16);
    peak = max(peak, high);
    bend = max(bend, bent);
    const plane = c == 0 ? left : right;
    if (reachesLevel(by, channel.top, channel.bottom, top)) {
      if (hasPlateau(by, channel.top, plane, 1)) reasons |= atTop << (2 * c);
    }
    if (reachesLevel(by, channel.bottom, channel.top, bottom)) {
      if (hasPlateau(by, channel.bottom, plane, -1)) reasons |= atBottom << (2 * c);
    }
    if (hasQuiet(by, channel, c, groups, <f64>load<f32>(at, 32))) reasons |= isQuiet << c;
    if (standsOut(by, channel, index, <f32>bent, <f32>high)) reasons |= isBent << c;
    const power = <f64>load<f32>(at, 24);
    channel.power += power;
    channel.floorPower += power;
  }
  const silent = i32(peak < by.silentBelow);
  if (silent != by.isSilent) reasons |= silenceTurns;
  by.isSilent = silent;
  if (isSharpest(by, index, bend, peak)) reasons |= isSharp;
  if (keepsLows(by, groups, whole)) reasons |= lowsAreFull;
  if (closesFloor(by)) reasons |= isFloor;
  by.reasons = reasons;
  return reasons != 0;
}

// @ts-ignore: decorator
@inline
function channelOf(by: Watch, index: i32): Channel {
  return changetype<Channel>(by.channels + <usize>index * offsetof<Channel>());
}

// @ts-ignore: decorator
@inline
function plateau(by: Watch, level: f64): f64 {
  return max(level * by.plateauShare, by.plateauLeast);
}

/** Whether the run before this one reached the level of its side of the wave. */
function reachesLevel(by: Watch, own: usize, other: usize, peak: f64): bool {
  const side = changetype<Side>(own);
  if (peak > side.level) {
    if (peak > side.level + plateau(by, peak)) side.rises++;
    side.level = peak;
  }
  const former = side.former;
  side.former = peak;
  side.span = side.level + changetype<Side>(other).level;
  return !(former < side.level - plateau(by, side.level) || side.level < by.plateauFrom);
}

/** Whether so many samples in a row are level with a side of the wave, from within a run on. */
function hasPlateau(by: Watch, own: usize, plane: usize, sign: f64): bool {
  const level = changetype<Side>(own).level;
  const low = level - plateau(by, level);
  const frames = <i32>by.runFrames + by.plateauFrames - 1;
  let held = 0;
  for (let n = 0; n < frames; n++, plane += 4) {
    held = sign * <f64>load<f32>(plane) >= low ? held + 1 : 0;
    if (held >= by.plateauFrames) return true;
  }
  return false;
}

function hasQuiet(by: Watch, channel: Channel, c: i32, groups: usize, quietest: f64): bool {
  const hadQuiet = channel.endsQuiet != 0;
  const last = <f64>load<f32>(groups + (<usize>((runGroups - 1) * 4 + c) << 2));
  channel.endsQuiet = i32(last < by.quietBelow);
  return hadQuiet || quietest < by.quietBelow;
}

/** Whether the run `reach` before this one bends far more sharply than those around it. */
function standsOut(by: Watch, channel: Channel, index: i32, bent: f32, high: f32): bool {
  const slot = <usize>(index % ringSize) << 2;
  store<f32>(channel.bends + slot, bent);
  store<f32>(channel.peaks + slot, high);
  const centre = index - reach;
  if (centre < reach) return false;
  const bends = channel.bends;
  const bend = ringAt(bends, centre);
  if (bend < by.bendLeast) return false;
  if (max(ringAt(bends, centre - 1), ringAt(bends, centre + 1)) > bend) return false;
  let around: f64 = 0;
  // Music mostly bends about as sharply a moment before: one look is enough.
  for (let away = 2; away <= reach; away++) {
    around = max(around, max(ringAt(bends, centre - away), ringAt(bends, centre + away)));
    if (bend < by.bendRatio * around) return false;
  }
  let peakAround: f64 = 0;
  for (let away = 2; away <= reach; away++) {
    const before = ringAt(channel.peaks, centre - away);
    peakAround = max(peakAround, max(before, ringAt(channel.peaks, centre + away)));
  }
  channel.bendAround = around;
  channel.peakAround = peakAround;
  const higher = bend * max(peakAround, ringAt(channel.peaks, centre));
  return higher >= by.bendAndPeakRatio * around * peakAround;
}

// @ts-ignore: decorator
@inline
function ringAt(ring: usize, index: i32): f64 {
  return <f64>load<f32>(ring + (<usize>(index % ringSize) << 2));
}

/** Whether a run bends about as sharply as any of late, where one is sought. */
function isSharpest(by: Watch, index: i32, bend: f64, peak: f64): bool {
  const sharp = bend >= by.sharpShare * by.sharpest;
  by.sharpest = max(bend, by.sharpMemory * by.sharpest);
  const end = <f64>(index + 1) * by.runFrames;
  return sharp && end >= by.sharpFrom && peak >= by.sharpPeak;
}

/** Keeps the means of the run's groups. @returns whether all are there */
function keepsLows(by: Watch, groups: usize, whole: usize): bool {
  if (by.lowCount == by.lowsMax) {
    by.lowCount = 0;
    by.lowPower = 0;
  }
  const isStereo = by.channelCount == 2;
  let at = by.lows + (<usize>by.lowCount << 2);
  for (let g = 0; g < runGroups; g++, groups += 16, at += 4) {
    const left = <f64>load<f32>(groups, 8);
    const both = isStereo ? left + <f64>load<f32>(groups, 12) : left;
    store<f32>(at, <f32>(both * by.meanScale));
  }
  by.lowPower += <f64>load<f32>(whole, 24) * by.powerScale;
  if (isStereo) by.lowPower += <f64>load<f32>(whole, 28) * by.powerScale;
  by.lowCount += runGroups;
  return by.lowCount == by.lowsMax;
}

/** @returns whether a window of noise ends with this run, and is one */
function closesFloor(by: Watch): bool {
  if (++by.floorRuns < floorRuns) return false;
  by.floorRuns = 0;
  const left = channelOf(by, 0);
  let power = left.floorPower;
  by.floorChannel = 0;
  left.floorPower = 0;
  if (by.channelCount == 2) {
    const right = channelOf(by, 1);
    if (right.floorPower > power) {
      power = right.floorPower;
      by.floorChannel = 1;
    }
    right.floorPower = 0;
  }
  by.floorPower = power / (by.runFrames * <f64>floorRuns);
  by.loudestFloor = max(by.loudestFloor, by.floorPower);
  if (by.firstFloor < 0 && by.floorPower > by.floorLeast) by.firstFloor = by.floors;
  by.floors++;
  return by.floorPower > by.floorLeast && by.floorPower < by.floorMost;
}
