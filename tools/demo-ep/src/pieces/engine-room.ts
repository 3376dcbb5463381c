import type { Part } from '../mix/desk.js';
import { equaliser, highPass, lowPass, type Filter } from '../mix/equaliser.js';
import { overdrive } from '../mix/overdrive.js';
import { panned } from '../mix/pan.js';
import { isLastOfSection, type Bar } from '../music/form.js';
import { bassLine, chordLine, drumLine, melodyLine } from '../music/lines.js';
import { relaxed, tight } from '../music/performance.js';
import {
  crashPatch,
  hatPatch,
  kickPatch,
  openHatPatch,
  snarePatch,
  tomPatch,
} from '../synth/drum-patches.js';
import { bassPatch, leadPatch } from '../synth/voice-patches.js';
import type { Piece, Session } from './piece.js';
import { metal, skin, snare, voices } from './players.js';

/** Fast and thick: two guitars through hot amplifiers, a driven bass, hard-hit drums. */
export const engineRoom: Piece = {
  title: 'Engine Room',
  key: 'F# minor',
  tempoBpm: 142,
  beatsPerBar: 4,
  swing: { pairBeats: 0.5, ratio: 0.5 },
  ritardando: { bars: 0, perBeat: 0 },
  sections: [
    { name: 'intro', chords: 'F#5 | F#5 | D5 | E5' },
    { name: 'verse', chords: 'F#5 | F#5 | D5 | E5 | F#5 | A5 | D5 | E5' },
    { name: 'chorus', chords: 'D5 | A5 | E5 | F#5 | D5 | A5 | B5 | C#5' },
    { name: 'break', chords: 'F#5 | F#5 | D5 | C#5' },
    { name: 'last', chords: 'D5 | A5 | E5 | F#5 | D5 | A5 | B5 | C#5' },
    { name: 'end', chords: 'F#5 | F#5' },
  ],
  reverb: { decaySeconds: 0.9, preDelaySeconds: 0.008, brightness: 0.6 },
  echo: { delayBeats: 1, feedbackLinear: 0.3, brightness: 0.5 },
  tailSeconds: 4.5,
  tone: [
    { type: 'lowShelf', frequencyHz: 180, q: 0.7, gainDb: -2 },
    { type: 'highShelf', frequencyHz: 9500, q: 0.7, gainDb: -5 },
  ],
  mixLevelDb: -7.6,
  parts: (session) => [...drums(session), ...band(session)],
};

const melody = {
  chorus: `F#5 1.5 E5 .5 D5 1 A4 1 | C#5 1.5 E5 .5 A5 2 | G#5 1.5 F#5 .5 E5 1 B4 1 | C#5 1 F#5 1 A5 2 |
    F#5 1.5 E5 .5 D5 1 F#5 1 | E5 1.5 C#5 .5 E5 1 A5 1 | B5 1.5 A5 .5 F#5 1 D#5 1 | E#5 2 G#5 2`,
  last: `A5 1.5 F#5 .5 D5 1 F#5 1 | E5 1.5 C#5 .5 A4 1 C#5 1 | G#5 1.5 F#5 .5 E5 1 B5 1 | A5 1 F#5 1 C#6 2 |
    F#5 1.5 E5 .5 D5 1 A5 1 | C#6 1.5 A5 .5 E5 1 A5 1 | B5 1.5 A5 .5 F#5 1 D#5 1 | E#5 2 G#5 2`,
  end: 'F#5 4 | r 4',
};

function isFull(bar: Bar): boolean {
  return bar.section === 'chorus' || bar.section === 'last';
}

function drums(session: Session): readonly Part[] {
  const line = (choose: (bar: Bar) => string | undefined) =>
    drumLine(session.bars, session.beatsPerBar, choose);
  const isEnd = (bar: Bar) => bar.section === 'end';
  const kick = line((bar) => {
    if (isEnd(bar)) return bar.barOfSection === 0 ? 'X...............' : undefined;
    if (bar.section === 'intro') return bar.barOfSection < 2 ? undefined : 'X.......X.......';
    if (bar.section === 'break') return 'X.....x.........';
    if (isFull(bar)) return bar.barOfSection % 2 === 0 ? 'X.x...x.X.x...x.' : 'X.x...x.X...x.x.';
    return bar.barOfSection % 2 === 0 ? 'X.....x.X.......' : 'X.....x.X.x.....';
  });
  const backbeat = line((bar) => {
    if (isEnd(bar)) return undefined;
    if (isLastOfSection(bar)) return isFull(bar) ? '....X...x.x.XxXX' : 'o.o.x.x.x.x.XxXX';
    if (bar.section === 'intro') return undefined;
    if (bar.section === 'break') return '........X.......';
    return '....X.......X...';
  });
  const toms = line((bar) => (bar.section === 'break' ? 'x.x.x.x.o.x.x.x.' : undefined));
  const floorTom = line((bar) => (bar.section === 'break' ? 'X..x..x...x...xx' : undefined));
  const hats = line((bar) =>
    bar.section === 'verse'
      ? 'x.o.x.o.x.o.x.o.'
      : bar.section === 'intro'
        ? 'o...o...o...o...'
        : undefined,
  );
  const wash = line((bar) => (isFull(bar) ? 'X...x...X...x...' : undefined));
  const crash = line((bar) =>
    (bar.barOfSection % 4 === 0 && isFull(bar)) ||
    (bar.barOfSection === 0 && bar.section !== 'intro')
      ? 'X'
      : undefined,
  );
  const hardKick = { ...kickPatch, frequencyHz: 58, decaySeconds: 0.1, clickLinear: 0.9 };
  const hardSnare = { ...snarePatch, frequencyHz: 195, wiresLinear: 1.7, wiresSeconds: 0.1 };
  return [
    {
      ...skin(session, { name: 'kick', patch: hardKick, touch: tight, written: kick }),
      levelDb: -8,
    },
    {
      ...snare(session, { name: 'snare', patch: hardSnare, touch: tight, written: backbeat }),
      levelDb: -12,
      reverbDb: -10,
    },
    {
      ...skin(session, {
        name: 'toms',
        patch: { ...tomPatch, frequencyHz: 135, pan: -0.4 },
        touch: relaxed,
        written: toms,
      }),
      levelDb: -13,
      reverbDb: -12,
    },
    {
      ...skin(session, {
        name: 'floor tom',
        patch: { ...tomPatch, frequencyHz: 82, pan: 0.4 },
        touch: relaxed,
        written: floorTom,
      }),
      levelDb: -11,
      reverbDb: -12,
    },
    {
      ...metal(session, {
        name: 'hats',
        patch: { ...openHatPatch, decaySeconds: 0.07 },
        touch: relaxed,
        written: hats,
      }),
      levelDb: -19,
    },
    {
      ...metal(session, {
        name: 'wash',
        patch: { ...hatPatch, lowestHz: 4500, decaySeconds: 0.2, spread: 0.5 },
        touch: relaxed,
        written: wash,
      }),
      levelDb: -21,
    },
    {
      ...metal(session, { name: 'crash', patch: crashPatch, touch: tight, written: crash }),
      levelDb: -18,
      reverbDb: -14,
    },
  ];
}

/** A loudspeaker of a guitar amplifier: no lows, a bark at 2.5 kHz, nothing much above 5. */
const cabinet: readonly Filter[] = [
  highPass(130),
  { type: 'bell', frequencyHz: 420, q: 0.9, gainDb: -3 },
  { type: 'bell', frequencyHz: 2500, q: 0.9, gainDb: 4 },
  lowPass(6500),
];

function band(session: Session): readonly Part[] {
  const { bars, beatsPerBar, kit } = session;
  const eighths = '0! .5 0 .5 0 .5 0 .5 0! .5 0 .5 0 .5 0 .5';
  const bass = bassLine(bars, 28, (bar) => {
    if (bar.section === 'intro')
      return bar.barOfSection < 2 ? undefined : { rhythm: eighths, velocity: 0.8 };
    if (bar.section === 'end')
      return bar.barOfSection === 0 ? { rhythm: '0! 8', velocity: 0.9 } : undefined;
    return {
      rhythm: isLastOfSection(bar) ? '0! .5 0 .5 0 .5 0 .5 0! .5 7 .5 12 .5 7 .5' : eighths,
      velocity: isFull(bar) ? 0.95 : 0.86,
    };
  });
  const riff = 'A! .5 A, .5 A, .5 A! .5 A, .5 A, .5 A! .5 A, .5';
  const guitar = chordLine(bars, 42, (bar) => {
    if (bar.section === 'end')
      return bar.barOfSection === 0 ? { rhythm: 'A! 8', velocity: 0.95 } : undefined;
    if (isFull(bar)) return { rhythm: 'A! 1.5 A 1.5 A! .5 A .5', velocity: 0.95 };
    if (bar.section === 'break') return { rhythm: 'A! .25 r 3.75', velocity: 0.8 };
    return { rhythm: riff, velocity: bar.section === 'intro' ? 0.78 : 0.84 };
  });
  const lead = melodyLine(bars, beatsPerBar, melody);
  const stringPatch = {
    ...bassPatch,
    unison: 2,
    detuneCents: 5,
    amplitude: { attackSeconds: 0.002, decaySeconds: 1.4, sustainLinear: 0, releaseSeconds: 0.025 },
    cutoffHz: 2600,
    sweepOctaves: 0.8,
    velocityOctaves: 3,
  };
  const amplifier = (place: number) => [
    equaliser([highPass(120)], kit.sampleRateHz),
    overdrive(7),
    equaliser(cabinet, kit.sampleRateHz),
    panned(place),
  ];
  return [
    {
      ...voices(session, {
        name: 'bass',
        patch: { ...bassPatch, cutoffHz: 700 },
        touch: tight,
        written: bass,
      }),
      inserts: [overdrive(1.6)],
      levelDb: -14,
    },
    {
      ...voices(session, {
        name: 'left guitar',
        patch: stringPatch,
        touch: relaxed,
        written: guitar,
      }),
      inserts: amplifier(-0.8),
      levelDb: -14,
      reverbDb: -18,
    },
    {
      ...voices(session, {
        name: 'right guitar',
        patch: { ...stringPatch, detuneCents: 8 },
        touch: relaxed,
        written: guitar,
      }),
      inserts: amplifier(0.8),
      levelDb: -14,
      reverbDb: -18,
    },
    {
      ...voices(session, {
        name: 'lead',
        patch: { ...leadPatch, cutoffHz: 3600, vibratoCents: 30 },
        touch: relaxed,
        written: lead,
      }),
      inserts: [overdrive(2.5), equaliser([highPass(250), lowPass(7000)], kit.sampleRateHz)],
      levelDb: -17,
      reverbDb: -11,
      echoDb: -12,
    },
  ];
}
