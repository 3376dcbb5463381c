/**
 * Adds to a page that is whole without it. Each part is handed what it needs, finds its own places
 * on the page and does nothing where there are none.
 */
import { readyCards } from './cards.ts';
import { readyCopying } from './copying.ts';
import { createKeys } from './keys.ts';
import { readyPrint } from './print.ts';
import { readyPromises } from './promises.ts';
import { createSelection } from './selection.ts';
import { readySorting } from './sort-table.ts';
import { readyTheme } from './theme.ts';

document.documentElement.classList.remove('no-js');
const changeTheme = readyTheme();

addEventListener('DOMContentLoaded', () => {
  const keys = createKeys();
  const selection = createSelection();
  keys.add({ keys: ['['], words: 'previous track', run: () => selection.step(-1) });
  keys.add({ keys: [']'], words: 'next track', run: () => selection.step(1) });
  keys.add({ keys: ['Escape'], words: 'let go of the track', run: () => selection.clear() });
  keys.add({ keys: ['t'], words: 'theme: auto, light, dark', run: changeTheme });
  readyCards(keys);
  readyPromises();
  readyCopying();
  readyPrint();
  readySorting();
  selection.followAddress();
});
