import type { Issue } from '@kindred/records';
import { describe, expect, it } from 'vitest';
import { issuesOnce } from './issues-once.js';

const jump: Issue = { code: 'jump', severity: 'warning', message: '1 into 2 jumps', track: 2 };

describe('issues of a run and of its records', () => {
  it('stand in one list, each once, in the order of their first mention', () => {
    const other: Issue = { ...jump, track: 3 };
    const placed: Issue = { ...jump, place: { file: 'a.yaml', line: 1, column: 1 } };
    expect(issuesOnce([jump, other], [placed, { ...jump }], [other])).toEqual([
      jump,
      other,
      placed,
    ]);
  });
});
