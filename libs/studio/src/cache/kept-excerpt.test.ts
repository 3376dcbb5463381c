import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeNoise } from '../../test/noise-file.js';
import { thisThreadWorkshop } from '../../test/this-thread-workshop.js';
import { openMeasurements } from './measurements.js';

let root: string;
let work: string;
beforeEach(() => {
  // Ten seconds on, so that files written now are settled.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10_000 });
  root = mkdtempSync(join(tmpdir(), 'kindred-kept-excerpt-'));
  work = join(root, 'work');
  mkdirSync(work);
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(root, { recursive: true, force: true });
});

/** What one run cuts, and the jobs that it takes. */
function open() {
  const workshop = thisThreadWorkshop();
  const cacheFolder = join(root, 'cache');
  const measurements = openMeasurements({ workshop, cacheFolder, listener: () => undefined });
  const cut = async (
    path: string,
    { sha256 = 'of it', fileSha256 = '', startSeconds = 0 } = {},
  ) => {
    const mix = { path, name: 'mix.wav', unpackFolder: work };
    const piece = { mix, startSeconds, seconds: 0.3, silenceSeconds: 0 };
    const excerptPath = join(work, 'excerpt.mp3');
    const outcome = await measurements.excerpt({
      payload: { pieces: [piece], excerptPath },
      sources: [{ sha256, fileSha256 }],
    });
    if (outcome.status !== 'done') throw new Error(JSON.stringify(outcome));
    return { result: outcome.result, bytes: readFileSync(excerptPath) };
  };
  return { cut, ran: workshop.ran, measurements };
}

describe('an excerpt that is cut ahead', () => {
  const ahead = (path: string, sha256: string) => ({
    payload: {
      pieces: [
        {
          mix: { path, name: 'a render', unpackFolder: work },
          startSeconds: 0,
          seconds: 0.3,
          silenceSeconds: 0,
        },
      ],
      excerptPath: join(work, `${sha256}.mp3`),
    },
    sources: [{ sha256, fileSha256: sha256 }],
  });

  it('is waited for, and put where it is wanted', async () => {
    const part = join(work, 'part.wav');
    writeNoise(part, { seed: 1 });
    const plain = await open().cut(part);
    rmSync(join(root, 'cache'), { recursive: true });
    const { cut, ran, measurements } = open();
    measurements.cutAhead(ahead(part, 'of it'));
    expect(await cut(part)).toEqual(plain);
    expect(ran).toEqual(['cutExcerpt']);
  });

  it('of a render that was dropped leaves nothing, and takes nothing from the next', async () => {
    const part = join(work, 'part.wav');
    const { cut, ran, measurements } = open();
    writeNoise(part, { seed: 1 });
    measurements.cutAhead(ahead(join(work, 'dropped.wav'), 'of it'));
    await cut(part);
    expect(ran).toEqual(['cutExcerpt', 'cutExcerpt']);
  });
});

describe('an excerpt that an earlier run cut', () => {
  it('is put where it is wanted, byte for byte, and not cut again', async () => {
    const part = join(work, 'part.wav');
    writeNoise(part, { seed: 1 });
    const first = await open().cut(part);
    rmSync(join(work, 'excerpt.mp3'));
    const again = open();
    expect(await again.cut(part)).toEqual(first);
    expect(again.ran).toEqual([]);
  });

  it('is cut again of other sound, and at another place', async () => {
    const part = join(work, 'part.wav');
    writeNoise(part, { seed: 1 });
    await open().cut(part);
    const again = open();
    await again.cut(part, { sha256: 'of another' });
    await again.cut(part, { startSeconds: 0.1 });
    expect(again.ran).toEqual(['cutExcerpt', 'cutExcerpt']);
  });

  it('is not kept of a mix that is not known to be the one that was measured', async () => {
    const mix = join(root, 'mix.wav');
    writeNoise(mix, { seed: 2 });
    await open().cut(mix);
    const again = open();
    await again.cut(mix);
    expect(again.ran).toEqual(['cutExcerpt']);
  });

  it('is kept of a file with tags, by the sound that was verified before it had them', async () => {
    const tagged = join(root, 'masters.wav');
    writeNoise(tagged, { seed: 3 });
    const fileSha256 = createHash('sha256').update(readFileSync(tagged)).digest('hex');
    const first = open();
    expect(await first.measurements.isFile(tagged, fileSha256)).toBe(true);
    await first.cut(tagged, { fileSha256 });
    const part = join(work, 'part.wav');
    writeNoise(part, { seed: 3 });
    const again = open();
    await again.cut(part);
    expect(again.ran).toEqual([]);
  });
});
