/** Scales `count` numbers in place. */
export function gainF64(pointer: usize, count: i32, factor: f64): void {
  const end = pointer + (<usize>count << 3);
  const factors = f64x2.splat(factor);
  for (; pointer + 16 <= end; pointer += 16) {
    v128.store(pointer, f64x2.mul(v128.load(pointer), factors));
  }
  for (; pointer < end; pointer += 8) {
    store<f64>(pointer, load<f64>(pointer) * factor);
  }
}
