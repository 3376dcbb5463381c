import { all } from './all.ts';
import { announce } from './announce.ts';
import { memory } from './memory.ts';

const themes = [
  { name: 'auto', word: 'Auto', spoken: 'Auto, as the system' },
  { name: 'light', word: 'Light', spoken: 'Light' },
  { name: 'dark', word: 'Dark', spoken: 'Dark' },
] as const;

/** Sets the theme before anything is painted, readies its button, and hands back what turns it on. */
export function readyTheme(): () => void {
  const root = document.documentElement;
  const kept = memory.read('theme');
  let at = Math.max(
    0,
    themes.findIndex(({ name }) => name === kept),
  );

  const show = (): void => {
    const { name, word, spoken } = themes[at]!;
    if (name === 'auto') root.removeAttribute('data-theme');
    else root.setAttribute('data-theme', name);
    for (const button of all('[data-theme-button]')) {
      button.setAttribute('aria-label', `Theme: ${spoken}`);
      button.querySelector('[data-theme-word]')!.textContent = word;
    }
  };
  const change = (): void => {
    at = (at + 1) % themes.length;
    memory.write('theme', themes[at]!.name);
    show();
    announce(`Theme: ${themes[at]!.spoken}`);
  };

  show();
  addEventListener('DOMContentLoaded', () => {
    show();
    for (const button of all('[data-theme-button]')) button.addEventListener('click', change);
  });
  return change;
}
