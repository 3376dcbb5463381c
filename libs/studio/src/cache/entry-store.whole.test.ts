import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
// The built store: other processes run built files.
import { createEntryStore } from '../../dist/cache/entry-store.js';

const folder = mkdtempSync(join(tmpdir(), 'kindred-store-'));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const keys = [1, 2, 3].map((number) => ({ of: 'test', number }));
const bytesEach = 1_000_000;

/** Puts, reads and trims without end; its file is full of its own number. */
const writer = (seed: number): string => `
  import { createEntryStore } from ${JSON.stringify(new URL('../../dist/cache/entry-store.js', import.meta.url).href)};
  const keys = ${JSON.stringify(keys)};
  const file = new Uint8Array(${bytesEach}).fill(${seed});
  for (let round = 0; ; round++) {
    const store = createEntryStore({
      folder: ${JSON.stringify(folder)},
      bytesMax: round % 5 === 0 ? 0 : 1e9,
      onTrouble: (error) => { throw error; },
    });
    for (const key of keys) store.put(key, { record: ${seed}, files: { file } });
    store.trim();
    process.stdout.write('.');
  }
`;

describe('a store that several processes write to and are killed at', () => {
  it('gives a whole entry or none, at every moment', async () => {
    const store = createEntryStore({ folder, bytesMax: 1e9, onTrouble: () => undefined });
    let found = 0;
    for (let round = 0; round < 6; round++) {
      const writers = [1, 2].map((seed) => start(writer(seed)));
      await Promise.all(writers.map(({ ready }) => ready));
      // Somewhere within a round of writing: each takes some 10 ms.
      for (const waitMs of [3, 7, 11, 13]) {
        await pause(waitMs + round);
        for (const key of keys) {
          const entry = store.get(key);
          if (!entry) continue;
          found++;
          const { file } = entry.files;
          const whole = Buffer.alloc(bytesEach, Number(entry.record));
          expect(whole.equals(file ?? Buffer.of())).toBe(true);
        }
      }
      for (const { child } of writers) child.kill('SIGKILL');
      const ends = await Promise.all(writers.map(({ ended }) => ended));
      expect(ends).toEqual(['SIGKILL', 'SIGKILL']);
      for (const name of readdirSync(folder).filter((one) => one.endsWith('.entry'))) {
        expect(readFileSync(join(folder, name)).length).toBeGreaterThan(bytesEach);
      }
    }
    expect(found).toBeGreaterThan(0);
    for (const key of keys) {
      store.put(key, { record: 'after', files: {} });
      expect(store.get(key)?.record).toBe('after');
    }
  });
});

interface Started {
  readonly child: ChildProcess;
  readonly ready: Promise<void>;
  readonly ended: Promise<number | string | null>;
}

function start(script: string): Started {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return {
    child,
    ready: new Promise((resolve) => child.stdout?.once('data', () => resolve())),
    ended: new Promise((resolve) => child.on('exit', (code, signal) => resolve(signal ?? code))),
  };
}
