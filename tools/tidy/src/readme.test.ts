import { describe, expect, it } from 'vitest';
import { packages, text, trackedFiles } from './workspace.js';

const readme = text('README.md');

describe('the README', () => {
  it.each(['npm ci && npm run demo', 'npm ci && npm test'])('shows `%s`', (command) => {
    expect(readme).toContain(command);
  });

  it('names the demo and the test script that exist', () => {
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
    for (const name of ['check', 'test', 'build', 'demo', 'bench', 'format']) {
      expect(scripts[name], name).toBeTruthy();
    }
  });

  it('shows a picture that is there', () => {
    const picture = /!\[[^\]]+\]\(([^)]+)\)/u.exec(readme)?.[1] ?? 'no picture';
    expect(trackedFiles()).toContain(picture);
  });
});

describe('ARCHITECTURE', () => {
  it.each(packages().map(({ folder }) => folder))('has a row in its table for %s', (folder) => {
    const rows = text('ARCHITECTURE.md')
      .split('\n')
      .filter((line) => line.startsWith(`| \`${folder}\``));
    expect(rows).toHaveLength(1);
  });

  it('gives every package the layer it has in its manifest', () => {
    const told = [...text('ARCHITECTURE.md').matchAll(/^\| `([^`]+)` *\| (\w+) *\|/gmu)].map(
      ([, folder, layer]) => `${folder} layer:${layer}`,
    );
    const held = packages().map(
      ({ folder, manifest }) =>
        `${folder} ${manifest.nx?.tags?.find((tag) => tag.startsWith('layer:'))}`,
    );
    expect(told.sort()).toEqual(held.sort());
  });
});
