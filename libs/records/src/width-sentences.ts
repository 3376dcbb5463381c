import type { z } from 'zod';
import { decimals, sayChange } from './figures.js';
import type { widthReasons } from './width-reason.js';

type Values<Code extends keyof typeof widthReasons> = z.infer<(typeof widthReasons)[Code]>;

/** Reasons on width in words. */
export const widthSentences: {
  readonly [Code in keyof typeof widthReasons]: (values: Values<Code>) => string;
} = {
  'width-moved': (values) => {
    const { sideDb, wantedDb, monoLossBeforeDb, monoLossAfterDb } = values;
    const before = decimals(monoLossBeforeDb, 1);
    const after = decimals(monoLossAfterDb, 1);
    return (
      `side ${sayChange(sideDb)} from 500 Hz to 8 kHz, ${partsOf(values).join(', ')}; in mono it ` +
      `loses ${after} dB, ${after === before ? 'as before' : `before ${before}`}` +
      (wantedDb - sideDb < 0.05 ? '.' : `; wanted ${sayChange(wantedDb)}, which would lose over 4.`)
    );
  },

  'width-pinned': ({ sideDb }) =>
    sideDb === 0
      ? 'width set by hand: as in the mix.'
      : `width set by hand: side ${sayChange(sideDb)} from 500 Hz to 8 kHz.`,

  'width-left-alone': ({ why, sideToMidDb, familySideToMidDb, wantedDb }) => {
    const own = `side ${level(sideToMidDb)} against mid`;
    const both = `${own}, the family ${level(familySideToMidDb)}`;
    const wanted = wantedDb === 0 ? '' : `, wanted ${sayChange(wantedDb)}`;
    switch (why) {
      case 'alone':
        return 'width left alone: three songs or more make a family to compare it with.';
      case 'near':
        return `width left alone: ${both}; that near is one width.`;
      case 'far':
        return `width left alone: ${both}; that far is meant.`;
      case 'narrow':
        return `width left alone${wanted}: ${own} is too little to widen.`;
      case 'mono':
        return `width left alone${wanted}: it is mono, and has no side.`;
      case 'too short':
        return `width left alone${wanted}: it is too short to know its width.`;
      case 'no song':
        return 'width left alone: it is not one of the songs.';
      case 'small':
        return `width left alone: match and words together ask for ${sayChange(wantedDb)}, which is not heard.`;
      case 'mono loss':
        return `width left alone${wanted}: wider, it would lose over 4 dB in mono.`;
    }
  },
};

function partsOf({ familyDb, wordsDb, adjustDb, ...levels }: Values<'width-moved'>): string[] {
  const { sideToMidDb, familySideToMidDb } = levels;
  const compared = `${level(sideToMidDb)} against mid, the family ${level(familySideToMidDb)}`;
  const parts = [
    { db: familyDb, words: `toward the family (${compared})` },
    { db: wordsDb, words: 'as its direction says' },
    { db: adjustDb, words: 'as its `adjust` says' },
  ].filter(({ db }) => db !== 0);
  return parts.length === 1
    ? parts.map(({ words }) => words)
    : parts.map(({ db, words }) => `${sayChange(db)} ${words}`);
}

function level(db: number | null): string {
  return db === null ? 'none' : `${decimals(db, 1)} dB`;
}
