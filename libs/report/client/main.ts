/**
 * Adds to a page that is whole without it. Each part is handed what it needs, finds its own places
 * on the page and does nothing where there are none.
 */
import { readyCards } from './cards.ts';
import { readyCopying } from './copying.ts';
import { readyJoins } from './joins.ts';
import { createKeys } from './keys.ts';
import { readyPlayer } from './player/player.ts';
import { readyPrint } from './print.ts';
import { readyPromises } from './promises.ts';
import { createSelection } from './selection.ts';
import { readySorting } from './sort-table.ts';
import { readyTheme } from './theme.ts';
import { readyTimeline } from './timeline/timeline.ts';
import { readyToneChart } from './tone-chart.ts';

document.documentElement.classList.remove('no-js');
const changeTheme = readyTheme();

addEventListener('DOMContentLoaded', () => {
  const keys = createKeys();
  const selection = createSelection();
  const player = readyPlayer({ keys, selection });
  const step = (by: number): void => {
    selection.step(by);
    player?.follow();
  };
  const letGo = (): void => {
    player?.stop();
    selection.clear();
  };
  keys.add({ keys: ['['], words: 'previous track', run: () => step(-1) });
  keys.add({ keys: [']'], words: 'next track', run: () => step(1) });
  keys.add({ keys: ['Escape'], words: 'stop, let go of the track', run: letGo });
  keys.add({ keys: ['t'], words: 'theme: auto, light, dark', run: changeTheme });
  readyCards(keys);
  readyPromises();
  readyCopying();
  readyPrint();
  readySorting();
  readyTimeline({ keys, selection, player });
  readyJoins(keys, player && player.playKey);
  readyToneChart(selection);
  selection.followAddress();
});
