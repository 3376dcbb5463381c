import type { Keys } from '../keys.ts';
import type { SideName } from './deck.ts';

/** What keys do with the player. */
export interface PlayerKeys {
  toggle(): void;
  swap(): void;
  side(side: SideName): void;
  match(): void;
  /** 0: as is. */
  speaker(digit: number): void;
}

export function addPlayerKeys({ add }: Keys, player: PlayerKeys): void {
  add({ keys: [' '], words: 'play, pause', run: player.toggle });
  add({ keys: ['x'], words: 'swap mix and master', run: player.swap });
  add({ keys: ['a'], words: 'mix', run: () => player.side('a') });
  add({ keys: ['b'], words: 'master', run: () => player.side('b') });
  add({ keys: ['m'], words: 'match levels, or not', run: player.match });
  add({
    keys: ['0', '1', '2', '3', '4', '5', '6'],
    words: 'as is, phone, laptop, earbuds, car, club, mono',
    run: (key) => player.speaker(Number(key)),
  });
}
