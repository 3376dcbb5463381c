import { all } from '../all.ts';

/**
 * Makes the heads of the table of speakers buttons: what they name can be listened through.
 * Answers what shows which of them is on.
 * @param choose is given a speaker's key; empty: as is
 */
export function readySpeakerHeads(choose: (key: string) => void): (key: string) => void {
  const heads = new Map<string, HTMLButtonElement>();
  for (const cell of all<HTMLElement>('[data-hear]')) {
    const key = cell.dataset['hear']!;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'hear-button';
    button.setAttribute('aria-pressed', 'false');
    button.title = `Listen through: ${cell.querySelector('abbr')?.title ?? ''}`;
    button.textContent = cell.textContent;
    button.addEventListener('click', () =>
      choose(button.getAttribute('aria-pressed') === 'true' ? '' : key),
    );
    cell.replaceChildren(button);
    heads.set(key, button);
  }
  return (key) => {
    for (const [own, head] of heads) head.setAttribute('aria-pressed', String(own === key));
  };
}
