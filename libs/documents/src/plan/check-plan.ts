import type { Issue } from '@kindred/records';
import { isMap, isSeq, type Node } from 'yaml';
import { printQuantity } from '../quantity.js';
import { textOf } from '../readers/reader.js';
import { rangeOf, type Page } from '../yaml/page.js';
import type { TypedPlan } from './plan-shape.js';

/**
 * Complains of what no single key shows: tracks out of order, a limiter that would let its ceiling
 * pass. What could not be read was complained of, and has no part in it.
 */
export function checkPlan(
  { tracks = [], loudness }: Pick<TypedPlan, 'tracks' | 'loudness'>,
  { root, page }: { readonly root: Node; readonly page: Page },
): void {
  const complain = (path: Path, complaint: Pick<Issue, 'code' | 'message' | 'fix'>): void =>
    page.complain({ ...rangeOf(nodeAt(path, { root, page })), ...complaint });
  const entries = page.resolve(nodeAt(['tracks'], { root, page }));
  // An entry that is no track was left out, and it is not known which.
  if (!isSeq(entries) || tracks.length !== entries.items.length) return;
  const numbers = tracks.flatMap(({ number }) => number ?? []);
  const binding = loudness?.bindingTrack ?? null;
  if (binding !== null && numbers.length === tracks.length && !numbers.includes(binding)) {
    complain(['loudness', 'bindingTrack'], {
      code: 'no-such-track',
      message: `there is no track ${binding} in the plan`,
      fix: '`bindingTrack: none`',
    });
  }
  let before = 0;
  tracks.forEach(({ number, limiter }, index) => {
    if (number !== undefined && number <= before) {
      complain(['tracks', index, 'number'], {
        code: 'out-of-order',
        message: `track ${number} stands after track ${before}`,
        fix: 'numbers rise; the running order is that of the release file',
      });
    }
    before = number ?? before;
    const { ceiling, aim } = limiter ?? {};
    if (ceiling === undefined || aim === undefined || aim <= ceiling) return;
    complain(['tracks', index, 'limiter', 'aim'], {
      code: 'aim-over-ceiling',
      message: 'the limiter aims over its own ceiling',
      fix: `\`aim: ${printQuantity(ceiling, 'aim')}\`, or lower`,
    });
  });
}

type Path = readonly (string | number)[];

/** What stands at a path, as typed; where a part is merged in from elsewhere, the whole around it. */
function nodeAt(path: Path, { root, page }: { readonly root: Node; readonly page: Page }): Node {
  let node = root;
  for (const key of path) {
    const parent = page.resolve(node);
    const next = isSeq(parent)
      ? parent.items[Number(key)]
      : isMap(parent)
        ? parent.items.find((pair) => textOf(page.resolve(pair.key as Node | null)) === key)?.value
        : null;
    if (!next) break;
    node = next as Node;
  }
  return node;
}
