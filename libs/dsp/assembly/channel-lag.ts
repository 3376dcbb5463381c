/**
 * How late one channel is against the other: the lag at which first differences of both (so that
 * bass does not decide) are most alike. Sums run in 64 bits in order of time, eight lags at once.
 */

/** Lags computed at once. */
const lagsAtOnce = 8;
/** Samples summed to one for a rough search. */
const coarse = 4;

/** Laid out by the host. Planes have room for `lagMax + 16` zeros on both sides of their samples. */
@unmanaged
class ChannelLag {
  /** Lags are sought only if the channels might be this much more alike at one than at none. */
  overZero: f64;
  /** How alike the channels are at most, could be, and are without a lag. */
  best: f64;
  scale: f64;
  atZero: f64;
  /** Frames, a multiple of 4; there is one more sample in each plane. */
  frames: i32;
  lagMax: i32;
  left: usize;
  right: usize;
  /** Planes of frames / 4 for the rough search. */
  roughLeft: usize;
  roughRight: usize;
  /** Room for eight sums. */
  sums: usize;
}

/** Differentiates the planes in place. @returns the likeliest lag; 0 where none was sought */
export function likeliestLag(lag: usize): i32 {
  const by = changetype<ChannelLag>(lag);
  const frames = by.frames;
  const roughFrames = frames / coarse;
  thin(by.left, by.roughLeft, roughFrames);
  thin(by.right, by.roughRight, roughFrames);
  differentiate(by.roughLeft, roughFrames);
  differentiate(by.roughRight, roughFrames);
  differentiate(by.left, frames + 1);
  differentiate(by.right, frames + 1);
  by.best = 0;
  compareAtZero(by);
  // No lag is more alike than wholly (Cauchy and Schwarz), which spares most music the search.
  if (!(by.scale > 0) || by.overZero * by.atZero > by.scale) return 0;
  const roughMax = (by.lagMax + coarse - 1) / coarse;
  const rough = likeliest(by, by.roughLeft, by.roughRight, roughFrames, -roughMax, roughMax);
  const from = max(-by.lagMax, coarse * (rough - 1) - 1);
  const to = min(by.lagMax, coarse * (rough + 1) + 1);
  return likeliest(by, by.left, by.right, frames, from, to);
}

function thin(from: usize, to: usize, count: i32): void {
  for (const end = to + (<usize>count << 2); to < end; from += 16, to += 4) {
    const sum =
      <f64>load<f32>(from) + <f64>load<f32>(from, 4) + <f64>load<f32>(from, 8)
      + <f64>load<f32>(from, 12);
    store<f32>(to, <f32>sum);
  }
}

/** Each sample becomes its distance to the next, and the last 0. */
function differentiate(x: usize, count: i32): void {
  const end = x + (<usize>(count - 1) << 2);
  for (; x < end; x += 4) store<f32>(x, load<f32>(x, 4) - load<f32>(x));
  store<f32>(end, 0);
}

function compareAtZero(by: ChannelLag): void {
  let both: f64 = 0;
  let lefts: f64 = 0;
  let rights: f64 = 0;
  for (let at: usize = 0; at < <usize>by.frames << 2; at += 4) {
    const l = <f64>load<f32>(by.left + at);
    const r = <f64>load<f32>(by.right + at);
    both += l * r;
    lefts += l * l;
    rights += r * r;
  }
  by.atZero = abs(both);
  by.scale = sqrt<f64>(lefts * rights);
}

/** The first of the likeliest lags from `from` to `to`, and how alike the channels are there. */
function likeliest(by: ChannelLag, a: usize, b: usize, size: i32, from: i32, to: i32): i32 {
  let best: f64 = -Infinity;
  let at = 0;
  for (let lag = from; lag <= to; lag += lagsAtOnce) {
    products(a, b + (<usize>lag << 2), size, by.sums);
    for (let i = 0; i < lagsAtOnce && lag + i <= to; i++) {
      const value = abs(load<f64>(by.sums + (<usize>i << 3)));
      if (value > best) {
        best = value;
        at = lag + i;
      }
    }
  }
  by.best = best;
  return at;
}

/** Σ a[n]·b[n + i] for i = 0 … 7. */
function products(a: usize, b: usize, size: i32, sums: usize): void {
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  let s2 = f64x2.splat(0);
  let s3 = f64x2.splat(0);
  for (const end = a + (<usize>size << 2); a < end; a += 4, b += 4) {
    const x = f64x2.splat(<f64>load<f32>(a));
    s0 = f64x2.add(s0, f64x2.mul(x, f64x2.promote_low_f32x4(v128.load64_zero(b))));
    s1 = f64x2.add(s1, f64x2.mul(x, f64x2.promote_low_f32x4(v128.load64_zero(b, 8))));
    s2 = f64x2.add(s2, f64x2.mul(x, f64x2.promote_low_f32x4(v128.load64_zero(b, 16))));
    s3 = f64x2.add(s3, f64x2.mul(x, f64x2.promote_low_f32x4(v128.load64_zero(b, 24))));
  }
  v128.store(sums, s0);
  v128.store(sums, s1, 16);
  v128.store(sums, s2, 32);
  v128.store(sums, s3, 48);
}
