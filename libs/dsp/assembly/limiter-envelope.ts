/**
 * The limiter's law (see `designLimiter`), one value per hop. All that is counted is a whole
 * number held in f64, and the largest, the sums of the third average, stay under 2^53: exact, and
 * so the same however a stream is cut into calls.
 */
@unmanaged
class LimiterEnvelope {
  windowHops: i32;
  /** Values in the three averages together. */
  boxHops: i32;
  /** Hops seen, and hops since `released` was more than 0, counted up to `boxHops`. */
  hop: i32;
  quietHops: i32;
  /** Ring of the values that may still become the window's highest: hops rise, values fall. */
  queue: usize;
  queueMask: i32;
  head: i32;
  tail: i32;
  fast: f64;
  slow: f64;
  fastRemainder: f64;
  slowShare: f64;
  slowWeight: f64;
  /** Sum of the third average for one octave of reduction. */
  octave: f64;
  first: usize;
  second: usize;
  third: usize;
}

@unmanaged
class QueueEntry {
  value: f64;
  hop: i32;
}

/** The sum of the last `width` values, which lie in a ring behind it. */
@unmanaged
class RunningSum {
  sum: f64;
  width: i32;
  at: i32;
}

/**
 * Bytes of an envelope whose window fits a queue of `queueLength`, a power of 2, and whose three
 * averages have `boxHops` values together.
 */
export function limiterEnvelopeBytes(queueLength: i32, boxHops: i32): i32 {
  const queueBytes = queueLength * <i32>offsetof<QueueEntry>();
  const sumBytes = 3 * <i32>offsetof<RunningSum>() + (boxHops << 3);
  return <i32>offsetof<LimiterEnvelope>() + queueBytes + sumBytes;
}

/** Lays out an envelope at rest, in zeroed memory. */
export function limiterEnvelopeStart(
  pointer: usize,
  queueLength: i32,
  windowHops: i32,
  firstHops: i32,
  secondHops: i32,
  thirdHops: i32,
  fastRemainder: f64,
  slowShare: f64,
  slowWeight: f64,
  unitsPerOctave: f64,
): void {
  const envelope = changetype<LimiterEnvelope>(pointer);
  envelope.windowHops = windowHops;
  envelope.boxHops = firstHops + secondHops + thirdHops;
  envelope.quietHops = envelope.boxHops;
  envelope.queue = pointer + offsetof<LimiterEnvelope>();
  envelope.queueMask = queueLength - 1;
  envelope.fastRemainder = fastRemainder;
  envelope.slowShare = slowShare;
  envelope.slowWeight = slowWeight;
  envelope.octave = <f64>firstHops * <f64>secondHops * <f64>thirdHops * unitsPerOctave;
  envelope.first = envelope.queue + <usize>queueLength * offsetof<QueueEntry>();
  envelope.second = startSum(envelope.first, firstHops);
  envelope.third = startSum(envelope.second, secondHops);
  startSum(envelope.third, thirdHops);
}

/**
 * @param required f64, one per hop: whole units, 0 to 2^25
 * @param reductions out, f64 octaves, one per hop: those of `aheadHops` earlier
 */
export function limiterEnvelope(
  pointer: usize,
  required: usize,
  reductions: usize,
  hops: i32,
): void {
  const envelope = changetype<LimiterEnvelope>(pointer);
  for (
    const end = required + ((<usize>hops) << 3);
    required < end;
    required += 8, reductions += 8
  ) {
    const units = load<f64>(required);
    envelope.hop += 1;
    if (units === 0 && atRest(envelope)) {
      store<f64>(reductions, 0);
    } else {
      const level = release(envelope, held(envelope, units));
      envelope.quietHops = level > 0 ? 0 : min(envelope.quietHops + 1, envelope.boxHops);
      const averages = slide(envelope.third, slide(envelope.second, slide(envelope.first, level)));
      store<f64>(reductions, averages / envelope.octave);
    }
  }
}

/** Nothing in the window, the stages or the averages: a further 0 leaves all as it is. */
function atRest(envelope: LimiterEnvelope): bool {
  return envelope.quietHops === envelope.boxHops && envelope.slow === 0;
}

/** Highest of the last `windowHops` values. */
function held(envelope: LimiterEnvelope, units: f64): f64 {
  const mask = envelope.queueMask;
  let tail = envelope.tail;
  while (tail !== envelope.head && entryAt(envelope, (tail - 1) & mask).value <= units) {
    tail = (tail - 1) & mask;
  }
  const entry = entryAt(envelope, tail);
  entry.value = units;
  entry.hop = envelope.hop;
  envelope.tail = (tail + 1) & mask;
  const oldest = envelope.hop - envelope.windowHops;
  while (entryAt(envelope, envelope.head).hop <= oldest) envelope.head = (envelope.head + 1) & mask;
  return entryAt(envelope, envelope.head).value;
}

function entryAt(envelope: LimiterEnvelope, index: i32): QueueEntry {
  return changetype<QueueEntry>(envelope.queue + <usize>index * offsetof<QueueEntry>());
}

function release(envelope: LimiterEnvelope, level: f64): f64 {
  const falling = floor(level + (envelope.fast - level) * envelope.fastRemainder);
  const fast = max(level, falling);
  const slow = floor(envelope.slow + (level - envelope.slow) * envelope.slowShare);
  envelope.fast = fast;
  envelope.slow = slow;
  return max(fast, floor(slow * envelope.slowWeight));
}

/** @returns the address behind the sum */
function startSum(pointer: usize, width: i32): usize {
  changetype<RunningSum>(pointer).width = width;
  return pointer + offsetof<RunningSum>() + ((<usize>width) << 3);
}

function slide(pointer: usize, value: f64): f64 {
  const running = changetype<RunningSum>(pointer);
  const oldest = pointer + offsetof<RunningSum>() + ((<usize>running.at) << 3);
  running.sum += value - load<f64>(oldest);
  store<f64>(oldest, value);
  running.at = running.at + 1 === running.width ? 0 : running.at + 1;
  return running.sum;
}
