import { levelText, printChange, printLevel, type PrintedNumber } from '../number-text.js';
import { typeset } from '../prose.js';
import type { playbackOn, Programme } from './playback.js';
import type { Service } from './services.js';

/** What one service makes of one track. */
export interface PlatformCell {
  /** "as delivered", where no level is changed by anyone. */
  readonly words: string;
  readonly change: PrintedNumber | null;
  /** Too small to be heard. */
  readonly quiet: boolean;
  /** Behind the number: † or ‡; empty: none. */
  readonly sign: string;
  readonly signWords: string;
  /** As the listener hears it, with its unit in the header. */
  readonly heard: PrintedNumber;
}

/** What stands behind a number, and what is said of it under the table. */
export const signs = [
  { sign: '†', words: 'raised less than the reference asks for: peaks keep 1 dB of headroom.' },
  { sign: '‡', words: 'raised into the service’s own limiter, which takes the peaks down.' },
];

interface Played {
  readonly playback: ReturnType<typeof playbackOn>;
  readonly programme: Programme;
  /** Service, mode and track, as one word. */
  readonly of: string;
}

export function platformCell(service: Service, { playback, programme, of }: Played): PlatformCell {
  const { gainDb, heldBackDb, limitedDb } = playback;
  const sign = heldBackDb >= 0.05 ? '†' : limitedDb >= 0.05 ? '‡' : '';
  const signWords =
    sign === '†'
      ? `held back by ${levelText(heldBackDb)} dB`
      : sign === '‡'
        ? `peaks limited by up to ${levelText(limitedDb)} dB`
        : '';
  return {
    words: service.referenceLufs === null ? 'as delivered' : '',
    change:
      service.referenceLufs === null
        ? null
        : printChange({ value: gainDb, of: `platform:${of}`, reason: '' }),
    quiet: Math.abs(gainDb) < 0.5,
    sign,
    signWords: typeset(signWords),
    heard: printLevel({
      value: programme.integratedLufs + gainDb,
      of: `heard:${of}`,
      reason: '',
    }),
  };
}
