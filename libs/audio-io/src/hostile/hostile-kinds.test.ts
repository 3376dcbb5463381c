import { beforeAll, describe, it } from 'vitest';
import { fateOf, mutated, seedsOfKinds, type Seed } from '../../test/hostile-kinds.js';
import { randomOf } from '../../test/random-of.js';

/** A quick part of hostile-kinds.whole.test.ts. */
let seeds: readonly Seed[];
beforeAll(async () => {
  seeds = await seedsOfKinds();
});

describe('hostile bytes of every kind', () => {
  it('cut in the header are read or refused', async () => {
    for (const { kind, bytes, headerBytes } of seeds) {
      const step = kind === 'aiff' || kind === 'flac' ? 1 : Math.ceil(headerBytes / 20);
      for (let length = 0; length <= headerBytes; length += step) {
        await fateOf(kind, bytes.subarray(0, length));
      }
    }
  });

  it('damaged at random are read or refused', async () => {
    const random = randomOf(1);
    for (const seed of seeds) {
      const runs = seed.kind === 'aiff' || seed.kind === 'flac' ? 100 : 12;
      for (let run = 0; run < runs; run++) await fateOf(seed.kind, mutated(seed, random));
    }
  });
});
