/** A seeded stream of chance: the same seed gives the same numbers on every engine. */
export interface Random {
  /** In [0, 1). */
  readonly uniform: () => number;
  /** In (−1, 1), near 0 more often than not: how hands miss a beat. */
  readonly wobble: () => number;
  /** A stream of its own for a name; how much is drawn from one never moves another. */
  readonly fork: (name: string) => Random;
}

/** Marsaglia's xorshift128 (2003): integer arithmetic only. */
export function createRandom(seed: number): Random {
  let a = scramble(seed);
  let b = scramble(a + 1);
  let c = scramble(b + 1);
  let d = scramble(c + 1) | 1;
  const uniform = () => {
    const t = a ^ (a << 11);
    a = b;
    b = c;
    c = d;
    d = d ^ (d >>> 19) ^ t ^ (t >>> 8);
    return (d >>> 0) / 4294967296;
  };
  return {
    uniform,
    wobble: () => (uniform() + uniform() + uniform()) / 1.5 - 1,
    fork: (name) => createRandom(seedOf(seed, name)),
  };
}

function seedOf(seed: number, name: string): number {
  let hash = scramble(seed);
  for (const character of name) hash = scramble(hash ^ character.charCodeAt(0));
  return hash;
}

/** Spreads the bits of a 32-bit integer, so that neighbouring seeds have nothing in common. */
function scramble(value: number): number {
  let bits = (value | 0) + 0x9e3779b9;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return bits ^ (bits >>> 15);
}
