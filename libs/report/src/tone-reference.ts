import type { Family } from './family.js';
import { percent } from './percent.js';
import { safeText, shortened } from './prose.js';
import { shareOfDb, shareOfHz, type DecibelAxis } from './tone-axis.js';
import { referenceDeviation, type ToneDeviation } from './tone-deviation.js';
import type { FrameExit } from './tone-frame.js';
import { toneExits, tonePath } from './tone-path.js';

/** The references as one line among the tracks, named at its right end. */
export interface ReferenceLineView {
  readonly path: string;
  readonly exits: readonly FrameExit[];
  /** All of them by name. */
  readonly words: string;
  readonly name: { readonly x: string; readonly y: string; readonly text: string };
}

const namedMost = 3;

/** Null where no reference has a say, or the release no centre to draw it against. */
export function drawReference(family: Family, axis: DecibelAxis): ReferenceLineView | null {
  const deviation = referenceDeviation(family);
  const names = referenceNames(family);
  if (!deviation) return null;
  const curve = { frequenciesHz: deviation.centresHz, valuesDb: deviation.valuesDb };
  return {
    path: tonePath(curve, axis),
    exits: toneExits(curve, axis),
    words: referenceWords(family),
    name: {
      ...rightEnd(deviation, axis),
      text: names.length === 1 ? `reference ${shortened(names[0]!, 18)}` : 'references',
    },
  };
}

/** "reference Autumn", "references Autumn, Winter and 2 more". */
export function referenceWords(family: Family): string {
  const names = referenceNames(family).map((name) => shortened(name, 40));
  const told = names.slice(0, namedMost).join(', ');
  const more = names.length > namedMost ? ` and ${names.length - namedMost} more` : '';
  return `${names.length === 1 ? 'reference' : 'references'} ${told}${more}`;
}

/** Files as people call them: without folder and ending. */
function referenceNames({ plan }: Family): readonly string[] {
  return (plan.tone?.reference?.names ?? []).map((file) => {
    const name = file.split(/[\\/]/u).at(-1)!;
    return safeText(name.replace(/(?!^)\.[a-z0-9]{1,5}$/iu, ''));
  });
}

function rightEnd({ centresHz, valuesDb }: ToneDeviation, axis: DecibelAxis) {
  const band = valuesDb.findLastIndex((value) => value !== null);
  return {
    x: percent(shareOfHz(centresHz[band] ?? 0)),
    y: percent(shareOfDb(valuesDb[band] ?? 0, axis)),
  };
}
