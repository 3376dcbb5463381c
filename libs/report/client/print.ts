import { all } from './all.ts';

/** On paper nothing can be opened: cards and promises are, while the page prints. */
export function readyPrint(): void {
  let closed: readonly HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    closed = all<HTMLDetailsElement>('details.card:not([open]), details.promises:not([open])');
    for (const details of closed) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of closed) details.open = false;
  });
}
