import type { z } from 'zod';
import { boundWords } from './bound-words.js';
import type { EqBand } from './eq-band.js';
import { decimals, sayChange } from './figures.js';
import { intentOnTrackSentence, sayFrequency, sayToneMove } from './intent-sentence.js';
import { limitingBudgets } from './target.js';
import type { MoveBound, wishReasons } from './wish-reason.js';

type Values<Code extends keyof typeof wishReasons> = z.infer<(typeof wishReasons)[Code]>;

/** What a person gave as a reason, in words. */
export const wishSentences: {
  readonly [Code in keyof typeof wishReasons]: (values: Values<Code>) => string;
} = {
  directed: ({ intent }) => `${intentOnTrackSentence(intent)}.`,

  'direction-held': ({ by, bound, moves }) => {
    const told = moves.map(({ wanted, appliedDb }) => {
      const applied = Math.abs(appliedDb) < 0.05 ? 'none' : sayChange(appliedDb);
      return `${applied} of ${sayToneMove(wanted)}`;
    });
    return `${heldBy[by](bound)}: ${told.join(', ')}.`;
  },

  'adjusted-gain': ({ gainDb, appliedDb, bound, limiting }) => {
    if (bound === null) return `with ${sayChange(gainDb)} on top, as its \`adjust\` says.`;
    const firmer = limitingBudgets[limitingBudgets.indexOf(limiting) + 1];
    const more = firmer === undefined ? '' : ` For more: \`limiting: ${firmer}\`.`;
    return (
      `wanted ${sayChange(gainDb)} on top, as its \`adjust\` says, applied ` +
      `${decimals(appliedDb, 1)}: ${boundWords(bound, limiting)}.${more}`
    );
  },

  'adjusted-tone': ({ share }) =>
    share === 0
      ? 'tone not matched, as its `adjust` says.'
      : `${Math.round(100 * share)} % of its tone match, as its \`adjust\` says.`,

  'adjusted-eq': ({ bands }) =>
    `${bands.map(sayBand).join(', ')} on top, as its \`adjust\` says; \`most\` does not bound that.`,
};

const heldBy: Readonly<Record<MoveBound, (bound: number) => string>> = {
  most: (db) =>
    `no frequency moves further than ${Number(db.toFixed(2))} dB, match and words together`,
  'below the music': (hz) => `nothing is raised below ${sayFrequency(hz)}`,
  'above the music': (hz) => `nothing is raised above ${sayFrequency(hz)}, where the music ends`,
  hum: (hz) => `nothing is raised below ${sayFrequency(hz)}, where it hums`,
};

/** "-1.0 dB at 3 kHz"; a pass has no gain: "high-pass at 30 Hz". */
function sayBand(band: EqBand): string {
  return 'gainDb' in band ? sayToneMove(band) : `${band.type} at ${sayFrequency(band.frequencyHz)}`;
}
