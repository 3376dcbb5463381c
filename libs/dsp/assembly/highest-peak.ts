/** The highest peak of a window that moves along a track; laid out by the host. */
@unmanaged
class HighestPeak {
  peak: f32;
  /** Steps since it was met. */
  age: i32;
}

/**
 * The highest of each peak and the `windowSteps` − 1 before it.
 * @param peaks f32, with as many earlier ones in front
 * @param highest out, f32
 */
export function highestInWindows(
  state: usize,
  peaks: usize,
  highest: usize,
  steps: i32,
  windowSteps: i32,
): void {
  const by = changetype<HighestPeak>(state);
  let most = by.peak;
  let age = by.age;
  for (const end = peaks + (<usize>steps << 2); peaks < end; peaks += 4, highest += 4) {
    const peak = load<f32>(peaks);
    age++;
    if (peak >= most) {
      most = peak;
      age = 0;
    } else if (age >= windowSteps) {
      // It has left the window: the highest of those that are still in it.
      most = 0;
      for (let back = windowSteps - 1; back >= 0; back--) {
        const other = load<f32>(peaks - (<usize>back << 2));
        if (other < most) continue;
        most = other;
        age = back;
      }
    }
    store<f32>(highest, most);
  }
  by.peak = most;
  by.age = age;
}
