import type { Issue } from '@kindred/records';
import { expect, it } from 'vitest';
import type { StudioEvent } from './event.js';
import { toldOnce } from './told-once.js';

it('a listener that is told once hears of no issue twice, and of all else as often as it comes', () => {
  const heard: StudioEvent[] = [];
  const listener = toldOnce((event) => heard.push(event));
  const issueOf = (track: number): StudioEvent => {
    const issue: Issue = { code: 'mono-loss', severity: 'warning', message: 'less', track };
    return { kind: 'issue', issue };
  };
  const stage: StudioEvent = { kind: 'stage', stage: 'render', tracks: 2 };
  for (const event of [stage, issueOf(1), issueOf(2), stage, issueOf(1)]) listener(event);
  expect(heard).toEqual([stage, issueOf(1), issueOf(2), stage]);
});
