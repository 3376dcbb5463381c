/** What the model of a limiter is at between two runs of steps; laid out by the host. */
@unmanaged
class LimiterModel {
  /** Octaves that the last step asked for, and those that both stages of release hold. */
  asked: f64;
  fast: f64;
  slow: f64;
  /** The law, at the pace of steps: how much of a step the window reaches into one more, */
  longer: f64;
  /** what is left of the fast stage after half a step and after a whole one, */
  fastMidway: f64;
  fastRemainder: f64;
  /** the slow stage's share of its way, and its weight. */
  slowShare: f64;
  slowWeight: f64;
  /** Octaves under which both stages come to rest. */
  rest: f64;
}

/**
 * Octaves of reduction that the law asks for at each step.
 * @param octaves f64 over full scale, the highest of the window of each step
 * @param scale octaves by which the gain lifts them over the aim
 * @param released out, f64
 */
export function modelReleased(
  model: usize,
  octaves: usize,
  released: usize,
  steps: i32,
  scale: f64,
): void {
  const by = changetype<LimiterModel>(model);
  const longer = by.longer;
  const midways = by.fastMidway;
  const remainder = by.fastRemainder;
  const share = by.slowShare;
  const weight = by.slowWeight;
  const rest = by.rest;
  let asked = by.asked;
  let fast = by.fast;
  let slow = by.slow;
  for (const end = octaves + (<usize>steps << 3); octaves < end; octaves += 8, released += 8) {
    const before = asked;
    const over = load<f64>(octaves) + scale;
    asked = over > 0 ? over : 0;
    const held = before > asked ? asked + longer * (before - asked) : asked;
    const above = fast > held ? fast - held : 0;
    const midway = held + above * midways;
    fast = held + above * remainder;
    slow += (held - slow) * share;
    const weighed = slow * weight;
    store<f64>(released, midway > weighed ? midway : weighed);
    if (held === 0 && fast < rest && slow < rest) {
      fast = 0;
      slow = 0;
    }
  }
  by.asked = asked;
  by.fast = fast;
  by.slow = slow;
}

/**
 * Spreads what was asked for over the steps that it reaches, in dB.
 * @param released f64, with `taps` − 1 earlier ones in front
 * @param weights f64, of the same step first, then of each one before it
 * @param reductions out, f32; as many as `steps`, filled up to a multiple of four
 */
export function spreadReleased(
  released: usize,
  weights: usize,
  taps: i32,
  reductions: usize,
  steps: i32,
): void {
  const lastWeight = weights + (<usize>taps << 3);
  for (const end = reductions + (<usize>steps << 2); reductions < end; reductions += 16) {
    let from = released;
    const own = v128.load64_splat(weights);
    let two = f64x2.mul(own, v128.load(from));
    let more = f64x2.mul(own, v128.load(from, 16));
    for (let at = weights + 8; at < lastWeight; at += 8) {
      from -= 8;
      const weight = v128.load64_splat(at);
      two = f64x2.add(two, f64x2.mul(weight, v128.load(from)));
      more = f64x2.add(more, f64x2.mul(weight, v128.load(from, 16)));
    }
    v128.store64_lane(reductions, f32x4.demote_f64x2_zero(two), 0);
    v128.store64_lane(reductions, f32x4.demote_f64x2_zero(more), 0, 8);
    released += 32;
  }
}
