import { join } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { packages, root, text } from './workspace.js';

const boundaryRule = '@nx/enforce-module-boundaries';

async function refusals(file: string, source: string): Promise<string[]> {
  const eslint = new ESLint({ cwd: root });
  const results = await eslint.lintText(source, { filePath: join(root, file) });
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId ?? 'fatal'));
}

describe('the layers', () => {
  it.each([
    ['a stage importing a stage', 'libs/matcher/src/canary.ts', '@kindred/analysis'],
    ['a stage importing files', 'libs/analysis/src/canary.ts', '@kindred/audio-io'],
    ['a kernel importing records', 'libs/dsp/src/canary.ts', '@kindred/records'],
    ['records importing a kernel', 'libs/records/src/canary.ts', '@kindred/dsp'],
    ['files importing a kernel', 'libs/audio-io/src/canary.ts', '@kindred/dsp'],
    ['a shell importing a stage', 'libs/batch/src/canary.ts', '@kindred/renderer'],
    ['an app importing a job', 'apps/cli/src/canary.ts', '@kindred/jobs'],
    ['a tool importing the studio', 'tools/demo-ep/src/canary.ts', '@kindred/studio'],
  ])('refuse %s', async (_, file, imported) => {
    const source = `import type * as forbidden from '${imported}';\nexport type Canary = typeof forbidden;\n`;
    expect(await refusals(file, source)).toContain(boundaryRule);
  });

  it('let a job import stages, kernels and files', async () => {
    const source = ['analysis', 'renderer', 'dsp', 'audio-io', 'records']
      .map(
        (name, i) =>
          `import type * as a${i} from '@kindred/${name}';\nexport type A${i} = typeof a${i};`,
      )
      .join('\n');
    expect(await refusals('libs/jobs/src/canary.ts', `${source}\n`)).toEqual([]);
  });

  it('refuse maths that differs between engines in pure libs', async () => {
    const source = 'export const level = 20 * Math.log10(3);\nexport const power = 2 ** 0.5;\n';
    expect(await refusals('libs/matcher/src/canary.ts', source)).toEqual([
      'no-restricted-properties',
      'no-restricted-syntax',
    ]);
  });

  it.each([
    ['an enum in a pure lib', 'libs/analysis/src/canary.ts', 'export enum Side { left, right }\n'],
    ['a default export in a pure lib', 'libs/dsp/src/canary.ts', 'export default 3;\n'],
    ['a default export elsewhere', 'libs/studio/src/canary.ts', 'export default 3;\n'],
    ['an enum in the worker', 'libs/batch/src/worker.ts', 'export enum Side { left, right }\n'],
    ['a power by assignment', 'libs/delivery/src/canary.ts', 'export let x = 2;\nx **= 3;\n'],
  ])('refuse %s', async (_, file, source) => {
    expect(await refusals(file, source)).toEqual(['no-restricted-syntax']);
  });

  it('are named once by every package', () => {
    for (const { folder, manifest } of packages()) {
      const layers = manifest.nx?.tags?.filter((tag) => tag.startsWith('layer:')) ?? [];
      expect(layers, folder).toHaveLength(1);
    }
  });

  it.each(['record', 'kernel', 'stage'])('of %s know nothing of Node', (layer) => {
    const pure = packages().filter(({ manifest }) => manifest.nx?.tags?.includes(`layer:${layer}`));
    expect(pure.length).toBeGreaterThan(0);
    for (const { folder } of pure) {
      expect(text(`${folder}/tsconfig.json`), folder).toContain('tsconfig.pure.json');
    }
  });
});
