/**
 * Powers of mid and side at every frequency of a Hann-windowed run of frames, by one complex
 * transform of mid + i·side: mid and side are real, so that with Z its spectrum
 *   |M[k]|² = |Z[k] + Z*[N − k]|² / 4,  |S[k]|² = |Z[k] − Z*[N − k]|² / 4.
 * Transforming mid and side, not left and right, keeps the rounding of the one out of the other's
 * power where a track is nearly mono.
 *
 * The transform is Stockham's of radix 4 (a last stage of radix 2 where the size asks for it): each
 * stage reads one buffer and writes the other, and the last leaves the spectrum in order.
 * Buffers hold four real parts, then their four imaginary parts, and so on.
 */

/** Laid out by the host. `size` is a power of 2, 64 or more. */
@unmanaged
export class Spectrum {
  size: i32;
  /** The first size / 2 window values, all scaling folded in, and the highest. */
  window: usize;
  windowPeak: f32;
  /** For each four p < size / 4: cos, then −sin of 2πp·j / size, for j = 1, 2, 3. */
  firstTurns: usize;
  /** For each p < size / 16, the six numbers of 2πp·4j / size, and two to fill up. */
  turns: usize;
  /** The two buffers. */
  a: usize;
  b: usize;
  /** size / 2 powers each. */
  mid: usize;
  side: usize;
}

/**
 * Powers of the frames in two halves of size / 2: `older`, then `newer`. For one channel, left and
 * right are the same.
 */
export function spectrumPowers(
  spectrum: usize,
  olderLeft: usize,
  olderRight: usize,
  newerLeft: usize,
  newerRight: usize,
): void {
  const by = changetype<Spectrum>(spectrum);
  const size = by.size;
  firstStage(by, olderLeft, olderRight, newerLeft, newerRight);
  let from = by.a;
  let to = by.b;
  let stride = 4;
  for (; stride << 2 < size; stride <<= 2) {
    middleStage(from, to, size, stride, by.turns);
    const written = to;
    to = from;
    from = written;
  }
  if (stride << 2 == size) lastOfFour(from, to, size);
  else lastOfTwo(from, to, size);
  midAndSide(to, size, by.mid, by.side);
}

function firstStage(
  by: Spectrum,
  olderLeft: usize,
  olderRight: usize,
  newerLeft: usize,
  newerRight: usize,
): void {
  const quarter = <usize>by.size;
  const peak = f32x4.splat(by.windowPeak);
  let window = by.window;
  let turn = by.firstTurns;
  let y = by.a;
  for (const end = window + quarter; window < end; window += 16) {
    // The window's second half is what its first lacks to the peak.
    let w = v128.load(window);
    let l = v128.load(olderLeft);
    let r = v128.load(olderRight);
    const ar = f32x4.mul(f32x4.add(l, r), w);
    const ai = f32x4.mul(f32x4.sub(l, r), w);
    w = f32x4.sub(peak, w);
    l = v128.load(newerLeft);
    r = v128.load(newerRight);
    const cr = f32x4.mul(f32x4.add(l, r), w);
    const ci = f32x4.mul(f32x4.sub(l, r), w);
    const t0r = f32x4.add(ar, cr);
    const t0i = f32x4.add(ai, ci);
    const t1r = f32x4.sub(ar, cr);
    const t1i = f32x4.sub(ai, ci);
    w = v128.load(window + quarter);
    l = v128.load(olderLeft + quarter);
    r = v128.load(olderRight + quarter);
    const br = f32x4.mul(f32x4.add(l, r), w);
    const bi = f32x4.mul(f32x4.sub(l, r), w);
    w = f32x4.sub(peak, w);
    l = v128.load(newerLeft + quarter);
    r = v128.load(newerRight + quarter);
    const dr = f32x4.mul(f32x4.add(l, r), w);
    const di = f32x4.mul(f32x4.sub(l, r), w);
    const t2r = f32x4.add(br, dr);
    const t2i = f32x4.add(bi, di);
    const t3r = f32x4.sub(bi, di);
    const t3i = f32x4.sub(dr, br);

    let c = v128.load(turn);
    let s = v128.load(turn, 16);
    let re = f32x4.add(t1r, t3r);
    let im = f32x4.add(t1i, t3i);
    const y1r = f32x4.sub(f32x4.mul(re, c), f32x4.mul(im, s));
    const y1i = f32x4.add(f32x4.mul(re, s), f32x4.mul(im, c));
    c = v128.load(turn, 32);
    s = v128.load(turn, 48);
    re = f32x4.sub(t0r, t2r);
    im = f32x4.sub(t0i, t2i);
    const y2r = f32x4.sub(f32x4.mul(re, c), f32x4.mul(im, s));
    const y2i = f32x4.add(f32x4.mul(re, s), f32x4.mul(im, c));
    c = v128.load(turn, 64);
    s = v128.load(turn, 80);
    re = f32x4.sub(t1r, t3r);
    im = f32x4.sub(t1i, t3i);
    const y3r = f32x4.sub(f32x4.mul(re, c), f32x4.mul(im, s));
    const y3i = f32x4.add(f32x4.mul(re, s), f32x4.mul(im, c));
    storeTransposed(y, f32x4.add(t0r, t2r), y1r, y2r, y3r);
    storeTransposed(y + 16, f32x4.add(t0i, t2i), y1i, y2i, y3i);
    y += 128;
    turn += 96;
    olderLeft += 16;
    olderRight += 16;
    newerLeft += 16;
    newerRight += 16;
  }
}

/** Four vectors as the columns of 16 numbers, every second four of the buffer. */
// @ts-ignore: decorator
@inline
function storeTransposed(y: usize, a: v128, b: v128, c: v128, d: v128): void {
  const abLow = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
  const cdLow = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
  const abHigh = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
  const cdHigh = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
  v128.store(y, v128.shuffle<i64>(abLow, cdLow, 0, 2));
  v128.store(y, v128.shuffle<i64>(abLow, cdLow, 1, 3), 32);
  v128.store(y, v128.shuffle<i64>(abHigh, cdHigh, 0, 2), 64);
  v128.store(y, v128.shuffle<i64>(abHigh, cdHigh, 1, 3), 96);
}

/** Transforms of four, `stride` of them side by side. */
function middleStage(x: usize, y: usize, size: i32, stride: i32, turns: usize): void {
  const quarter = <usize>size << 1;
  const run = <usize>stride << 3;
  for (let p = size / (stride << 2); p > 0; p--) {
    const c1 = v128.load_splat<f32>(turns);
    const s1 = v128.load_splat<f32>(turns, 4);
    const c2 = v128.load_splat<f32>(turns, 8);
    const s2 = v128.load_splat<f32>(turns, 12);
    const c3 = v128.load_splat<f32>(turns, 16);
    const s3 = v128.load_splat<f32>(turns, 20);
    for (const end = x + run; x < end; x += 32, y += 32) {
      const x1 = x + quarter;
      const x2 = x1 + quarter;
      const x3 = x2 + quarter;
      const ar = v128.load(x);
      const cr = v128.load(x2);
      const t0r = f32x4.add(ar, cr);
      const t1r = f32x4.sub(ar, cr);
      const br = v128.load(x1);
      const dr = v128.load(x3);
      const t2r = f32x4.add(br, dr);
      const t3i = f32x4.sub(dr, br);
      const ai = v128.load(x, 16);
      const ci = v128.load(x2, 16);
      const t0i = f32x4.add(ai, ci);
      const t1i = f32x4.sub(ai, ci);
      const bi = v128.load(x1, 16);
      const di = v128.load(x3, 16);
      const t2i = f32x4.add(bi, di);
      const t3r = f32x4.sub(bi, di);
      v128.store(y, f32x4.add(t0r, t2r));
      v128.store(y, f32x4.add(t0i, t2i), 16);
      let re = f32x4.add(t1r, t3r);
      let im = f32x4.add(t1i, t3i);
      const y1 = y + run;
      v128.store(y1, f32x4.sub(f32x4.mul(re, c1), f32x4.mul(im, s1)));
      v128.store(y1, f32x4.add(f32x4.mul(re, s1), f32x4.mul(im, c1)), 16);
      re = f32x4.sub(t0r, t2r);
      im = f32x4.sub(t0i, t2i);
      const y2 = y1 + run;
      v128.store(y2, f32x4.sub(f32x4.mul(re, c2), f32x4.mul(im, s2)));
      v128.store(y2, f32x4.add(f32x4.mul(re, s2), f32x4.mul(im, c2)), 16);
      re = f32x4.sub(t1r, t3r);
      im = f32x4.sub(t1i, t3i);
      const y3 = y2 + run;
      v128.store(y3, f32x4.sub(f32x4.mul(re, c3), f32x4.mul(im, s3)));
      v128.store(y3, f32x4.add(f32x4.mul(re, s3), f32x4.mul(im, c3)), 16);
    }
    y += 3 * run;
    turns += run;
  }
}

/** Transforms of four, size / 4 of them side by side. */
function lastOfFour(x: usize, y: usize, size: i32): void {
  const quarter = <usize>size << 1;
  for (const end = x + quarter; x < end; x += 32, y += 32) {
    const x1 = x + quarter;
    const x2 = x1 + quarter;
    const x3 = x2 + quarter;
    const y1 = y + quarter;
    const y2 = y1 + quarter;
    const y3 = y2 + quarter;
    const ar = v128.load(x);
    const cr = v128.load(x2);
    const t0r = f32x4.add(ar, cr);
    const t1r = f32x4.sub(ar, cr);
    const br = v128.load(x1);
    const dr = v128.load(x3);
    const t2r = f32x4.add(br, dr);
    const t3i = f32x4.sub(dr, br);
    v128.store(y, f32x4.add(t0r, t2r));
    v128.store(y2, f32x4.sub(t0r, t2r));
    const ai = v128.load(x, 16);
    const ci = v128.load(x2, 16);
    const t0i = f32x4.add(ai, ci);
    const t1i = f32x4.sub(ai, ci);
    const bi = v128.load(x1, 16);
    const di = v128.load(x3, 16);
    const t2i = f32x4.add(bi, di);
    const t3r = f32x4.sub(bi, di);
    v128.store(y, f32x4.add(t0i, t2i), 16);
    v128.store(y2, f32x4.sub(t0i, t2i), 16);
    v128.store(y1, f32x4.add(t1r, t3r));
    v128.store(y3, f32x4.sub(t1r, t3r));
    v128.store(y1, f32x4.add(t1i, t3i), 16);
    v128.store(y3, f32x4.sub(t1i, t3i), 16);
  }
}

/** Transforms of two, size / 2 of them side by side. */
function lastOfTwo(x: usize, y: usize, size: i32): void {
  const half = <usize>size << 2;
  for (const end = x + half; x < end; x += 16, y += 16) {
    const a = v128.load(x);
    const b = v128.load(x + half);
    v128.store(y, f32x4.add(a, b));
    v128.store(y + half, f32x4.sub(a, b));
  }
}

/** Both halves of the spectrum, from its ends to its middle; its mirror begins with Z[size] = Z[0]. */
function midAndSide(z: usize, size: i32, mid: usize, side: usize): void {
  let mirror = z + (<usize>size << 3);
  let nextR = v128.load(z);
  let nextI = v128.load(z, 16);
  for (const middle = z + (<usize>size << 2); z < middle; z += 32) {
    mirror -= 32;
    const backR = v128.load(mirror);
    const backI = v128.load(mirror, 16);
    const mr = v128.shuffle<i32>(backR, nextR, 4, 3, 2, 1);
    const mi = v128.shuffle<i32>(backI, nextI, 4, 3, 2, 1);
    nextR = backR;
    nextI = backI;
    const zr = v128.load(z);
    const zi = v128.load(z, 16);
    const midR = f32x4.add(zr, mr);
    const midI = f32x4.sub(zi, mi);
    const sideR = f32x4.add(zi, mi);
    const sideI = f32x4.sub(mr, zr);
    v128.store(mid, f32x4.add(f32x4.mul(midR, midR), f32x4.mul(midI, midI)));
    v128.store(side, f32x4.add(f32x4.mul(sideR, sideR), f32x4.mul(sideI, sideI)));
    mid += 16;
    side += 16;
  }
}
