import type { Part } from '../mix/desk.js';
import { ducking } from '../mix/ducking.js';
import { equaliser, highPass } from '../mix/equaliser.js';
import { isLastOfSection, type Bar } from '../music/form.js';
import { secondsAt } from '../music/grid.js';
import { bassLine, chordLine, drumLine, heldChords, melodyLine } from '../music/lines.js';
import { relaxed, tight } from '../music/performance.js';
import { crashPatch, hatPatch, kickPatch, openHatPatch } from '../synth/drum-patches.js';
import { bassPatch, leadPatch, padPatch, pluckPatch } from '../synth/voice-patches.js';
import type { Piece, Session } from './piece.js';
import { claps, metal, skin, voices } from './players.js';

/** Quick and electric: four on the floor, running sixteenths, chords that breathe with the kick. */
export const signalFire: Piece = {
  title: 'Signal Fire',
  key: 'E minor',
  tempoBpm: 126,
  beatsPerBar: 4,
  swing: { pairBeats: 0.5, ratio: 0.5 },
  ritardando: { bars: 0, perBeat: 0 },
  sections: [
    { name: 'intro', chords: 'Em7 | Cmaj7 | G | D' },
    { name: 'verse', chords: 'Em7 | Cmaj7 | G | D/F# | Em7 | Cmaj7 | G | D/F#' },
    { name: 'lift', chords: 'Am7 | C | Em7 | Dsus4 D' },
    { name: 'chorus', chords: 'Cadd9 | D | Em7 | G/B | Cadd9 | D | Bm7 | Em7' },
    { name: 'break', chords: 'Am7 | Bm7' },
    { name: 'last', chords: 'Cadd9 | D | Em7 | G/B | Cadd9 | D | Bm7 | Em7' },
    { name: 'end', chords: 'Em7' },
  ],
  reverb: { decaySeconds: 1.3, preDelaySeconds: 0.012, brightness: 0.7 },
  echo: { delayBeats: 0.75, feedbackLinear: 0.42, brightness: 0.6 },
  tailSeconds: 4.5,
  tone: [
    { type: 'lowShelf', frequencyHz: 150, q: 0.7, gainDb: -5 },
    { type: 'highShelf', frequencyHz: 11000, q: 0.7, gainDb: -7 },
  ],
  mixLevelDb: -2.7,
  parts: (session) => {
    const kick = kickLine(session);
    const duck = ducking({
      strokesSeconds: kick.map((hit) => secondsAt(session.grid, hit.startBeat)),
      depthDb: 7,
      recoverySeconds: 0.11,
      sampleRateHz: session.kit.sampleRateHz,
    });
    return [
      {
        ...skin(session, { name: 'kick', patch: kickPatch, touch: tight, written: kick }),
        levelDb: -8,
      },
      ...cymbals(session),
      ...keys(session, duck),
    ];
  },
};

const melody = {
  verse: `r 2 B4 .5 D5 .5 E5 1 | r 2 E5 .5 D5 .5 B4 1 | r 2 B4 .5 D5 .5 G5 1 | F#5 1.5 D5 .5 A4 2 |
    r 2 B4 .5 D5 .5 E5 1 | r 2 G5 .5 E5 .5 D5 1 | r 1 B4 1 D5 1 G5 1 | F#5 2 A5 2`,
  chorus: `E5 1 G5 .5 E5 .5 D5 .5 E5 1.5 | F#5 1.5 A5 .5 F#5 1 D5 1 | G5 1.5 F#5 .5 E5 1 B4 1 | D5 3 r 1 |
    E5 1 G5 .5 E5 .5 G5 .5 C6 1.5 | A5 1.5 F#5 .5 A5 1 B5 1 | F#5 1 D5 1 F#5 1 A5 1 | G5 2 E5 2`,
  last: `G5 1 B5 .5 G5 .5 E5 .5 G5 1.5 | A5 1.5 F#5 .5 D5 1 F#5 1 | B5 1.5 A5 .5 G5 1 E5 1 | D5 3 B4 .5 D5 .5 |
    E5 1 G5 .5 E5 .5 G5 .5 C6 1.5 | A5 1.5 F#5 .5 A5 1 D6 1 | B5 1 A5 1 F#5 1 D5 1 | E5 4`,
  end: 'E5 4',
};

function isFull(bar: Bar): boolean {
  return bar.section === 'chorus' || bar.section === 'last';
}

function kickLine({ bars, beatsPerBar }: Session) {
  return drumLine(bars, beatsPerBar, (bar) => {
    if (bar.section === 'intro') return bar.barOfSection < 2 ? undefined : 'o...o...o...o...';
    if (bar.section === 'break') return undefined;
    if (bar.section === 'end') return 'X...............';
    if (bar.section === 'lift' && isLastOfSection(bar)) return 'X.X.X.X.XxXX....';
    return isFull(bar) ? 'X...X...X...X...' : 'x...x...x...x...';
  });
}

function cymbals(session: Session): readonly Part[] {
  const line = (choose: (bar: Bar) => string | undefined) =>
    drumLine(session.bars, session.beatsPerBar, choose);
  const hands = line((bar) => {
    if (bar.section === 'lift' && isLastOfSection(bar)) return 'o.o.x.x.x.x.XxXX';
    if (bar.section === 'break') return isLastOfSection(bar) ? 'o...x...x.x.XxXX' : undefined;
    if (isFull(bar) && isLastOfSection(bar)) return '....X.......X..X';
    if (bar.section === 'verse') return bar.barOfSection < 2 ? undefined : '....x.......x...';
    return bar.section === 'intro' || bar.section === 'end' ? undefined : '....X.......X...';
  });
  const closed = line((bar) => {
    if (bar.section === 'break' || bar.section === 'end') return undefined;
    return isFull(bar) ? 'x-o-x-o-x-o-x-oo' : 'o.-.o.-.o.-.o.--';
  });
  const open = line((bar) =>
    isFull(bar) ? '..X...X...X...X.' : bar.section === 'verse' ? '..o...o...o...o.' : undefined,
  );
  const crash = line((bar) =>
    bar.barOfSection === 0 && bar.section !== 'intro' ? 'x' : undefined,
  );
  // Its rise is the whole of a bar, its fall the downbeat after.
  const riser = line((bar) =>
    isLastOfSection(bar) && (bar.section === 'lift' || bar.section === 'break') ? 'X' : undefined,
  );
  const barSeconds = (session.beatsPerBar * 60) / session.grid.tempoBpm;
  const riserPatch = {
    ...crashPatch,
    lowestHz: 1800,
    attackSeconds: barSeconds,
    decaySeconds: 0.08,
  };
  return [
    {
      ...claps(session, { name: 'claps', touch: tight, written: hands }),
      levelDb: -14,
      reverbDb: -10,
    },
    {
      ...metal(session, { name: 'hats', patch: hatPatch, touch: relaxed, written: closed }),
      levelDb: -18,
    },
    {
      ...metal(session, { name: 'open hats', patch: openHatPatch, touch: tight, written: open }),
      levelDb: -24,
    },
    {
      ...metal(session, { name: 'crash', patch: crashPatch, touch: tight, written: crash }),
      levelDb: -20,
      reverbDb: -12,
    },
    {
      ...metal(session, { name: 'riser', patch: riserPatch, touch: tight, written: riser }),
      levelDb: -25,
      reverbDb: -8,
    },
  ];
}

function keys(session: Session, duck: ReturnType<typeof ducking>): readonly Part[] {
  const { bars, beatsPerBar, kit } = session;
  const run = '1! .25 2 .25 3 .25 5 .25 4! .25 3 .25 2 .25 3 .25';
  const arpeggio = chordLine(bars, 64, (bar) => {
    if (bar.section === 'end') return { rhythm: '1! .25 2 .25 3 .25 5 .25 6! 3', velocity: 0.8 };
    const velocity = { intro: 0.6, verse: 0.66, lift: 0.72, chorus: 0.85, break: 0.6, last: 0.9 }[
      bar.section
    ];
    return { rhythm: `${run} ${run}`, velocity: velocity ?? 0.7 };
  });
  const bass = bassLine(bars, 28, (bar) => {
    if (bar.section === 'intro') return undefined;
    if (bar.section === 'break' || bar.section === 'end') return { rhythm: '0! 4', velocity: 0.8 };
    if (!isFull(bar)) {
      return { rhythm: 'r .5 0! .5 r .5 0! .5 r .5 0! .5 r .5 0 .25 12, .25', velocity: 0.85 };
    }
    const gallop = '0 .25 0, .25 12! .5';
    return { rhythm: `${gallop} ${gallop} ${gallop} ${gallop}`, velocity: 0.95 };
  });
  const pad = heldChords(bars, 55, (bar) =>
    isFull(bar) ? 0.85 : bar.section === 'intro' || bar.section === 'verse' ? 0.5 : 0.68,
  );
  const stabs = chordLine(bars, 60, (bar) =>
    isFull(bar) ? { rhythm: 'A! .75 A .75 A .5 r .5 A! .5 A, 1', velocity: 0.85 } : undefined,
  );
  const lead = melodyLine(bars, beatsPerBar, melody);
  const stabPatch = {
    ...padPatch,
    cutoffHz: 4800,
    sweepOctaves: 0.8,
    sweepSeconds: 0.12,
    amplitude: {
      attackSeconds: 0.003,
      decaySeconds: 0.25,
      sustainLinear: 0.5,
      releaseSeconds: 0.06,
    },
  };
  const brightLead = { ...leadPatch, unison: 3, detuneCents: 9, spread: 0.3, cutoffHz: 5600 };
  return [
    {
      ...voices(session, {
        name: 'bass',
        patch: { ...bassPatch, wave: 'square', cutoffHz: 900 },
        touch: tight,
        written: bass,
      }),
      inserts: [duck],
      levelDb: -16,
    },
    {
      ...voices(session, { name: 'arpeggio', patch: pluckPatch, touch: tight, written: arpeggio }),
      levelDb: -15,
      reverbDb: -12,
      echoDb: -10,
    },
    {
      ...voices(session, {
        name: 'pad',
        patch: { ...padPatch, cutoffHz: 4200 },
        touch: tight,
        written: pad,
      }),
      inserts: [equaliser([highPass(160)], kit.sampleRateHz), duck],
      levelDb: -22,
      reverbDb: -8,
    },
    {
      ...voices(session, { name: 'stabs', patch: stabPatch, touch: tight, written: stabs }),
      inserts: [equaliser([highPass(220)], kit.sampleRateHz), duck],
      levelDb: -21,
      reverbDb: -12,
    },
    {
      ...voices(session, { name: 'lead', patch: brightLead, touch: relaxed, written: lead }),
      levelDb: -16.5,
      reverbDb: -11,
      echoDb: -11,
    },
  ];
}
