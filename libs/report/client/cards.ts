import { all } from './all.ts';
import type { Keys } from './keys.ts';

/** Opens and closes all cards by button and key, and opens the card that a link points to. */
export function readyCards(keys: Keys): void {
  const cards = all<HTMLDetailsElement>('details.card');
  const button = document.querySelector('[data-open-all]');
  const areOpen = (): boolean => cards.every((card) => card.open);
  const show = (): void => {
    if (button) button.textContent = areOpen() ? 'Close all' : 'Open all';
  };
  const turn = (): void => {
    const open = !areOpen();
    for (const card of cards) card.open = open;
  };
  for (const card of cards) card.addEventListener('toggle', show);
  button?.addEventListener('click', turn);
  keys.add({ keys: ['o'], words: 'open or close all cards', run: turn });
  show();

  const openTarget = (): void => {
    const target = document.getElementById(location.hash.slice(1));
    const card = target?.closest<HTMLDetailsElement>('details.card');
    if (!card || card.open) return;
    card.open = true;
    target!.scrollIntoView();
  };
  addEventListener('hashchange', openTarget);
  openTarget();
}
