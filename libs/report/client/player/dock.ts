import { clock } from '../clock.ts';
import type { SideName } from './deck.ts';

/** What a listener does in the dock. */
export interface DockActions {
  toggle(): void;
  side(side: SideName): void;
  match(on: boolean): void;
  blind(on: boolean): void;
  /** By its key; empty: as is. */
  speaker(key: string): void;
}

/** What the dock says. */
export interface Dock {
  open(): void;
  showTrack(title: string, state: { readonly isPlaying: boolean }): void;
  showTime(seconds: number, ofSeconds: number): void;
  showSides(state: { readonly shown: SideName; readonly isBlind: boolean }): void;
  showMatch(words: string, state: { readonly isMatched: boolean; readonly isAlone: boolean }): void;
  showSpeaker(key: string): void;
}

/** Binds the dock of the page. */
export function readyDock(element: HTMLElement, actions: DockActions): Dock {
  const find = <Kind extends Element = HTMLElement>(selector: string): Kind =>
    element.querySelector<Kind>(selector)!;
  const button = find('[data-dock-play]');
  const title = find('[data-dock-title]');
  const time = find('[data-dock-time]');
  const match = find<HTMLInputElement>('[data-dock-match]');
  const blind = find<HTMLInputElement>('[data-dock-blind]');
  const words = find('[data-dock-match-words]');
  const sides = find<HTMLFieldSetElement>('[data-dock-sides]');
  button.addEventListener('click', () => actions.toggle());
  match.addEventListener('change', () => actions.match(match.checked));
  blind.addEventListener('change', () => actions.blind(blind.checked));
  for (const input of element.querySelectorAll<HTMLInputElement>('input[name="side"]')) {
    input.addEventListener('change', () => actions.side(input.value as SideName));
  }
  for (const input of element.querySelectorAll<HTMLInputElement>('input[name="speaker"]')) {
    input.addEventListener('change', () => actions.speaker(input.value));
  }
  return {
    open() {
      element.hidden = false;
    },
    showTrack(text, { isPlaying }) {
      title.textContent = text;
      button.setAttribute('aria-label', isPlaying ? 'Pause' : 'Play');
      button.classList.toggle('is-playing', isPlaying);
    },
    showTime(seconds, ofSeconds) {
      time.textContent = `${clock(seconds)} of ${clock(ofSeconds)}`;
    },
    showSides({ shown, isBlind }) {
      find<HTMLInputElement>(`input[name="side"][value="${shown}"]`).checked = true;
      find('[data-side-word="a"]').textContent = isBlind ? '1' : 'Mix';
      find('[data-side-word="b"]').textContent = isBlind ? '2' : 'Master';
    },
    showMatch(text, { isMatched, isAlone }) {
      words.textContent = text;
      words.classList.toggle('is-unmatched', !isMatched);
      match.checked = isMatched;
      match.disabled = isAlone;
      sides.disabled = isAlone;
    },
    showSpeaker(key) {
      find<HTMLInputElement>(`input[name="speaker"][value="${key}"]`).checked = true;
    },
  };
}
