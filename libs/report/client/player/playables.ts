import { all } from '../all.ts';
import { decodeSound, type Sound } from './sound.ts';
import type { SideName } from './deck.ts';

/** What plays together: mix and master of a track, or a join on both sides. */
export type Sounds = Readonly<Record<SideName, Sound | null>>;

/** One line of the page that can be played. */
export interface Playable {
  /** "t04", or "join-t04". */
  readonly key: string;
  /** Null for a join. */
  readonly track: number | null;
  readonly title: string;
  readonly seconds: number;
  /** Where in its track it begins. */
  readonly startSeconds: number;
  readonly button: HTMLButtonElement;
  decode(context: BaseAudioContext): Promise<Sounds>;
  show(state: 'playing' | 'current' | 'resting'): void;
  /** Moves the playhead. */
  showTime(seconds: number): void;
  /** A browser may lack what it takes to play it. */
  giveUp(): void;
}

export function findPlayables(): readonly Playable[] {
  return all<HTMLElement>('[data-playable]').map(createPlayable);
}

function createPlayable(item: HTMLElement): Playable {
  const { playable: key = '', title = '', track } = item.dataset;
  const seconds = Number(item.dataset['seconds']);
  const button = item.querySelector<HTMLButtonElement>('[data-play]')!;
  const decode = async (context: BaseAudioContext, side: string): Promise<Sound | null> => {
    const audio = item.querySelector<HTMLAudioElement>(`audio[data-side="${side}"]`);
    return audio && decodeSound(context, audio, seconds);
  };
  return {
    key,
    track: track ? Number(track) : null,
    title,
    seconds,
    startSeconds: Number(item.dataset['start']),
    button,
    async decode(context) {
      if (track) {
        const [a, b] = await Promise.all([decode(context, 'mix'), decode(context, 'master')]);
        return { a, b };
      }
      const join = await decode(context, 'join');
      return { a: join, b: join };
    },
    show(state) {
      item.classList.toggle('is-current', state !== 'resting');
      item.classList.toggle('is-playing', state === 'playing');
      button.setAttribute('aria-label', `${state === 'playing' ? 'Pause' : 'Play'} ${title}`);
    },
    showTime(at) {
      const head = item.querySelector('[data-playhead]');
      for (const end of ['x1', 'x2'])
        head?.setAttribute(end, `${((100 * at) / seconds).toFixed(2)}%`);
    },
    giveUp() {
      button.disabled = true;
      item.querySelector('[data-range]')!.textContent = 'this browser can’t decode it';
    },
  };
}
