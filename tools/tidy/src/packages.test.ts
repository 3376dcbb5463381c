import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packages, root, text } from './workspace.js';

const named = packages().map((one) => [one.folder, one] as const);

/** Not imported: read or started by whoever opens files or threads. */
const filesHandedOut: Record<string, object> = {
  'libs/dsp': { './kernels.wasm': './dist/kernels.wasm' },
  'libs/jobs': { './threads': './bundle/index.js' },
};

describe('every package', () => {
  it.each(named)('%s says in its README what it is and why it is separate', (folder) => {
    expect(existsSync(join(root, folder, 'README.md'))).toBe(true);
    const readme = text(`${folder}/README.md`);
    expect(readme).toMatch(/^# @kindred\//u);
    if (folder.startsWith('libs/')) expect(readme).toMatch(/separate/u);
  });

  it.each(named)('%s shows a face of named exports only', (folder) => {
    const index = join(folder, 'src/index.ts');
    if (!existsSync(join(root, index))) return;
    expect(text(index)).not.toMatch(/export \*/u);
  });

  it.each(named.filter(([folder]) => folder.startsWith('libs/')))(
    '%s has one door: its index',
    (folder, { manifest }) => {
      const { ['.']: door, ...others } = manifest.exports ?? {};
      expect(door).toEqual({
        '@kindred/source': './src/index.ts',
        types: './dist/index.d.ts',
        default: './dist/index.js',
      });
      expect(others).toEqual(filesHandedOut[folder] ?? {});
    },
  );

  it.each(named)('%s references exactly the packages it depends on', (folder, { manifest }) => {
    const config = JSON.parse(text(`${folder}/tsconfig.json`)) as {
      references?: { path: string }[];
    };
    const referenced = (config.references ?? []).map(({ path }) => path.split('/').at(-1)).sort();
    const depended = Object.keys(manifest.dependencies ?? {})
      .filter((name) => name.startsWith('@kindred/'))
      .map((name) => name.slice('@kindred/'.length))
      .sort();
    expect(referenced).toEqual(depended);
  });
});
