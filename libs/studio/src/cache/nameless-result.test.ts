import { describe, expect, it } from 'vitest';
import type { ProfileResult } from '@kindred/jobs';
import type { Issue } from '@kindred/records';
import { withName, withoutName } from './nameless-result.js';

const issue = (name: string, says: string): Issue => ({
  code: 'truncated',
  severity: 'warning',
  message: `${name} ${says}`,
  place: { file: name },
});
const result = (...issues: Issue[]): ProfileResult =>
  ({ measurement: { sha256: 'abc', loudness: { reason: null } }, issues }) as never;

describe('a result without a name', () => {
  it('tells its issues of the same audio under another name', () => {
    const nameless = withoutName(result(issue('a/1 "Ä".wav', 'ends early')), 'a/1 "Ä".wav');
    expect(JSON.stringify(nameless)).not.toContain('Ä');
    expect(nameless && withName(nameless, 'b.wav')).toEqual(result(issue('b.wav', 'ends early')));
  });

  it('is there for every result without issues', () => {
    expect(withoutName(result(), 'a.wav')).toEqual(result());
  });

  it.each([
    ['an issue begins with another word', issue('b.wav', 'ends early')],
    ['an issue names it once more', issue('a.wav', 'ends before a.wav says')],
    ['an issue lies in another file', { ...issue('a.wav', 'ends'), place: { file: 'b.wav' } }],
  ])('is not there when %s', (_, one) => {
    expect(withoutName(result(one), 'a.wav')).toBeNull();
  });
});
