import type { Part } from '../mix/desk.js';
import type { StereoBuffer } from '../mix/stereo-buffer.js';
import type { Hit } from '../music/drum-pattern.js';
import { performHits, performNotes, type TimedNote, type Touch } from '../music/performance.js';
import type { WrittenNote } from '../music/phrase.js';
import type { Random } from '../music/random.js';
import { playClap } from '../synth/clap.js';
import { playPiano, type PianoPatch } from '../synth/electric-piano.js';
import { playMetal, type MetalPatch } from '../synth/metal.js';
import { playString, type StringPatch } from '../synth/plucked-string.js';
import { playSkin, type SkinPatch } from '../synth/skin.js';
import { playSnare, type SnarePatch } from '../synth/snare.js';
import type { SoundKit } from '../synth/sound-kit.js';
import { playVoice, type VoicePatch } from '../synth/voice.js';
import type { Session } from './piece.js';

/** What one player has on the stand. */
export interface Stand<Patch, Written> {
  /** Names the part, and the player's own stream of chance. */
  readonly name: string;
  readonly patch: Patch;
  readonly touch: Touch;
  readonly written: readonly Written[];
}

type Player = Pick<Part, 'name' | 'play'>;

/** One played note of any instrument. */
type PlayOne<Patch> = (
  stem: StereoBuffer,
  patch: Patch,
  playing: { readonly kit: SoundKit; readonly note: TimedNote; readonly random: Random },
) => void;

export function voices(session: Session, stand: Stand<VoicePatch, WrittenNote>): Player {
  return pitched(session, stand, playVoice);
}

export function piano(session: Session, stand: Stand<PianoPatch, WrittenNote>): Player {
  return pitched(session, stand, playPiano);
}

export function strings(session: Session, stand: Stand<StringPatch, WrittenNote>): Player {
  return pitched(session, stand, playString);
}

export function skin(session: Session, stand: Stand<SkinPatch, Hit>): Player {
  return struck(session, stand, playSkin);
}

export function snare(session: Session, stand: Stand<SnarePatch, Hit>): Player {
  return struck(session, stand, playSnare);
}

export function metal(session: Session, stand: Stand<MetalPatch, Hit>): Player {
  return struck(session, stand, playMetal);
}

export function claps(session: Session, stand: Omit<Stand<null, Hit>, 'patch'>): Player {
  return struck(session, { ...stand, patch: null }, (stem, _, playing) => playClap(stem, playing));
}

function pitched<Patch>(
  { kit, grid, random }: Session,
  stand: Stand<Patch, WrittenNote>,
  playOne: PlayOne<Patch>,
): Player {
  const play = (stem: StereoBuffer) => {
    const chance = random.fork(stand.name);
    for (const note of performNotes(stand.written, { grid, random: chance, touch: stand.touch })) {
      playOne(stem, stand.patch, { kit, note, random: chance });
    }
  };
  return { name: stand.name, play };
}

function struck<Patch>(
  { kit, grid, random }: Session,
  stand: Stand<Patch, Hit>,
  playOne: PlayOne<Patch>,
): Player {
  const play = (stem: StereoBuffer) => {
    const chance = random.fork(stand.name);
    for (const note of performHits(stand.written, { grid, random: chance, touch: stand.touch })) {
      playOne(stem, stand.patch, { kit, note, random: chance });
    }
  };
  return { name: stand.name, play };
}
