import { describe, expect, test } from 'vitest';
import { nearestWord } from '../source/nearest-word.js';
import { forms, longestForm, wordsToKnow } from './lexicon.js';
import { readDirection } from './read-direction.js';
import { replies } from './replies.js';
import { vocabulary } from './vocabulary.js';

describe('the lexicon', () => {
  test('nothing that can be typed has two meanings', () => {
    const seen = new Map<string, number>();
    for (const { words } of forms) {
      seen.set(words.join(' '), (seen.get(words.join(' ')) ?? 0) + 1);
    }
    expect([...seen].filter(([, count]) => count > 1)).toEqual([]);
  });

  test('every form is as tokens are: lower case, no article, no apostrophe', () => {
    for (const { words, meanings } of forms) {
      expect(meanings.length, words.join(' ')).toBeGreaterThan(0);
      for (const word of words) expect(word).toMatch(/^[a-z0-9]+$/);
      expect(words).not.toContain('the');
      expect(words).not.toContain('a');
    }
  });

  test('the longest form wins', () => {
    expect(longestForm(['not', 'so', 'much', 'bass'])?.words).toEqual(['not', 'so', 'much']);
    expect(longestForm(['qwerty'])).toBeUndefined();
  });

  test('a word that is known is nobody’s neighbour', () => {
    for (const word of wordsToKnow) expect(nearestWord(word, wordsToKnow)).toBe(word);
  });
});

describe('what is offered can be typed', () => {
  test.each(vocabulary.map((entry) => [entry.word, entry] as const))('%s', (_, entry) => {
    const { example, opposite, more } = entry;
    for (const phrase of [example, ...(opposite === null ? [] : [opposite]), ...more]) {
      // "harsher" is known, and names a fault.
      if (entry.group === 'fault' && more.includes(phrase)) continue;
      expect(readDirection(phrase).issues, phrase).toEqual([]);
    }
  });

  const words = replies.filter(({ code }) => code === 'ambiguous-word' || code === 'unknown-word');
  const offered = words.flatMap(({ fix }) =>
    [...fix.matchAll(/(?:say one: |near it: |say |or |, )([a-z ]+?)(?=,|\?|$| \(| or )/g)].map(
      ([, phrase = '']) => phrase,
    ),
  );
  const phrases = [...new Set(offered)];
  test.each(phrases)('"%s", in a reply', (phrase) => {
    expect(readDirection(phrase).issues).toEqual([]);
  });
});
