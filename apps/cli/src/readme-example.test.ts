import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRelease } from '@kindred/documents';

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');

describe('the README', () => {
  it('shows a release file of at most ten lines that Kindred reads without an issue', () => {
    const example = /```yaml\n([\s\S]*?)```/u.exec(readme)?.[1] ?? '';
    expect(example.trim().split('\n').length).toBeLessThanOrEqual(10);
    const { draft, issues } = parseRelease(example, 'release.yaml');
    expect(issues).toEqual([]);
    expect(draft).not.toBeNull();
  });
});
