import fc from 'fast-check';
import { intentSchema, issueSchema } from '@kindred/records';
import { describe, expect, test } from 'vitest';
import { anyCodePoints } from '../../test/any-code-points.js';
import { combineIntents } from './combine-intents.js';
import { forms } from './lexicon.js';
import { readDirection } from './read-direction.js';
import { settleDirections } from './settle-directions.js';

/** Words of the lexicon, and what else people and machines type. */
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...forms.map(({ words }) => words.join(' '))) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...['the', 'a', ',', '.', ';', ':', '&', '/', '-', '(', ')', '#', '%', '"', "'", '“', '”'],
      ...['3', '-1', '2.5', 'dB', 'kHz', 'LUFS', '1:02', '"Tunnel"', 'track 3', 'tracks 2 and 4'],
      ...[
        "don't",
        'É',
        '🎵',
        '\n',
        '\x1b',
        '\ud800',
        '\u202e',
        'wramth',
        '__proto__',
        'constructor',
      ],
    ),
  },
);
const patchwork = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(' '));
const anySentence = fc.oneof(patchwork, anyCodePoints, fc.string());

const release = {
  tracks: [1, 2, 3, 4].map((number) => ({
    number,
    title: ['Ignition', 'Exit Ramp', 'Tunnel', 'Coda'][number - 1] ?? '',
    role: number === 2 ? 'ballad' : null,
  })),
  target: null,
  references: 1,
};

describe('any sentence', () => {
  test('gives intents or issues, never an exception, and places that lie in it', () => {
    fc.assert(
      fc.property(anySentence, (text) => {
        const place = (start: number, end: number) => {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
          return { file: 'r.yaml', line: 1, column: start + 1, length: end - start };
        };
        const { intents, issues } = readDirection(text, { place });
        expect(intents.length + issues.length).toBeGreaterThan(0);
        for (const issue of issues) {
          issueSchema.parse(issue);
          expect(issue.fix).toBeTruthy();
        }
        for (const { phrase, place: at } of intents) {
          const start = (at?.column ?? 0) - 1;
          expect(text.slice(start, start + (at?.length ?? 0))).toBe(phrase);
        }
        const settled = settleDirections([{ intents, track: null }], release);
        for (const issue of settled.issues) issueSchema.parse(issue);
        for (const intent of settled.intents) {
          intentSchema.parse(JSON.parse(JSON.stringify(intent)));
        }
        for (const track of combineIntents(settled.intents, [1, 2, 3, 4]).tracks) {
          for (const { gainDb } of track.moves) expect(Math.abs(gainDb)).toBeLessThanOrEqual(2);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('of any length is answered at once', () => {
    for (const part of ['a touch warmer and ', '"', '-', 'not ', '1:', 'track 3, ', '🎵', "'a "]) {
      const { intents, issues } = readDirection(part.repeat(500_000 / part.length));
      expect(intents).toEqual([]);
      expect(issues.map(({ code }) => code)).toEqual(['out-of-range']);
    }
  });
});

/** Phrases that say all they mean by themselves. */
const clear = fc.constantFrom(
  ...['warmer', 'a bit less harsh', 'more air on track 3', 'not muddy', 'keep the bass'],
  ...['a touch wider', 'much quieter on the ballads', 'punchier', 'loud enough for the club'],
  ...['brighter except track 4', 'leave track 4 alone', 'half the EQ', 'too boomy', 'tighter'],
);

describe('the order of phrases', () => {
  test('does not matter where each says all it means', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(['; ', '. ', ' but ', ', but ']),
        fc.array(clear, { minLength: 2, maxLength: 5 }),
        fc.nat(),
        ([joint = '; '], phrases, seed) => {
          const turned = phrases.map((_, index) => phrases[(index + seed) % phrases.length] ?? '');
          const bag = (list: readonly string[]) =>
            readDirection(list.join(joint))
              .intents.map((intent) => JSON.stringify(intent))
              .sort();
          expect(bag(turned)).toEqual(bag(phrases));
        },
      ),
    );
  });

  test('does not matter to what they come to', () => {
    fc.assert(
      fc.property(fc.array(clear, { maxLength: 6 }), fc.nat(), (phrases, seed) => {
        const intentsOf = (list: readonly string[]) =>
          settleDirections(
            list.map((phrase) => ({ intents: readDirection(phrase).intents, track: null })),
            release,
          ).intents;
        const turned = phrases.map((_, index) => phrases[(index + seed) % phrases.length] ?? '');
        const [one, other] = [phrases, turned].map((list) => {
          const { tracks, ...rest } = combineIntents(intentsOf(list), [1, 2, 3, 4]);
          // Guards are a set.
          const sorted = tracks.map(({ guards, ...track }) => ({
            ...track,
            guards: guards.map((guard) => JSON.stringify(guard)).sort(),
          }));
          return { ...rest, tracks: sorted };
        });
        expect(one).toEqual(other);
      }),
    );
  });
});

describe('a negation', () => {
  const word = fc.constantFrom('warm', 'bright', 'muddy', 'full', 'crisp', 'harsh', 'wide', 'loud');
  const negation = fc.constantFrom('not', "don't make it", 'never', 'no', 'without being', 'less');

  test('said twice gives an issue, or the thing itself, never its reverse', () => {
    fc.assert(
      fc.property(word, negation, negation, (one, first, second) => {
        const { intents, issues } = readDirection(`${first} ${second} ${one}`);
        if (issues.length > 0) return;
        // "not less warm" holds warmth where it is: the same as keeping it.
        const [held] = readDirection(`keep it ${one}`).intents;
        expect(intents).toHaveLength(1);
        expect({ ...intents[0], phrase: '' }).toEqual({ ...held, phrase: '' });
      }),
    );
  });

  test('said once is never what it would be without', () => {
    fc.assert(
      fc.property(word, negation, (one, by) => {
        const bare = readDirection(`more ${one}`).intents.map(({ phrase: _, ...rest }) => rest);
        const denied = readDirection(`${by} ${one}`).intents.map(({ phrase: _, ...rest }) => rest);
        expect(denied).not.toEqual(bare.length === 0 ? null : bare);
      }),
    );
  });
});
