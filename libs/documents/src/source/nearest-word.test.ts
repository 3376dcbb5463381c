import { expect, test } from 'vitest';
import { nearestWord } from './nearest-word.js';

const targets = ['quiet', 'streaming', 'competitive', 'loud', 'broadcast'];

test.each([
  ['straming', 'streaming', 'one letter missing'],
  ['braodcast', 'broadcast', 'two letters swapped'],
  ['Streaming', 'streaming', 'another case'],
  ['laud', 'loud', 'one of four letters'],
  ['luod', 'loud', 'a swap counts once'],
])('%s is near %s: %s', (typed, word) => {
  expect(nearestWord(typed, targets)).toBe(word);
});

test.each([
  ['lo', targets, 'two edits of two letters'],
  ['streams', targets, 'three edits'],
  ['', targets, 'nothing'],
  ['bat', ['cat', 'hat'], 'two neighbours equally near'],
  ['x'.repeat(1_000_000), targets, 'no word at all'],
])('%.12s has no clear neighbour', (typed, words) => {
  expect(nearestWord(typed, words)).toBeNull();
});
