import { all } from './all.ts';
import { announce } from './announce.ts';

/** Buttons that copy a digest; where a page may not, the whole digest opens to be selected. */
export function readyCopying(): void {
  for (const button of all('[data-copy]')) {
    const done = (): void => {
      button.textContent = 'copied';
      announce('Digest copied');
    };
    const refused = (): void => {
      button.textContent = 'select it';
      const whole = button.parentElement?.querySelector('details');
      if (whole) whole.open = true;
    };
    button.addEventListener('click', () => {
      if (navigator.clipboard === undefined) refused();
      else navigator.clipboard.writeText(button.dataset['copy'] ?? '').then(done, refused);
    });
  }
}
