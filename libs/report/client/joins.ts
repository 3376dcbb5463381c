import { all } from './all.ts';
import type { Keys } from './keys.ts';

/** Goes from join to join by key, and plays them where the page has sound. */
export function readyJoins(keys: Keys, play: ((key: string) => void) | null): void {
  const joins = all('[data-join]');
  if (joins.length === 0) return;
  let at = -1;
  for (const [index, join] of joins.entries()) join.addEventListener('focusin', () => (at = index));
  const next = (): void => {
    const join = joins[(at + 1) % joins.length]!;
    join.scrollIntoView({ block: 'center' });
    join.focus({ preventScroll: true });
    const key = join.querySelector<HTMLElement>('[data-plays]')?.dataset['plays'];
    if (key) play?.(key);
  };
  keys.add({ keys: ['j'], words: 'next join', run: next });
}
