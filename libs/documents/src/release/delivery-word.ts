import { deliverables, type Deliverable } from '@kindred/records';
import { complainAt, textOf, type Reader } from '../readers/reader.js';
import { word } from '../readers/word.js';
import { asCode } from '../source/wording.js';

/** What people ask for under `deliver` that is not made, and what comes nearest. */
const notMade: Readonly<Record<string, string>> = {
  ddp: '`deliver: [one continuous file, cue, cd frames]`: a plant or a DDP tool takes those',
  'one continuous file per side':
    '`deliver: one continuous file`, with a release file for each side',
};

/** What is made beside the tracks, by its word. */
export function deliveryWord(): Reader<Deliverable> {
  const known = word({ words: deliverables });
  return {
    ...known,
    read(spot, page) {
      const typed = textOf(spot.node).trim();
      const asked = typed.toLowerCase();
      const fix = Object.hasOwn(notMade, asked) ? notMade[asked] : undefined;
      if (fix === undefined) return known.read(spot, page);
      const message = `${asCode(typed)} is not made by this version`;
      const { expected } = known;
      return complainAt(
        spot,
        { code: 'not-made-yet', message, got: asCode(typed), expected, fix },
        page,
      );
    },
  };
}
