import { describe, expect, it } from 'vitest';
import type { Issue } from '@kindred/records';
import { inkFor } from './ink.js';
import { countLine, issueLines, issueLogLine } from './issue-lines.js';

const ink = inkFor({ choice: 'never', isTerminal: false, environment: {} });
const truncated: Issue = {
  code: 'truncated',
  severity: 'error',
  message: 'mixes/05 Sodium Lights.wav ends at 2:31, its header says 5:02',
  fix: 'Export or copy it again.',
  track: 5,
};
const titles = new Map([[5, 'Sodium Lights']]);

describe('an issue', () => {
  it('of a track begins with its number and title on a terminal', () => {
    expect(issueLines(truncated, ink, titles)).toBe(
      '✗ 5 Sodium Lights: mixes/05 Sodium Lights.wav ends at 2:31, its header says 5:02. ' +
        'Export or copy it again. [truncated]',
    );
  });

  it('breaks at whole words under its first, where a terminal would break it anywhere', () => {
    const terminal = inkFor({ choice: 'always', isTerminal: true, environment: {} });
    const lines = issueLines(truncated, terminal, titles).split('\n');
    expect(lines).toEqual([
      '\u001b[31m✗\u001b[39m 5 Sodium Lights: mixes/05 Sodium Lights.wav ends at 2:31, its header says',
      '  5:02. Export or copy it again. \u001b[2m[truncated]\u001b[22m',
    ]);
  });

  it('is one line in a log, its severity spelled out', () => {
    const line = issueLogLine({ ...truncated, severity: 'warning' }, titles);
    expect(line).toMatch(/^warning: 5 Sodium Lights: .* \[truncated\]$/u);
    expect(line).not.toContain('\n');
  });

  const misspelt: Issue = {
    code: 'unknown-word',
    severity: 'error',
    message: 'unknown target',
    place: { file: 'release.yaml', line: 6, column: 9, length: 8, excerpt: 'target: straming' },
    got: 'straming',
    expected: 'streaming',
    fix: 'did you mean `streaming`?',
  };

  it('with a place has the colours of place, severity, code and carets, and no others', () => {
    const coloured = inkFor({ choice: 'always', isTerminal: false, environment: {} });
    const [head, , carets, ...rest] = issueLines(misspelt, coloured, titles).split('\n');
    const { path, bad, dim } = coloured;
    expect(head).toBe(
      `${path('release.yaml:6:9')}: ${bad('error')}: unknown target${dim(' [unknown-word]')}`,
    );
    expect(carets).toContain(`| ${' '.repeat(8)}${bad('^^^^^^^^')}`);
    expect(rest.join('')).not.toContain('\u001b');
  });

  it('with a place in a text shows the line and the carets', () => {
    const text = issueLines(misspelt, ink, titles);
    expect(text).toContain('release.yaml:6:9: error: unknown target [unknown-word]');
    expect(text).toContain('^^^^^^^^');
  });
});

describe('the count', () => {
  it('agrees with its noun and leaves warnings out', () => {
    const left = 'nothing was read or written';
    expect(countLine([truncated], { file: 'release.yaml', left })).toBe(
      '1 error in release.yaml; nothing was read or written',
    );
    const warning: Issue = { ...truncated, severity: 'warning' };
    const issues = [truncated, warning, truncated];
    expect(countLine(issues, { file: 'a.yaml', left: 'nothing was made' })).toBe(
      '2 errors in a.yaml; nothing was made',
    );
  });
});
