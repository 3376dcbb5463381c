import { segmentStart } from './segments';

/** Frames in one value of the limiter's gain. */
const hopFrames: f64 = 8;
/** Segments of 10 ms in the steps that lowest gains are kept in. */
const stepSegments = 10;

/** What a trace of gains is at; laid out by the host. */
@unmanaged
class GainTrace {
  rate: f64;
  /** A gain below this is deep. */
  deepGain: f64;
  /** The lowest gain so far. */
  lowest: f64;
  /** The frame that the next hop begins at. */
  frame: f64;
  /** The segment that powers are summed over. */
  start: f64;
  end: f64;
  sum: f64;
  /** The lowest gain of the step that is open, and where the step ends. */
  stepLowest: f64;
  stepEnd: f64;
  /** Hops so far, those that are deep, and the one that holds the lowest gain. */
  hops: i32;
  deepHops: i32;
  lowestHop: i32;
  /** Segments and steps begun. */
  segments: i32;
  steps: i32;
  /** Columns, and how many rows of each are filled. */
  powers: usize;
  lowests: usize;
  powerCount: i32;
  lowestCount: i32;
}

/**
 * Traces gains that move in straight lines from hop to hop: their mean square per 10 ms (f32), and
 * the lowest per tenth of a second (f64).
 * @param gains f64, one more than `hops`
 */
export function traceGains(trace: usize, gains: usize, hops: i32): void {
  const by = changetype<GainTrace>(trace);
  for (const end = gains + (<usize>hops << 3); gains < end; gains += 8) {
    const from = load<f64>(gains);
    const to = load<f64>(gains, 8);
    const lower = from < to ? from : to;
    if (lower < by.lowest) {
      by.lowest = lower;
      by.lowestHop = by.hops;
    }
    if (lower < by.deepGain) by.deepHops++;
    by.hops++;
    keepLowest(by, lower);
    // The mean square of a straight line between the two.
    addPower(by, (from * from + from * to + to * to) / 3);
  }
}

function keepLowest(by: GainTrace, gain: f64): void {
  if (by.frame >= by.stepEnd) {
    if (by.steps > 0) {
      store<f64>(by.lowests + (<usize>by.lowestCount << 3), by.stepLowest);
      by.lowestCount++;
    }
    by.steps++;
    by.stepLowest = 1;
    by.stepEnd = segmentStart(by.steps * stepSegments, by.rate);
  }
  if (gain < by.stepLowest) by.stepLowest = gain;
}

function addPower(by: GainTrace, power: f64): void {
  const until = by.frame + hopFrames;
  while (until >= by.end) {
    const mean = (by.sum + (by.end - by.frame) * power) / (by.end - by.start);
    store<f32>(by.powers + (<usize>by.powerCount << 2), <f32>mean);
    by.powerCount++;
    by.segments++;
    by.frame = by.start = by.end;
    by.end = segmentStart(by.segments + 1, by.rate);
    by.sum = 0;
  }
  by.sum += (until - by.frame) * power;
  by.frame = until;
}
