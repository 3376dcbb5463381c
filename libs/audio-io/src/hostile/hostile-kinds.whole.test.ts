import { beforeAll, describe, expect, it } from 'vitest';
import { fateOf, mutated, seedsOfKinds, type Fate, type Seed } from '../../test/hostile-kinds.js';
import { randomOf } from '../../test/random-of.js';

/**
 * No bytes of any kind may crash a decoder, hang it, or make it take memory that a file does not hold.
 * KINDRED_FUZZ_RUNS asks for more runs of each kind than the few hundred of every day.
 */
const runs = Number(process.env['KINDRED_FUZZ_RUNS'] ?? 400);
let seeds: readonly Seed[];
beforeAll(async () => {
  seeds = await seedsOfKinds();
});

describe('hostile bytes of every kind', () => {
  it('cut at every byte of the header are read or refused', async () => {
    for (const { kind, bytes, headerBytes } of seeds) {
      for (let length = 0; length <= Math.min(headerBytes, 400); length++) {
        await fateOf(kind, bytes.subarray(0, length));
      }
    }
  });

  it('with every bit of the header flipped, one by one, are read or refused', async () => {
    for (const { kind, bytes, headerBytes, repair } of seeds) {
      // Decoders in WebAssembly are made anew for each.
      const mostBytes = kind === 'aiff' || kind === 'flac' ? 100 : 40;
      for (let bit = 0; bit < Math.min(headerBytes, mostBytes) * 8; bit++) {
        const flipped = Buffer.from(bytes);
        flipped[bit >> 3]! ^= 1 << (bit & 7);
        repair?.(flipped);
        await fateOf(kind, flipped);
      }
    }
  });

  it('damaged at random are read or refused, in no more memory than before', async () => {
    const random = randomOf(2026);
    const startBytes = process.memoryUsage().rss;
    let mostBytes = 0;
    for (const seed of seeds) {
      const fates: Record<Fate, number> = { refused: 0, damaged: 0, read: 0 };
      for (let run = 0; run < runs; run++) {
        fates[await fateOf(seed.kind, mutated(seed, random))]++;
        mostBytes = Math.max(mostBytes, process.memoryUsage().rss);
      }
      if (runs > 400) console.log(seed.name, fates, `${mostBytes >> 20} MiB`);
    }
    expect(mostBytes - startBytes).toBeLessThan(600 << 20);
  });
});
