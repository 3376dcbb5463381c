/** White noise through three one-pole low-passes of rising corner, summed: nearly pink. */
export function pinkNoise(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0;
  const poles = [0.997, 0.96, 0.6, 0];
  const gains = [0.09, 0.3, 0.7, 0.7];
  const kept = poles.map(() => 0);
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const white = state / 2 ** 31 - 1;
    return poles.reduce((sum, pole, at) => {
      kept[at] = pole * kept[at]! + white * gains[at]!;
      return sum + kept[at]!;
    }, 0);
  };
}
