import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRelease } from '@kindred/documents';

function examplesIn(path: string): string[] {
  const text = readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
  return [...text.matchAll(/```yaml\n([\s\S]*?)```/gu)].map(([, example]) => example ?? '');
}

const shown = ['README.md', 'docs/guide.md'].flatMap((path) =>
  examplesIn(path).map((example, index) => ({ path, number: index + 1, example })),
);

describe('the release files that the docs show', () => {
  it.each(shown)('$path, number $number, are read without an issue', ({ example }) => {
    const { draft, issues } = parseRelease(example, 'release.yaml');
    expect(issues).toEqual([]);
    expect(draft).not.toBeNull();
  });

  it('stand in the README once, in at most ten lines, and in the guide', () => {
    const [example, ...others] = examplesIn('README.md');
    expect(others).toEqual([]);
    expect(example?.trim().split('\n').length).toBeLessThanOrEqual(10);
    expect(examplesIn('docs/guide.md').length).toBeGreaterThan(0);
  });
});
