import { describe, expect, it } from 'vitest';
// The built engine: threads run built files.
import { createThreadEngine } from '../dist/index.js';

const table = `
  export const jobs = {
    double: ({ number }) => ({ status: 'done', result: 2 * number }),
    tell: (_, { onProgress }) => {
      const nap = new Int32Array(new SharedArrayBuffer(4));
      for (let i = 1; i <= 10; i++) {
        onProgress(i / 10);
        Atomics.wait(nap, 0, 0, 20);
      }
      return { status: 'done', result: null };
    },
    forever: (_, { shouldStop }) => {
      while (!shouldStop()) {}
      return { status: 'cancelled' };
    },
    deaf: () => { for (;;) {} },
    end: () => process.exit(3),
    faulty: () => { throw new Error('a fault of ours'); },
    kernels: (_, context) => ({ status: 'done', result: context.kernels }),
  };
`;
const jobsUrl = `data:text/javascript,${encodeURIComponent(table)}`;
const open = (threads: number) =>
  createThreadEngine({ threads, jobsUrl, kernels: { compiled: true } });

describe('the thread engine', () => {
  it('answers every job with its own outcome', async () => {
    const engine = open(2);
    const outcomes = await Promise.all(
      [1, 2, 3, 4, 5].map((number) => engine.run({ name: 'double', payload: { number } })),
    );
    expect(outcomes).toEqual([2, 4, 6, 8, 10].map((result) => ({ status: 'done', result })));
    await engine.close();
  });

  it('takes more jobs than threads without a warning', async () => {
    const warnings: Error[] = [];
    const listen = (warning: Error): void => void warnings.push(warning);
    process.on('warning', listen);
    const engine = open(2);
    await Promise.all(
      Array.from({ length: 30 }, (_, number) =>
        engine.run({ name: 'double', payload: { number } }),
      ),
    );
    await engine.close();
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', listen);
    expect(warnings).toEqual([]);
  });

  it('hands the compiled kernels to every job', async () => {
    const engine = open(1);
    const outcome = await engine.run({ name: 'kernels', payload: {} });
    expect(outcome).toEqual({ status: 'done', result: { compiled: true } });
    await engine.close();
  });

  it('tells progress to the one who asked for the job', async () => {
    const engine = open(1);
    const brief: number[] = [];
    const told: number[] = [];
    await engine.run(
      { name: 'double', payload: { number: 1 } },
      { onProgress: (fraction) => brief.push(fraction) },
    );
    await engine.run(
      { name: 'tell', payload: {} },
      { onProgress: (fraction) => told.push(fraction) },
    );
    // Every job tells when it begins, unless it ends before that is heard, and that it has ended.
    expect([[0, 1], [1]]).toContainEqual(brief);
    expect(told.length).toBeGreaterThan(3);
    expect([told[0], told.at(-1)]).toEqual([0, 1]);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    await engine.close();
  });

  it('stops running and waiting jobs when it is cancelled', async () => {
    const engine = open(1);
    const runs = ['forever', 'double'].map((name) => engine.run({ name, payload: { number: 1 } }));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await engine.cancel();
    expect(await Promise.all(runs)).toEqual([{ status: 'cancelled' }, { status: 'cancelled' }]);
    expect(await engine.run({ name: 'double', payload: { number: 1 } })).toEqual({
      status: 'cancelled',
    });
  });

  it('ends a job that does not listen', async () => {
    const engine = open(1);
    const run = engine.run({ name: 'deaf', payload: {} });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await engine.cancel();
    expect(await run).toEqual({ status: 'cancelled' });
  });

  it('loses no other job with a worker that ends', async () => {
    const message = 'the worker thread on mixes/02 Two.wav ended: it left with code 3';
    for (const threads of [1, 2]) {
      const engine = open(threads);
      const double = (number: number) => ({ name: 'double', payload: { number } });
      const outcomes = await Promise.all([
        engine.run(double(1)),
        engine.run({ name: 'end', payload: {}, about: 'mixes/02 Two.wav' }),
        engine.run(double(3)),
        engine.run(double(4)),
      ]);
      expect(outcomes[1]).toMatchObject({ status: 'failed', issue: { message } });
      expect([0, 2, 3].map((at) => outcomes[at])).toEqual(
        [2, 6, 8].map((result) => ({ status: 'done', result })),
      );
      expect(await engine.run(double(5))).toEqual({ status: 'done', result: 10 });
      await engine.close();
    }
  });

  it('passes on what a faulty job threw', async () => {
    const engine = open(1);
    await expect(engine.run({ name: 'faulty', payload: {} })).rejects.toThrow('a fault of ours');
    await expect(engine.run({ name: 'missing', payload: {} })).rejects.toThrow(
      'no job called missing',
    );
    await engine.close();
  });

  it('tells why its jobs could not be loaded, to each that was handed in', async () => {
    const faulty = `data:text/javascript,${encodeURIComponent("throw new Error('a lost module')")}`;
    const engine = createThreadEngine({ threads: 2, jobsUrl: faulty, kernels: {} });
    const asked = [1, 2, 3].map(() => engine.run({ name: 'double', payload: {} }));
    for (const answer of await Promise.allSettled(asked)) {
      expect(answer).toMatchObject({ status: 'rejected', reason: { message: 'a lost module' } });
    }
    await engine.close();
  });
});
