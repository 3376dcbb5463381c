/**
 * The value that a share of all values stay at or under, by nearest rank; 0 when there is none.
 * Reorders the values (Hoare's selection: time in proportion to their number).
 */
export function nearestRank(values: Float32Array, share: number): number {
  const rank = Math.max(0, Math.ceil(values.length * share) - 1);
  let first = 0;
  let last = values.length - 1;
  while (first < last) {
    const pivot = values[(first + last) >> 1]!;
    let i = first;
    let j = last;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const swapped = values[i]!;
      values[i++] = values[j]!;
      values[j--] = swapped;
    }
    if (rank <= j) last = j;
    else if (rank >= i) first = i;
    else break;
  }
  return values[rank] ?? 0;
}
