import { targetPresets, targetWords, type Target } from '@kindred/records';
import { parseQuantity, printQuantity } from '../quantity.js';
import { complainAt, inPlace, textOf, type Reader } from '../readers/reader.js';
import { word } from '../readers/word.js';
import { asCode } from '../source/wording.js';

/** A target by its name. A bare loudness is understood, and sent into the block it belongs in. */
export function targetWord(): Reader<Target> {
  const expected = `${targetWords.join(', ')} or a block`;
  const named = word({ words: targetWords, expected });
  return {
    ...named,
    read(spot, page) {
      const typed = textOf(spot.node);
      const level = parseQuantity(typed, 'loudness');
      if (level.status === 'done') {
        const loudness = printQuantity(level.value, 'loudness');
        const message = `unknown word ${asCode(typed)} for \`target\``;
        const fix = inPlace(spot, `{ loudness: ${loudness} }`);
        return complainAt(
          spot,
          { code: 'unknown-word', message, got: asCode(typed), expected, fix },
          page,
        );
      }
      const found = named.read(spot, page);
      return found && targetPresets[found];
    },
  };
}
