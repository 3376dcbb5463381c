import type { Issue } from '@kindred/records';
import { describe, expect, it } from 'vitest';
import { inkFor } from './ink.js';
import { toldErrors, toldIssues } from './told-issues.js';

function issue(severity: Issue['severity'], message: string): Issue {
  return { code: 'a-code', severity, message };
}

const options = {
  ink: inkFor({ choice: 'never', isTerminal: true, environment: { LANG: 'en_GB.UTF-8' } }),
  titles: new Map<number, string>(),
  elsewhere: 'in the report',
};

describe('the issues told at the end', () => {
  it('are every error and warning, and three notes', () => {
    const issues = [
      issue('note', 'a'),
      issue('warning', 'b'),
      ...['c', 'd', 'e', 'f'].map((text) => issue('note', text)),
      issue('error', 'g'),
    ];
    const told = toldIssues(issues, options);
    expect(told.map((line) => line.replace(/^. (.).*$/u, '$1'))).toEqual([
      'a',
      'b',
      'c',
      'd',
      'g',
      '2',
    ]);
    expect(told.at(-1)).toBe('· 2 more notes in the report');
  });

  it('count no notes where all are told', () => {
    expect(toldIssues([issue('note', 'a')], options)).toHaveLength(1);
  });
});

describe('the errors told with --quiet', () => {
  it('are errors alone, each on one line behind its track', () => {
    const issues = [
      issue('warning', 'a'),
      { ...issue('error', 'b'), track: 2 },
      issue('note', 'c'),
    ];
    expect(toldErrors(issues, new Map([[2, 'Tunnel']]))).toEqual(['error: 2 Tunnel: b [a-code]']);
  });
});
