import { all } from './all.ts';

/** On a phone only the head shows at first; on wide screens the list is always there. */
export function readyPromises(): void {
  const narrow = matchMedia('(max-width: 599.98px)');
  for (const details of all<HTMLDetailsElement>('[data-promises]')) {
    const summary = details.querySelector('summary')!;
    const fit = (): void => {
      details.open = !narrow.matches;
      summary.tabIndex = narrow.matches ? 0 : -1;
    };
    fit();
    narrow.addEventListener('change', fit);
  }
}
