import { segmentStart } from './segments';

/** What a course of reductions comes to; laid out by the host. */
@unmanaged
class LimiterCourse {
  rate: f64;
  stepFrames: f64;
  /** dB over which a step is deep. */
  deepDb: f64;
  deepestDb: f64;
  /** The frame that the next step begins at, and the segment of 10 ms that is summed over. */
  frame: f64;
  start: f64;
  end: f64;
  sum: f64;
  squares: f64;
  /** Mean and mean square of the reduction in each whole segment, f64 in turn. */
  rows: usize;
  rowCount: i32;
  segments: i32;
  steps: i32;
  deepSteps: i32;
  deepest: i32;
}

/** Takes in a run of reductions. @param reductions f32, in dB */
export function followReductions(course: usize, reductions: usize, steps: i32): void {
  const by = changetype<LimiterCourse>(course);
  const stepFrames = by.stepFrames;
  const deepDb = by.deepDb;
  let frame = by.frame;
  let sum = by.sum;
  let squares = by.squares;
  let end = by.end;
  for (const last = reductions + (<usize>steps << 2); reductions < last; reductions += 4) {
    const reduction = <f64>load<f32>(reductions);
    if (reduction > deepDb) by.deepSteps++;
    if (reduction > by.deepestDb) {
      by.deepestDb = reduction;
      by.deepest = by.steps;
    }
    by.steps++;
    const until = frame + stepFrames;
    while (until >= end) {
      const weighed = (end - frame) * reduction;
      const length = end - by.start;
      const row = by.rows + (<usize>by.rowCount << 4);
      store<f64>(row, (sum + weighed) / length);
      store<f64>(row, (squares + weighed * reduction) / length, 8);
      by.rowCount++;
      by.segments++;
      frame = end;
      by.start = end;
      end = segmentStart(by.segments + 1, by.rate);
      sum = 0;
      squares = 0;
    }
    const weighed = (until - frame) * reduction;
    sum += weighed;
    squares += weighed * reduction;
    frame = until;
  }
  by.frame = frame;
  by.sum = sum;
  by.squares = squares;
  by.end = end;
}
