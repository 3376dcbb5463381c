import { readDirection, vocabulary } from '@kindred/documents';
import { describe, expect, it } from 'vitest';
import { inkFor } from './ink.js';
import { wordLines, wordsLines, wordsRecord } from './words-listing.js';

const ink = inkFor({ choice: 'never', isTerminal: false, environment: { LANG: 'C.UTF-8' } });
const coloured = inkFor({ choice: 'always', isTerminal: true, environment: {} });
const plain = inkFor({ choice: 'never', isTerminal: false, environment: { LANG: 'C' } });

function entryOf(word: string) {
  const entry = vocabulary.find((one) => one.word === word);
  if (entry === undefined) throw new Error(`no ${word}`);
  return entry;
}

describe('the list of words', () => {
  it('is a screen of 80 columns', () => {
    expect(wordsLines(ink).join('\n')).toBe(
      `Say how much, which way, and where: "a touch warmer", "less mud on track 3".
amount  a touch · a bit, a little · much    less, "not so", "too" turn it round
tone    warm bright dark clear crisp smooth mellow full rich deep heavy air
        bass mids treble · faults: harsh muddy boomy boxy nasal thin
feel    punchy tight wide narrow loud quiet · keep the dynamics · as mixed
for     streaming, club, CD, vinyl, broadcast
hold    not muddy · don't make it brighter · keep the bass · leave track 4 alone
match   like the reference · half the EQ · every track equally loud
where   on track 3 · on "Tunnel" · on the ballads · in the low end, mids, top`,
    );
    for (const line of wordsLines(ink)) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('says nothing that is not understood', () => {
    const phrases = wordsLines(ink)
      .slice(6, 8)
      .flatMap((line) => line.slice(8).split(' · '));
    for (const phrase of [...phrases, 'a touch warmer', 'less mud on track 3', 'as mixed']) {
      expect(readDirection(phrase).issues, phrase).toEqual([]);
    }
  });

  it('has its words in colour, and plain signs where there is no UTF-8', () => {
    expect(wordsLines(coloured)[2]).toContain('\x1b[36mwarm\x1b[39m');
    expect(wordsLines(plain).join('')).toMatch(/^[\x20-\x7e]*$/u);
  });
});

describe('one word', () => {
  it('tells its moves, amounts and forms', () => {
    expect(wordLines(entryOf('warm'), ink).join('\n')).toBe(
      `warm     more low end and low mids, a little less above
moves    +1.5 dB below 90 Hz, +1.5 dB at 250 Hz, -0.8 dB at 700 Hz, -0.6 dB at
         2.5 kHz
amount   a touch 0.8 dB, a bit 1.0 dB, by itself 1.5 dB, much 2.0 dB at most
also     warmer, warmth, warmness
reverse  less warm
as in    "a touch warmer"`,
    );
  });

  it('is a fault: its moves are those of less of it', () => {
    expect(wordLines(entryOf('muddy'), ink)).toContain('moves    -1.5 dB at 250 Hz');
  });

  it('moves level in LU, and a target by nothing', () => {
    expect(wordLines(entryOf('quiet'), ink)).toContain(
      'amount   a touch 0.5 LU, a bit 1.0 LU, by itself 1.5 LU, much 3.0 LU',
    );
    expect(wordLines(entryOf('club'), ink).join('\n')).not.toContain('amount');
  });

  it.each(vocabulary.map((entry) => [entry.word, entry] as const))(
    '%s fits 80 columns',
    (_, entry) => {
      for (const line of wordLines(entry, ink)) expect(line.length).toBeLessThanOrEqual(80);
    },
  );
});

describe('the document', () => {
  it('holds every word with full numbers', () => {
    const { words, amounts } = wordsRecord();
    expect(words).toHaveLength(vocabulary.length);
    expect(words[0]).toEqual({
      word: 'warm',
      group: 'tone',
      about: 'more low end and low mids, a little less above',
      opposite: 'less warm',
      example: 'a touch warmer',
      forms: ['warm', 'warmer', 'warmth', 'warmness'],
      moves: [
        { type: 'low-shelf', frequencyHz: 90, q: 0.71, gainDb: 1.45 },
        { type: 'bell', frequencyHz: 250, q: 0.9, gainDb: 1.5 },
        { type: 'bell', frequencyHz: 700, q: 0.8, gainDb: -0.77 },
        { type: 'bell', frequencyHz: 2500, q: 0.9, gainDb: -0.61 },
      ],
    });
    expect(amounts.bit).toEqual({ said: 'a bit', factor: 2 / 3, levelLu: 1 });
    expect(JSON.parse(JSON.stringify(wordsRecord()))).toEqual(wordsRecord());
  });
});
