import { expect, test } from 'vitest';
import { head, sayIssue, whole } from '../../test/wrong-release.js';
import { parsePlan } from '../plan/parse-plan.js';
import { parseRelease } from './parse-release.js';

test.each([
  [
    'a release file',
    `# mine\n${whole}`,
    '2:1+18 other-file: a release file, not a plan',
    '`kindred plan` makes a plan of it, and says where that lies',
  ],
  [
    'plan.json',
    '{\n  "schema": "plan/1",\n  "tracks": []\n}\n',
    '2:1+19 other-file: a record for programs, not a plan',
    'name the plan.yaml beside it',
  ],
  [
    'a report',
    '<!doctype html>\n<html>\n <p>a: b\n</html>\n',
    '1:1+0 other-file: a page of the web, not a plan',
    'name a plan; a report is only made from it',
  ],
])('%s, given as a plan, is told in one issue', (_, text, says, fix) => {
  const { plan, issues } = parsePlan(text, 'plan.yaml');
  expect(plan).toBeNull();
  expect(issues.map(sayIssue)).toEqual([says]);
  expect(issues[0]?.fix).toBe(fix);
});

test('a mix given as a release file is told by its name, whatever its bytes', () => {
  const { draft, issues } = parseRelease('RIFF\u0004\ufffd\0WAVE', 'mixes/01 Ignition.WAV');
  expect(draft).toBeNull();
  expect(issues.map(sayIssue)).toEqual(['1:1+0 other-file: a sound file, not a release file']);
});

test('a title that speaks of a schema or begins with < leaves a release file what it is', () => {
  for (const title of ['"schema: plan/1"', '<html>']) {
    const { issues } = parseRelease(whole.replace('Night Drive', title), 'release.yaml');
    expect(issues).toEqual([]);
  }
  expect(head).toContain('Night Drive');
});
