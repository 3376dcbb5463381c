import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { measureVersion, soundVersion } from '@kindred/jobs';
import type { Issue } from '@kindred/records';
import { writeNoise } from '../../test/noise-file.js';
import { thisThreadWorkshop } from '../../test/this-thread-workshop.js';
import { openMeasurements, type Measurements } from './measurements.js';

let root: string;
let path: string;
let work: string;
let issues: Issue[];
beforeEach(() => {
  // Ten seconds on, so that files written now are settled.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10_000 });
  root = mkdtempSync(join(tmpdir(), 'kindred-measurements-'));
  path = join(root, 'mix.wav');
  work = join(root, 'work');
  issues = [];
  mkdirSync(work);
  writeNoise(path, { seed: 1 });
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(root, { recursive: true, force: true });
});

interface Given {
  readonly cacheFolder?: string | null;
  readonly kernelsSha256?: string;
}

/** What one run measures, and the jobs that it takes. */
function open({ cacheFolder = join(root, 'cache'), kernelsSha256 }: Given = {}) {
  const workshop = { ...thisThreadWorkshop(), ...(kernelsSha256 ? { kernelsSha256 } : {}) };
  const measurements = openMeasurements({
    workshop,
    cacheFolder,
    listener: (event) => {
      if (event.kind === 'issue') issues.push(event.issue);
    },
  });
  return { ...measurements, ran: workshop.ran };
}

const profile = (measurements: Measurements, at = path, name = 'mix.wav') =>
  measurements.profile({ mix: { path: at, name, unpackFolder: work } }, () => undefined);

async function rehearse(measurements: Measurements, sha256: string) {
  rmSync(work, { recursive: true });
  mkdirSync(work);
  const payload = { mix: { path, name: 'mix.wav', unpackFolder: work }, eq: [], folder: work };
  const { outcome } = await measurements.rehearse({ payload, sha256 }, () => undefined);
  const series = readdirSync(work).sort();
  return { outcome, series: series.map((name) => [name, readFileSync(join(work, name))]) };
}

async function sha256Of(measurements: Measurements): Promise<string> {
  const { outcome } = await profile(measurements);
  if (outcome.status !== 'done') throw new Error('not measured');
  return outcome.result.measurement.sha256;
}

describe('measurements', () => {
  it('are those of the run before when the file is unchanged, and nothing is read', async () => {
    const first = open();
    const measured = await profile(first);
    expect(first.ran).toEqual(['profileTrack']);
    expect(measured.isUnchanged).toBe(false);
    const second = open();
    expect(await profile(second)).toEqual({ ...measured, isUnchanged: true });
    expect(second.ran).toEqual([]);
  });

  it('are known by their bytes under another name and in another place', async () => {
    truncateSync(path, readFileSync(path).length - 3);
    const measured = await profile(open(), path, 'mixes/mix.wav');
    copyFileSync(path, join(root, 'other.wav'));
    const second = open();
    const again = await profile(second, join(root, 'other.wav'), 'other.wav');
    expect(second.ran).toEqual(['digestFile']);
    const afresh = await profile(open({ cacheFolder: null }), join(root, 'other.wav'), 'other.wav');
    expect(again.outcome).toEqual(afresh.outcome);
    const told = measured.outcome.status === 'done' ? measured.outcome.result.issues : [];
    expect(told[0]?.message).toMatch(/^mixes\/mix\.wav ends 1 frame before/u);
    const toldAgain = again.outcome.status === 'done' ? again.outcome.result.issues : [];
    expect(toldAgain[0]?.message).toMatch(/^other\.wav ends 1 frame before/u);
  });

  it('are proved by the bytes when only the date changed, once', async () => {
    await profile(open());
    utimesSync(path, 1e9, 1e9);
    const second = open();
    expect((await profile(second)).isUnchanged).toBe(true);
    expect(second.ran).toEqual(['digestFile']);
    const third = open();
    await profile(third);
    expect(third.ran).toEqual([]);
  });

  it('are made anew for other bytes of the same size, date and name', async () => {
    utimesSync(path, 1e9, 1e9);
    const before = await sha256Of(open());
    writeNoise(path, { seed: 2 });
    utimesSync(path, 1e9, 1e9);
    const second = open();
    expect(await sha256Of(second)).not.toBe(before);
    expect(second.ran).toEqual(['digestFile', 'profileTrack']);
  });

  it('are made anew by other kernels', async () => {
    await profile(open());
    const other = open({ kernelsSha256: 'of others' });
    expect((await profile(other)).isUnchanged).toBe(false);
    expect(other.ran).toEqual(['profileTrack']);
  });

  it('are made anew, and nothing is hashed for them, where no file had that size', async () => {
    await profile(open());
    writeNoise(path, { seed: 1, seconds: 0.6 });
    const second = open();
    await profile(second);
    expect(second.ran).toEqual(['profileTrack']);
  });

  it('are made anew in a damaged cache, which is whole again then', async () => {
    const measured = await profile(open());
    const folder = join(root, 'cache', 'measurements');
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'damaged');
    const second = open();
    expect(await profile(second)).toEqual(measured);
    expect(second.ran).toEqual(['profileTrack']);
    const third = open();
    await profile(third);
    expect(third.ran).toEqual([]);
  });

  it('of a file that nothing can come from are not kept', async () => {
    writeFileSync(path, 'this is a letter');
    for (const run of [open(), open()]) {
      expect((await profile(run)).outcome.status).toBe('failed');
      expect(run.ran).toEqual(['profileTrack']);
    }
  });

  it('are told apart from those of a file that a run was wrong about', async () => {
    const first = open();
    await profile(first);
    first.forget(path);
    const second = open();
    await profile(second);
    expect(second.ran).toEqual(['digestFile']);
  });

  it('are neither kept nor used without a folder', async () => {
    await profile(open());
    for (const run of [open({ cacheFolder: null }), open({ cacheFolder: null })]) {
      expect((await profile(run)).isUnchanged).toBe(false);
    }
  });

  it('are made all the same where they cannot be kept, with one note', async () => {
    writeFileSync(join(root, 'file'), '');
    const run = open({ cacheFolder: join(root, 'file') });
    expect((await profile(run)).outcome.status).toBe('done');
    expect((await profile(run)).outcome.status).toBe('done');
    run.close();
    expect(issues.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['note cache']);
  });
});

describe('what is kept', () => {
  it('is kept under all that it follows from', async () => {
    const first = open();
    const source = await sha256Of(first);
    await rehearse(first, source);
    const kernels = 'of the kernels';
    const keys = keysIn(join(root, 'cache', 'measurements'));
    expect(keys.filter(({ of }) => of === 'profile')).toEqual([
      { of: 'profile', measureVersion, kernels, source },
    ]);
    expect(keys.filter(({ of }) => of === 'rehearsal')).toEqual([
      { of: 'rehearsal', soundVersion, kernels, source, settings: { eq: [] } },
    ]);
  });
});

function keysIn(folder: string): Record<string, unknown>[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.entry'))
    .map((name) => {
      const [, head = ''] = readFileSync(join(folder, name), 'utf8').split('\n');
      const { key } = JSON.parse(head) as { key: string };
      return JSON.parse(key) as Record<string, unknown>;
    });
}

describe('rehearsals', () => {
  it('are those of the run before, with their series', async () => {
    const first = open();
    const sha256 = await sha256Of(first);
    const rehearsed = await rehearse(first, sha256);
    expect(rehearsed.series).toHaveLength(2);
    const second = open();
    expect(await rehearse(second, sha256)).toEqual(rehearsed);
    expect(second.ran).toEqual([]);
  });

  it('are made anew for a mix of other bytes', async () => {
    const first = open();
    await rehearse(first, await sha256Of(first));
    const second = open();
    await rehearse(second, 'of other bytes');
    expect(second.ran).toEqual(['rehearseTrack']);
  });

  it('are not kept of a file that is no longer the one that was measured', async () => {
    const first = open();
    const sha256 = await sha256Of(first);
    writeNoise(path, { seed: 2 });
    await rehearse(first, sha256);
    const second = open();
    await rehearse(second, sha256);
    expect(second.ran).toEqual(['rehearseTrack']);
  });
});
