import type { Part } from '../mix/desk.js';
import { equaliser, highPass } from '../mix/equaliser.js';
import { isLastOfSection, type Bar } from '../music/form.js';
import { bassLine, chordLine, drumLine, heldChords, melodyLine } from '../music/lines.js';
import { relaxed, tight } from '../music/performance.js';
import { crashPatch, kickPatch, shakerPatch, snarePatch } from '../synth/drum-patches.js';
import { bassPatch, leadPatch, padPatch } from '../synth/voice-patches.js';
import type { Piece, Session } from './piece.js';
import { metal, piano, skin, snare, strings, voices } from './players.js';

/** A ballad: two picked guitars and a voice-like lead for long, then everybody. */
export const homeBeforeRain: Piece = {
  title: 'Home Before Rain',
  key: 'G major',
  tempoBpm: 72,
  beatsPerBar: 4,
  swing: { pairBeats: 0.5, ratio: 0.5 },
  ritardando: { bars: 2, perBeat: 0.04 },
  sections: [
    { name: 'intro', chords: 'G | Cadd9' },
    { name: 'verse', chords: 'G | D/F# | Em7 | Cadd9 | G | D/F# | Am7 | Dsus4 D' },
    { name: 'chorus', chords: 'Cmaj7 | D | Em7 | G/B' },
    { name: 'verse two', chords: 'G | D/F# | Am7 | Dsus4 D' },
    { name: 'last', chords: 'Cmaj7 | D | Em7 | G/B | Cm6' },
    { name: 'end', chords: 'G' },
  ],
  reverb: { decaySeconds: 2.4, preDelaySeconds: 0.03, brightness: 0.5 },
  echo: { delayBeats: 0.5, feedbackLinear: 0.3, brightness: 0.4 },
  tailSeconds: 4.5,
  tone: [
    { type: 'lowShelf', frequencyHz: 70, q: 0.7, gainDb: -2 },
    { type: 'bell', frequencyHz: 640, q: 1.2, gainDb: -2 },
    { type: 'bell', frequencyHz: 3000, q: 0.6, gainDb: -1.5 },
    { type: 'highShelf', frequencyHz: 12000, q: 0.7, gainDb: -4 },
  ],
  mixLevelDb: -4,
  parts: (session) => [...drums(session), ...guitars(session), ...band(session)],
};

const melody = {
  verse: `r 1 B4 .5 D5 .5 D5 1.5 B4 .5 | A4 2 r 1 F#4 .5 A4 .5 | G4 1.5 A4 .5 B4 1 D5 1 | E5 1 D5 2 r 1 |
    r 1 B4 .5 D5 .5 G5 1.5 F#5 .5 | D5 1 A4 2 A4 .5 B4 .5 | C5 1.5 B4 .5 A4 1 G4 1 | A4 3 r 1`,
  chorus: `E5 1.5 D5 .5 E5 1 G5 1 | F#5 1.5 E5 .5 D5 1 A5 1 | G5 2 F#5 1 E5 1 | D5 3 B4 .5 D5 .5`,
  'verse two': `D5 1.5 B4 .5 G4 1 B4 1 | A4 2 r 1 F#4 .5 A4 .5 | C5 1.5 B4 .5 A4 1 C5 1 | D5 2 F#5 2`,
  last: `E5 1.5 D5 .5 E5 1 G5 1 | A5 1.5 G5 .5 F#5 1 A5 1 | B5 1.5 G5 .5 F#5 1 E5 1 | D5 2 G5 1 D5 1 | Eb5 2 C5 1 A4 1`,
  end: 'B4 4',
};

function isFull(bar: Bar): boolean {
  return bar.section === 'chorus' || (bar.section === 'last' && !isLastOfSection(bar));
}

function drums(session: Session): readonly Part[] {
  const line = (choose: (bar: Bar) => string | undefined) =>
    drumLine(session.bars, session.beatsPerBar, choose);
  const kick = line((bar) => (isFull(bar) ? 'X......ox.......' : undefined));
  const backbeat = line((bar) => {
    if (isFull(bar)) return isLastOfSection(bar) ? '....x.......X.xx' : '....X.......X...';
    return bar.section === 'verse' && isLastOfSection(bar) ? '..........o.oxxX' : undefined;
  });
  const shaker = line((bar) => {
    if (isFull(bar)) return 'x-o-x-o-x-o-x-o-';
    return bar.section === 'verse two' ? 'o.-.o.-.o.-.o.-.' : undefined;
  });
  const crash = line((bar) => (isFull(bar) && bar.barOfSection === 0 ? 'X' : undefined));
  const swell = line((bar) =>
    bar.section.startsWith('verse') && isLastOfSection(bar) ? '........X.......' : undefined,
  );
  const swellPatch = { ...crashPatch, attackSeconds: 1.6, decaySeconds: 0.15 };
  const softKick = { ...kickPatch, decaySeconds: 0.18, clickLinear: 0.25 };
  const deepSnare = { ...snarePatch, frequencyHz: 165, wiresSeconds: 0.14, bodySeconds: 0.09 };
  return [
    {
      ...skin(session, { name: 'kick', patch: softKick, touch: relaxed, written: kick }),
      levelDb: -8,
    },
    {
      ...snare(session, { name: 'snare', patch: deepSnare, touch: relaxed, written: backbeat }),
      levelDb: -13,
      reverbDb: -7,
    },
    {
      ...metal(session, { name: 'shaker', patch: shakerPatch, touch: relaxed, written: shaker }),
      levelDb: -18,
    },
    {
      ...metal(session, {
        name: 'crash',
        patch: { ...crashPatch, decaySeconds: 0.8 },
        touch: tight,
        written: crash,
      }),
      levelDb: -21,
      reverbDb: -10,
    },
    {
      ...metal(session, { name: 'swell', patch: swellPatch, touch: tight, written: swell }),
      levelDb: -27,
      reverbDb: -8,
    },
  ];
}

function guitars(session: Session): readonly Part[] {
  const { bars } = session;
  const velocityOf = (bar: Bar) => (isFull(bar) ? 0.9 : bar.section === 'end' ? 0.7 : 0.66);
  const left = chordLine(bars, 55, (bar) => {
    if (bar.section === 'end') return { rhythm: '1 .5 2 .5 3 .5 4 2.5', velocity: 0.7 };
    return { rhythm: '1! .5 3, .5 2 .5 4 .5 3 .5 5, .5 4 .5 3, .5', velocity: velocityOf(bar) };
  });
  const right = chordLine(bars, 59, (bar) => {
    if (bar.section === 'intro') return undefined;
    if (bar.section === 'end') return { rhythm: 'r 1 2 .5 3 .5 4 2', velocity: 0.65 };
    if (isFull(bar)) return { rhythm: 'A! 1 A, .5 A .5 A! 1 A, .5 A .5', velocity: 0.85 };
    return { rhythm: 'r .5 2 .5 3, .5 1 .5 r .5 4 .5 2, .5 3 .5', velocity: 0.6 };
  });
  const patch = { ringSeconds: 5, brightness: 0.8, dampSeconds: 0.3 };
  return [
    {
      ...strings(session, {
        name: 'left guitar',
        patch: { ...patch, pan: -0.6 },
        touch: relaxed,
        written: left,
      }),
      levelDb: -9,
      reverbDb: -9,
    },
    {
      ...strings(session, {
        name: 'right guitar',
        patch: { ...patch, pan: 0.6 },
        touch: relaxed,
        written: right,
      }),
      levelDb: -10,
      reverbDb: -9,
    },
  ];
}

function band(session: Session): readonly Part[] {
  const { bars, beatsPerBar, kit } = session;
  const bass = bassLine(bars, 31, (bar) => {
    if (isFull(bar)) return { rhythm: '0! 1.5 0 .5 7 1.5 12, .5', velocity: 0.92 };
    if (bar.section === 'intro') return undefined;
    if (bar.section === 'verse')
      return bar.barOfSection < 4 ? undefined : { rhythm: '0 3.5 r .5', velocity: 0.6 };
    return { rhythm: '0 3.75 r .25', velocity: 0.68 };
  });
  const chords = chordLine(bars, 55, (bar) =>
    isFull(bar)
      ? { rhythm: 'A! 1.5 A, .5 A 2', velocity: 0.85 }
      : bar.section === 'end'
        ? { rhythm: 'A 4', velocity: 0.6 }
        : undefined,
  );
  const low = heldChords(bars, 50, (bar) =>
    isFull(bar)
      ? 0.85
      : bar.section === 'verse' && bar.barOfSection >= 4
        ? 0.42
        : bar.section === 'intro'
          ? 0
          : 0.45,
  );
  const high = heldChords(bars, 67, (bar) =>
    isFull(bar) ? 0.85 : bar.section === 'last' || bar.section === 'end' ? 0.5 : 0,
  );
  const lead = melodyLine(bars, beatsPerBar, melody);
  const bowed = { ...padPatch, spread: 1, cutoffHz: 4600 };
  const sung = {
    ...leadPatch,
    wave: 'saw',
    unison: 1,
    spread: 0,
    cutoffHz: 4200,
    velocityOctaves: 2,
    scoopCents: 60,
    amplitude: { attackSeconds: 0.05, decaySeconds: 0.6, sustainLinear: 0.8, releaseSeconds: 0.12 },
  } as const;
  const vowel = equaliser(
    [
      { type: 'bell', frequencyHz: 750, q: 1.6, gainDb: 4 },
      { type: 'bell', frequencyHz: 2700, q: 1.4, gainDb: 5 },
      highPass(180),
    ],
    kit.sampleRateHz,
  );
  return [
    {
      ...voices(session, {
        name: 'bass',
        patch: { ...bassPatch, wave: 'triangle', cutoffHz: 800 },
        touch: relaxed,
        written: bass,
      }),
      levelDb: -12,
    },
    {
      ...piano(session, {
        name: 'piano',
        patch: { bodyIndex: 0.36, tineLinear: 0.25, decaySeconds: 1.5, releaseSeconds: 0.12 },
        touch: relaxed,
        written: chords,
      }),
      inserts: [equaliser([highPass(140)], kit.sampleRateHz)],
      levelDb: -15,
      reverbDb: -10,
    },
    {
      ...voices(session, { name: 'low strings', patch: bowed, touch: tight, written: low }),
      inserts: [equaliser([highPass(160)], kit.sampleRateHz)],
      levelDb: -21,
      reverbDb: -7,
    },
    {
      ...voices(session, { name: 'high strings', patch: bowed, touch: tight, written: high }),
      levelDb: -24,
      reverbDb: -7,
    },
    {
      ...voices(session, { name: 'lead', patch: sung, touch: relaxed, written: lead }),
      inserts: [vowel],
      levelDb: -18,
      reverbDb: -9,
      echoDb: -16,
    },
  ];
}
