import { openKeyList } from './key-list.ts';
import { memory } from './memory.ts';

/** Something that single keys do. */
export interface PageKey {
  /** As `KeyboardEvent.key` has them, letters in lower case; any of them does. */
  readonly keys: readonly string[];
  /** What it does, for the list under `?`. */
  readonly words: string;
  readonly run: (key: string) => void;
}

export interface Keys {
  readonly add: (key: PageKey) => void;
}

/** These do something of their own with Space and Enter. */
const pressed = 'button, summary, a, input, audio, [role="slider"], [role="radio"]';
const fields = 'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]';

/** Single keys of the page: silent while a field has the focus, and they can be switched off. */
export function createKeys(): Keys {
  const known: PageKey[] = [];
  let areOn = memory.read('keys') !== 'off';
  const list = (): void =>
    openKeyList(known, {
      areOn,
      turn: (on) => {
        areOn = on;
        memory.write('keys', on ? 'on' : 'off');
      },
    });

  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const from = event.target instanceof Element ? event.target : document.body;
    if (from.closest(`${fields}, dialog`)) return;
    if (event.key === ' ' && from.closest(pressed)) return;
    if (!areOn && event.key !== 'Escape' && event.key !== '?') return;
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const key = known.find(({ keys }) => keys.includes(name));
    if (key === undefined) return;
    event.preventDefault();
    key.run(name);
  });
  known.push({ keys: ['?'], words: 'this list', run: list });
  document.querySelector('[data-keys-button]')?.addEventListener('click', list);
  return { add: (key) => known.push(key) };
}
