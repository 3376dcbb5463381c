import type { PageKey } from './keys.ts';

interface KeySwitch {
  readonly areOn: boolean;
  readonly turn: (on: boolean) => void;
}

const shown: Readonly<Record<string, string>> = { ' ': 'Space', Escape: 'Esc' };

/** Shows what single keys do, with a switch for those whose keys do something else. */
export function openKeyList(keys: readonly PageKey[], { areOn, turn }: KeySwitch): void {
  document.querySelector('dialog.key-list')?.remove();
  const dialog = element('dialog', 'key-list');
  dialog.setAttribute('aria-labelledby', 'key-list-title');

  const title = element('h2', '', 'Keys');
  title.id = 'key-list-title';
  const rows = element('dl', '');
  for (const { keys: names, words } of keys) {
    const row = element('div', '');
    const term = element('dt', '');
    names.forEach((name) =>
      term.append(element('kbd', '', shown[name] ?? name.toUpperCase()), ' '),
    );
    row.append(term, element('dd', '', words));
    rows.append(row);
  }

  const box = element('input', '');
  box.type = 'checkbox';
  box.checked = areOn;
  box.addEventListener('change', () => turn(box.checked));
  const label = element('label', '');
  label.append(box, ' single keys are on');

  const close = element('button', 'quiet-button', 'Close');
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  dialog.append(title, rows, label, close);
  document.body.append(dialog);
  dialog.showModal();
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  text = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.textContent = text;
  return made;
}
