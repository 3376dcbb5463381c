import { describe, expect, test } from 'vitest';
import { folderToSearch, isPattern } from './file-pattern.js';

describe('a pattern', () => {
  test('only a star makes one: titles hold brackets and question marks', () => {
    expect(['mixes/Why? [final] {2}.wav', 'mixes/*'].map(isPattern)).toEqual([false, true]);
  });

  test.each([
    ['mixes/*.wav', 'mixes'],
    ['*.wav', '.'],
    ['/*.wav', '/'],
    ['a/b*/c/*.wav', 'a'],
    ['a/**/c.wav', 'a'],
  ])('the search for %s begins in %s', (pattern, folder) => {
    expect(folderToSearch(pattern)).toBe(folder);
  });
});
