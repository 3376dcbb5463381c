import { canonicalText } from './cache/canonical-text.js';
import type { Listener } from './event.js';

/** A listener that hears of no issue twice, for work that may be done again. */
export function toldOnce(listener: Listener): Listener {
  const told = new Set<string>();
  return (event) => {
    if (event.kind === 'issue') {
      const text = canonicalText(event.issue);
      if (told.has(text)) return;
      told.add(text);
    }
    listener(event);
  };
}
