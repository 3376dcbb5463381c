import type { Part } from '../mix/desk.js';
import { equaliser, highPass } from '../mix/equaliser.js';
import { isLastOfSection, type Bar } from '../music/form.js';
import { bassLine, chordLine, drumLine, heldChords, melodyLine } from '../music/lines.js';
import { relaxed, tight } from '../music/performance.js';
import { crashPatch, hatPatch, kickPatch, shakerPatch, snarePatch } from '../synth/drum-patches.js';
import { bassPatch, leadPatch, padPatch, pluckPatch } from '../synth/voice-patches.js';
import type { Piece, Session } from './piece.js';
import { metal, piano, skin, snare, voices } from './players.js';

/** Mid-tempo and warm: a tine piano that leans back, a lead that sings over it. */
export const slipway: Piece = {
  title: 'Slipway',
  key: 'F major',
  tempoBpm: 92,
  beatsPerBar: 4,
  swing: { pairBeats: 0.5, ratio: 0.55 },
  ritardando: { bars: 2, perBeat: 0.03 },
  sections: [
    { name: 'intro', chords: 'Fmaj9 | Dm9 | Bbmaj9 | C7sus4' },
    { name: 'verse', chords: 'Fmaj9 | Am7 | Dm9 | Bbmaj7 | Fmaj9 | Am7 | Gm9 | C7sus4' },
    { name: 'chorus', chords: 'Bbmaj7 | C6 | Am7 | Dm9 | Gm9 | Am7 | Bbmaj9 | C7sus4' },
    { name: 'break', chords: 'Bbmaj9 | C7sus4' },
    { name: 'last', chords: 'Bbmaj7 | C6 | Gm9 | C7sus4' },
    { name: 'end', chords: 'Fmaj9' },
  ],
  reverb: { decaySeconds: 1.7, preDelaySeconds: 0.018, brightness: 0.5 },
  echo: { delayBeats: 0.75, feedbackLinear: 0.38, brightness: 0.4 },
  tailSeconds: 4.5,
  tone: [
    { type: 'lowShelf', frequencyHz: 90, q: 0.7, gainDb: -3 },
    { type: 'bell', frequencyHz: 250, q: 0.7, gainDb: -1 },
    { type: 'bell', frequencyHz: 1500, q: 0.5, gainDb: 2.5 },
    { type: 'highShelf', frequencyHz: 13000, q: 0.7, gainDb: -4 },
  ],
  mixLevelDb: -3.3,
  parts: (session) => [...drums(session), ...band(session)],
};

const melody = {
  verse: `r 1 A4 .5 C5 .5 E5 1.5 D5 .5 | C5 2 r 1 A4 .5 C5 .5 | D5 1 F5 .5 E5 1 D5 .5 C5 1 | A4 3 r 1 |
    r 1 A4 .5 C5 .5 E5 1.5 G5 .5 | E5 1.5 C5 .5 A4 1 C5 1 | D5 1 Bb4 .5 D5 .5 F5 1 A5 1 | G5 3 r 1`,
  chorus: `D5 .5 F5 .5 A5 2 G5 .5 F5 .5 | G5 1.5 E5 .5 C5 2 | C5 .5 E5 .5 G5 1.5 A5 .5 G5 1 | F5 1.5 E5 .5 D5 2 |
    D5 .5 F5 .5 Bb5 1.5 A5 .5 G5 1 | E5 1.5 G5 .5 C6 1 A5 1 | D5 1 F5 1 A5 1 Bb5 1 | G5 2 F5 1 G5 1`,
  last: `D5 .5 F5 .5 A5 2 G5 .5 F5 .5 | G5 1.5 E5 .5 C6 2 | D5 .5 F5 .5 Bb5 1.5 A5 .5 G5 1 | F5 1 G5 1 C5 2`,
  end: 'A4 4',
};

function isFull(bar: Bar): boolean {
  return bar.section === 'chorus' || bar.section === 'last';
}

function drums(session: Session): readonly Part[] {
  const line = (choose: (bar: Bar) => string | undefined) =>
    drumLine(session.bars, session.beatsPerBar, choose);
  const kick = line((bar) => {
    if (bar.section === 'intro') return bar.barOfSection < 2 ? undefined : 'x.........x.....';
    if (bar.section === 'break') return bar.barOfSection === 0 ? 'X...............' : undefined;
    if (bar.section === 'end') return 'X...............';
    return isFull(bar) ? 'X..o..x.X.....o.' : 'X.....o.x.o.....';
  });
  const backbeat = line((bar) => {
    if (bar.section === 'intro' || bar.section === 'end') return undefined;
    if (bar.section === 'break') return bar.barOfSection === 1 ? '........o.x.xxXX' : undefined;
    if (isLastOfSection(bar)) return '....X..-.-..X.xx';
    return bar.barOfSection % 2 === 0 ? '....X..-....X...' : '....X....-..X..-';
  });
  const hats = line((bar) => {
    if (bar.section === 'break' || bar.section === 'end') return undefined;
    if (bar.section === 'intro') return 'o...o...o...o...';
    return isFull(bar) ? 'x-o-x-o-x-o-x-oo' : 'x.o.x.o.x.o.x.o-';
  });
  const shaker = line((bar) => (isFull(bar) ? 'o-x-o-x-o-x-o-x-' : undefined));
  const crash = line((bar) => (bar.barOfSection === 0 && isFull(bar) ? 'x' : undefined));
  return [
    {
      ...skin(session, { name: 'kick', patch: kickPatch, touch: tight, written: kick }),
      levelDb: -9,
    },
    {
      ...snare(session, { name: 'snare', patch: snarePatch, touch: relaxed, written: backbeat }),
      levelDb: -13,
      reverbDb: -12,
    },
    {
      ...metal(session, { name: 'hats', patch: hatPatch, touch: relaxed, written: hats }),
      levelDb: -18,
    },
    {
      ...metal(session, { name: 'shaker', patch: shakerPatch, touch: relaxed, written: shaker }),
      levelDb: -20,
    },
    {
      ...metal(session, { name: 'crash', patch: crashPatch, touch: tight, written: crash }),
      levelDb: -20,
      reverbDb: -12,
    },
  ];
}

function band(session: Session): readonly Part[] {
  const { bars, beatsPerBar, kit } = session;
  const bass = bassLine(bars, 28, (bar) => {
    if (bar.section === 'intro')
      return bar.barOfSection < 2 ? undefined : { rhythm: '0 3.5 r .5', velocity: 0.8 };
    if (bar.section === 'break' || bar.section === 'end') return { rhythm: '0! 4', velocity: 0.8 };
    if (isFull(bar))
      return { rhythm: '0! .75 0, .25 12 .5 0 .5 0! .75 7 .5 12, .25 7 .5', velocity: 0.95 };
    return { rhythm: '0! 1.25 r .25 0 .5 7 .75 r .25 12, .5 7 .5', velocity: 0.88 };
  });
  const comp = chordLine(bars, 53, (bar) => {
    if (bar.section === 'intro') return { rhythm: 'A! 2.5 A, 1.5', velocity: 0.7 };
    if (bar.section === 'end') return { rhythm: 'A! 4', velocity: 0.85 };
    const velocity = isFull(bar) ? 0.9 : 0.76;
    if (bar.barOfSection % 2 === 0)
      return { rhythm: 'A! 1.25 r .25 A, .5 A 1.25 A, .75', velocity };
    return { rhythm: 'A! 1.75 A, .75 r .5 A 1', velocity };
  });
  const pad = heldChords(bars, 58, (bar) =>
    isFull(bar) ? 0.85 : bar.section === 'intro' ? 0.4 : 0.55,
  );
  const counter = chordLine(bars, 70, (bar) =>
    isFull(bar)
      ? { rhythm: '1 .5 3 .5 4! .5 3 .25 5 .75 4, .5 3! .5 2 .5', velocity: 0.8 }
      : undefined,
  );
  const lead = melodyLine(bars, beatsPerBar, melody);
  const pianoPatch = { bodyIndex: 0.36, tineLinear: 0.3, decaySeconds: 1.1, releaseSeconds: 0.07 };
  return [
    {
      ...voices(session, { name: 'bass', patch: bassPatch, touch: tight, written: bass }),
      levelDb: -13,
    },
    {
      ...piano(session, { name: 'piano', patch: pianoPatch, touch: relaxed, written: comp }),
      inserts: [equaliser([highPass(120)], kit.sampleRateHz)],
      levelDb: -13,
      reverbDb: -13,
    },
    {
      ...voices(session, { name: 'pad', patch: padPatch, touch: tight, written: pad }),
      inserts: [equaliser([highPass(180)], kit.sampleRateHz)],
      levelDb: -22,
      reverbDb: -8,
    },
    {
      ...voices(session, { name: 'counter', patch: pluckPatch, touch: relaxed, written: counter }),
      levelDb: -18,
      reverbDb: -12,
      echoDb: -8,
    },
    {
      ...voices(session, { name: 'lead', patch: leadPatch, touch: relaxed, written: lead }),
      levelDb: -15.5,
      reverbDb: -10,
      echoDb: -12,
    },
  ];
}
