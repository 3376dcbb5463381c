import { all } from './all.ts';

/**
 * One track is looked at on the whole page: what it is pointed at, or else what was chosen. Lines,
 * dots, rows and cards name their track by `data-track`; `data-pick` marks what can be pointed at and
 * chosen, `data-point` what can only be pointed at.
 */
export interface Selection {
  /** Number of the track looked at; null: none. */
  readonly track: () => number | null;
  /** Chooses a track until another is, or until it is let go; writes it into the address. */
  readonly choose: (track: number) => void;
  /** Looks at a track for as long as it is pointed at; null: no more. */
  readonly point: (track: number | null) => void;
  readonly clear: () => void;
  /** Chooses the track before or after. */
  readonly step: (by: number) => void;
  readonly onChange: (listener: (track: number | null) => void) => void;
  /** Chooses the track that the address names, now and when it changes. */
  readonly followAddress: () => void;
}

export function createSelection(): Selection {
  const cards = all('details.card');
  const numbers = cards.map((card) => Number(card.dataset['track']));
  const listeners: ((track: number | null) => void)[] = [];
  let chosen: number | null = null;
  let pointed: number | null = null;
  let shown: number | null = null;

  const show = (): void => {
    const track = pointed ?? chosen;
    if (track === shown) return;
    shown = track;
    document.documentElement.classList.toggle('has-selection', track !== null);
    for (const element of all<Element>('.is-selected')) element.classList.remove('is-selected');
    if (track !== null) {
      for (const element of all<Element>(`[data-track="${track}"]`))
        element.classList.add('is-selected');
    }
    for (const listener of listeners) listener(track);
  };
  const point = (track: number | null): void => {
    pointed = track;
    show();
  };
  const choose = (track: number): void => {
    chosen = track;
    const card = cards[numbers.indexOf(track)];
    if (card) history.replaceState(null, '', `#${card.id}`);
    show();
  };
  const clear = (): void => {
    chosen = pointed = null;
    if (/^#t\d+$/.test(location.hash)) history.replaceState(null, '', location.pathname);
    show();
  };

  const trackOf = (event: Event, marked: string): number | null => {
    const found = event.target instanceof Element ? event.target.closest(marked) : null;
    return found === null ? null : Number(found.getAttribute('data-track'));
  };
  const pointable = '[data-pick], [data-point]';
  document.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'mouse') point(trackOf(event, pointable));
  });
  document.addEventListener('focusin', (event) => point(trackOf(event, pointable)));
  document.addEventListener('focusout', () => point(null));
  document.addEventListener('click', (event) => {
    // A link chooses by the address that it sets.
    if (event.target instanceof Element && event.target.closest('a')) return;
    const track = trackOf(event, '[data-pick]');
    if (track !== null) choose(track);
  });

  const fromAddress = (): void => {
    const card = cards.find(({ id }) => `#${id}` === location.hash);
    if (card) choose(Number(card.dataset['track']));
  };
  return {
    track: () => shown,
    choose,
    point,
    clear,
    step: (by) => {
      // What the focus rests on no longer counts.
      pointed = null;
      const at = numbers.indexOf(chosen ?? NaN);
      const next = at < 0 ? (by > 0 ? 0 : numbers.length - 1) : at + by;
      const track = numbers[Math.min(numbers.length - 1, Math.max(0, next))];
      if (track !== undefined) choose(track);
    },
    onChange: (listener) => listeners.push(listener),
    followAddress: () => {
      addEventListener('hashchange', fromAddress);
      fromAddress();
    },
  };
}
