import { groupStatistics, occupiedBits } from './group-statistics';
import { lookAtRun } from './run-watch';

/** Groups to a run. */
export const runGroups = 32;

/** The recent past of a track, and what is scanned of it; laid out by the host. */
@unmanaged
class GroupScan {
  /** Two planes of `capacity` frames, the same one for one channel. */
  left: usize;
  right: usize;
  channelCount: i32;
  groupFrames: i32;
  /** Frames that stay when room is made, and all there is room for. */
  kept: i32;
  capacity: i32;
  /** The next frame to scan, and behind the last frame held. */
  next: i32;
  end: i32;
  /** What the last run's groups and the run as one came to, as `groupStatistics` has it. */
  groups: usize;
  whole: usize;
  /** Four lanes of bits, and whether nothing more can be learnt of them. */
  bits: usize;
  areBitsKnown: i32;
  /** Runs scanned. */
  runs: i32;
  /** Tells which runs are handed on; 0: all. */
  watch: usize;
  /** Frames yet to be taken in. */
  newLeft: usize;
  newRight: usize;
  newFrames: i32;
}

/** Hands over planes, which `nextRun` takes in. */
export function giveFrames(scan: usize, left: usize, right: usize, frames: i32): void {
  const by = changetype<GroupScan>(scan);
  by.newLeft = left;
  by.newRight = right;
  by.newFrames = frames;
}

/** Scans until a run is to be handed on, or frames run out. @returns whether there is such a run */
export function nextRun(scan: usize): bool {
  const by = changetype<GroupScan>(scan);
  const runFrames = by.groupFrames * runGroups;
  while (true) {
    while (by.end - by.next >= runFrames) {
      scanRun(by, runFrames);
      if (by.watch == 0 || isWorthALook(by, runFrames)) return true;
    }
    if (by.newFrames == 0) return false;
    takeIn(by);
  }
}

function isWorthALook(by: GroupScan, runFrames: i32): bool {
  const before = <usize>(by.next - 2 * runFrames) << 2;
  const left = by.left + before;
  const right = by.right + before;
  return lookAtRun(by.watch, by.runs - 1, by.groups, by.whole, left, right);
}

/** Fills the last run with silence. */
export function giveSilence(scan: usize): void {
  const by = changetype<GroupScan>(scan);
  const end = by.next + by.groupFrames * runGroups;
  if (end > by.capacity) {
    makeRoom(by);
    giveSilence(scan);
    return;
  }
  const bytes = <usize>(end - by.end) << 2;
  memory.fill(by.left + (<usize>by.end << 2), 0, bytes);
  memory.fill(by.right + (<usize>by.end << 2), 0, bytes);
  by.end = end;
}

function scanRun(by: GroupScan, runFrames: i32): void {
  const at = <usize>by.next << 2;
  const left = by.left + at;
  const right = by.right + at;
  groupStatistics(left, right, runGroups, by.groupFrames >> 2, by.groups, by.whole);
  if (!by.areBitsKnown) {
    occupiedBits(left, runFrames, by.bits);
    if (by.channelCount == 2) occupiedBits(right, runFrames, by.bits);
    // The finest bit is in use: nothing more can be learnt.
    const finest = v128.and(v128.load(by.bits), i32x4.splat(1));
    by.areBitsKnown = i32(v128.any_true(finest));
  }
  by.next += runFrames;
  by.runs++;
}

function takeIn(by: GroupScan): void {
  if (by.end == by.capacity) makeRoom(by);
  const taken = min(by.newFrames, by.capacity - by.end);
  const bytes = <usize>taken << 2;
  memory.copy(by.left + (<usize>by.end << 2), by.newLeft, bytes);
  if (by.channelCount == 2) memory.copy(by.right + (<usize>by.end << 2), by.newRight, bytes);
  by.end += taken;
  by.newLeft += bytes;
  by.newRight += bytes;
  by.newFrames -= taken;
}

function makeRoom(by: GroupScan): void {
  const from = by.next - by.kept;
  const bytes = <usize>(by.end - from) << 2;
  memory.copy(by.left, by.left + (<usize>from << 2), bytes);
  if (by.channelCount == 2) memory.copy(by.right, by.right + (<usize>from << 2), bytes);
  by.next -= from;
  by.end -= from;
}
