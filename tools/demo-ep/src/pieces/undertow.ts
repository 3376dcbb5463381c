import type { Part } from '../mix/desk.js';
import { equaliser, highPass } from '../mix/equaliser.js';
import { panned } from '../mix/pan.js';
import { isLastOfSection, type Bar } from '../music/form.js';
import { bassLine, chordLine, drumLine, heldChords, melodyLine } from '../music/lines.js';
import { relaxed, tight } from '../music/performance.js';
import {
  crashPatch,
  hatPatch,
  kickPatch,
  openHatPatch,
  snarePatch,
} from '../synth/drum-patches.js';
import { bassPatch, leadPatch, padPatch } from '../synth/voice-patches.js';
import type { Piece, Session } from './piece.js';
import { metal, piano, skin, snare, strings, voices } from './players.js';

/** Slow and swung: a deep bass, stabs on the off-beat that echo away, half-time drums. */
export const undertow: Piece = {
  title: 'Undertow',
  key: 'D minor',
  tempoBpm: 82,
  beatsPerBar: 4,
  swing: { pairBeats: 0.5, ratio: 0.6 },
  ritardando: { bars: 1, perBeat: 0.04 },
  sections: [
    { name: 'intro', chords: 'Dm9 | Bbmaj7' },
    { name: 'verse', chords: 'Dm9 | Bbmaj7 | Gm9 | A7sus4 A7 | Dm9 | Bbmaj7 | Gm9 | A7sus4 A7' },
    { name: 'chorus', chords: 'Bbmaj7 | C6 | Am7 | Dm9 | Bbmaj7 | Gm9 | A7sus4 | A7' },
    { name: 'outro', chords: 'Dm9 | Bbmaj7 | Gm9' },
    { name: 'end', chords: 'Dm9' },
  ],
  reverb: { decaySeconds: 1.5, preDelaySeconds: 0.025, brightness: 0.45 },
  echo: { delayBeats: 0.75, feedbackLinear: 0.52, brightness: 0.4 },
  tailSeconds: 4.5,
  tone: [
    { type: 'lowShelf', frequencyHz: 75, q: 0.7, gainDb: -4 },
    { type: 'bell', frequencyHz: 1300, q: 0.6, gainDb: 4 },
    { type: 'highShelf', frequencyHz: 9500, q: 0.7, gainDb: -5 },
  ],
  mixLevelDb: -4.1,
  parts: (session) => [...drums(session), ...band(session)],
};

const melody = {
  verse: `r 4 | r 1 A4 .75 C5 .25 D5 2 | r 1 Bb4 .5 A4 .5 G4 1 F4 1 | E4 2 G4 1 E4 1 |
    r 1 A4 .5 D5 .5 F5 2 | r 1 D5 .75 F5 .25 A5 1.5 G5 .5 | F5 1 D5 .5 F5 .5 G5 1 F5 1 | E5 2 C#5 2`,
  chorus: `D5 1.5 F5 .5 A5 2 | G5 1.5 E5 .5 C5 1 E5 1 | C5 .75 E5 .75 G5 .5 A5 1.5 G5 .5 | F5 3 r 1 |
    D5 1.5 F5 .5 Bb5 2 | A5 1 G5 .5 F5 .5 D5 2 | E5 .75 D5 .75 E5 .5 G5 2 | C#5 2 E5 2`,
  end: 'A4 4',
};

function drums(session: Session): readonly Part[] {
  const line = (choose: (bar: Bar) => string | undefined) =>
    drumLine(session.bars, session.beatsPerBar, choose);
  const kick = line((bar) => {
    if (bar.section === 'intro') return undefined;
    if (bar.section === 'end') return 'X...............';
    if (bar.section === 'chorus')
      return bar.barOfSection % 2 === 0 ? 'X..o......X..x..' : 'X.....o...X..x.o';
    return bar.barOfSection % 2 === 0 ? 'X.........x..o..' : 'X..o......x.....';
  });
  const backbeat = line((bar) => {
    if (bar.section === 'intro' || bar.section === 'end') return undefined;
    if (isLastOfSection(bar)) return '........X..o.xxX';
    return bar.barOfSection % 2 === 0 ? '........X......-' : '...-....X..-....';
  });
  const hats = line((bar) => {
    if (bar.section === 'end') return undefined;
    if (bar.section === 'intro') return 'o...o...o...o.--';
    return bar.section === 'chorus' ? 'x-xox-x-x-xox-xx' : 'x.o-x.o.x.o-x.oo';
  });
  const open = line((bar) => (bar.section === 'chorus' ? '......x.........' : undefined));
  const crash = line((bar) =>
    bar.barOfSection === 0 && bar.section !== 'intro' ? 'o' : undefined,
  );
  const deepKick = { ...kickPatch, frequencyHz: 47, decaySeconds: 0.2 };
  const crackingSnare = { ...snarePatch, frequencyHz: 205, wiresHz: 3600, wiresSeconds: 0.11 };
  return [
    {
      ...skin(session, { name: 'kick', patch: deepKick, touch: tight, written: kick }),
      levelDb: -8,
    },
    {
      ...snare(session, { name: 'snare', patch: crackingSnare, touch: relaxed, written: backbeat }),
      levelDb: -13,
      reverbDb: -9,
    },
    {
      ...metal(session, { name: 'hats', patch: hatPatch, touch: relaxed, written: hats }),
      levelDb: -15,
    },
    {
      ...metal(session, { name: 'open hats', patch: openHatPatch, touch: relaxed, written: open }),
      levelDb: -20,
    },
    {
      ...metal(session, { name: 'crash', patch: crashPatch, touch: tight, written: crash }),
      levelDb: -20,
      reverbDb: -10,
    },
  ];
}

function band(session: Session): readonly Part[] {
  const { bars, beatsPerBar, kit } = session;
  const bass = bassLine(bars, 28, (bar) => {
    if (bar.section === 'intro') return undefined;
    if (bar.section === 'end') return { rhythm: '0! 4', velocity: 0.85 };
    const velocity = bar.section === 'chorus' ? 0.95 : 0.88;
    if (bar.spans.length > 1) return { rhythm: '0! 1.5 12, .5 0! 1 7 .5 12 .5', velocity };
    if (bar.barOfSection % 2 === 0)
      return { rhythm: '0! 1.25 r .25 0, .25 0 .75 7 .75 r .25 12, .25 7 .25', velocity };
    return { rhythm: '0! .75 12, .25 r .5 0 1 7 .5 0 .75 12, .25', velocity };
  });
  const stabs = chordLine(bars, 57, (bar) => {
    if (bar.section === 'end') return { rhythm: 'A! .5 r 3.5', velocity: 0.8 };
    const velocity = bar.section === 'chorus' ? 0.88 : 0.75;
    return {
      rhythm:
        bar.barOfSection % 2 === 0
          ? 'r .5 A! .25 r .75 A, .25 r 2.25'
          : 'r 1.5 A! .25 r .75 A .5 r 1',
      velocity,
    };
  });
  const comp = chordLine(bars, 52, (bar) =>
    bar.section === 'chorus' || bar.section === 'end'
      ? { rhythm: 'A! 3.5 A, .5', velocity: 0.8 }
      : { rhythm: 'A 4', velocity: 0.62 },
  );
  const pad = heldChords(bars, 62, (bar) =>
    bar.section === 'chorus' ? 0.85 : bar.section === 'outro' ? 0.6 : 0,
  );
  const thumb = chordLine(bars, 69, (bar) => {
    if (bar.section === 'verse')
      return bar.barOfSection < 4
        ? undefined
        : { rhythm: 'r .5 3 .5 1 .75 2 .25 r .5 4 .5 3, .5 1 .5', velocity: 0.7 };
    if (bar.section === 'end') return { rhythm: '1 .5 2 .5 3 .5 4 .5 5 2', velocity: 0.6 };
    return { rhythm: '1! .5 3 .5 4 .25 2, .25 5 .5 r .25 3 .5 4, .25 2 .5 1 .5', velocity: 0.78 };
  });
  const lead = melodyLine(bars, beatsPerBar, melody);
  const stabPatch = {
    ...padPatch,
    wave: 'square',
    unison: 2,
    spread: 0.3,
    cutoffHz: 3200,
    sweepOctaves: 1,
    sweepSeconds: 0.05,
    amplitude: {
      attackSeconds: 0.002,
      decaySeconds: 0.12,
      sustainLinear: 0.4,
      releaseSeconds: 0.04,
    },
  } as const;
  const reedPatch = {
    ...leadPatch,
    wave: 'square',
    unison: 1,
    spread: 0,
    cutoffHz: 3600,
    scoopCents: 60,
  } as const;
  return [
    {
      ...voices(session, {
        name: 'bass',
        patch: { ...bassPatch, cutoffHz: 330 },
        touch: tight,
        written: bass,
      }),
      levelDb: -13,
    },
    {
      ...voices(session, { name: 'stabs', patch: stabPatch, touch: relaxed, written: stabs }),
      inserts: [equaliser([highPass(250)], kit.sampleRateHz), panned(-0.35)],
      levelDb: -17.5,
      reverbDb: -12,
      echoDb: -4,
    },
    {
      ...piano(session, {
        name: 'piano',
        patch: { bodyIndex: 0.4, tineLinear: 0.3, decaySeconds: 1.6, releaseSeconds: 0.1 },
        touch: relaxed,
        written: comp,
      }),
      inserts: [equaliser([highPass(140)], kit.sampleRateHz)],
      levelDb: -14,
      reverbDb: -12,
    },
    {
      ...voices(session, { name: 'pad', patch: padPatch, touch: tight, written: pad }),
      inserts: [equaliser([highPass(200)], kit.sampleRateHz)],
      levelDb: -22,
      reverbDb: -8,
    },
    {
      ...strings(session, {
        name: 'thumb piano',
        patch: { ringSeconds: 1.8, brightness: 0.45, pan: 0.4, dampSeconds: 0.25 },
        touch: relaxed,
        written: thumb,
      }),
      levelDb: -9,
      reverbDb: -9,
      echoDb: -9,
    },
    {
      ...voices(session, { name: 'lead', patch: reedPatch, touch: relaxed, written: lead }),
      levelDb: -21.5,
      reverbDb: -9,
      echoDb: -9,
    },
  ];
}
