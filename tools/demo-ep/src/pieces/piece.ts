import type { Part } from '../mix/desk.js';
import type { EchoSettings } from '../mix/echo.js';
import type { Filter } from '../mix/equaliser.js';
import type { ReverbSettings } from '../mix/reverb.js';
import type { Bar, Section } from '../music/form.js';
import type { Grid } from '../music/grid.js';
import type { Random } from '../music/random.js';
import type { SoundKit } from '../synth/sound-kit.js';

/** A song as written: time, form, room, and the band that plays it. */
export interface Piece {
  readonly title: string;
  readonly key: string;
  readonly tempoBpm: number;
  readonly beatsPerBar: number;
  /** In beats, the length of a swung pair, and where its second note falls (0.5: straight). */
  readonly swing: { readonly pairBeats: number; readonly ratio: number };
  /** Bars at the end over which the tempo yields, and by how much per beat. */
  readonly ritardando: { readonly bars: number; readonly perBeat: number };
  readonly sections: readonly Section[];
  readonly reverb: ReverbSettings;
  /** The echo's delay in beats; its seconds follow from the tempo. */
  readonly echo: Omit<EchoSettings, 'delaySeconds'> & { readonly delayBeats: number };
  /** From the end of the last bar to the end of the file: the ring-out. */
  readonly tailSeconds: number;
  /** The last touch on the tone of the whole neutral mix. */
  readonly tone: readonly Filter[];
  /** Fader of the whole neutral mix, so that every piece has the same level in its loud sections. */
  readonly mixLevelDb: number;
  readonly parts: (session: Session) => readonly Part[];
}

/** What the players share. */
export interface Session {
  readonly kit: SoundKit;
  readonly grid: Grid;
  readonly bars: readonly Bar[];
  readonly beatsPerBar: number;
  readonly random: Random;
}
