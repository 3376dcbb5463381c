import { intentSchema, type Intent } from '@kindred/records';
import { describe, expect, test } from 'vitest';
import { readDirection, type SpokenIntent } from './read-direction.js';

/** The fits of the words, in dB at 90, 250, 700, 2500, 5500 and 9500 Hz; a plain "more". */
const shapes: Readonly<Record<string, readonly number[]>> = {
  warm: [1.45, 1.5, -0.77, -0.61, -0.22, -0.28],
  bright: [-1.5, -1.29, 1.05, 1.2, 1.32, 0.1],
  dark: [0.83, 1.12, -1.04, -1.5, -0.51, -0.26],
  clear: [-0.68, 0.09, 0.85, 1.5, 0.31, 0.13],
  crisp: [-0.77, -0.59, 0.44, 0.7, 1.5, 0.81],
  smooth: [1.16, 1.5, -0.93, -1.28, -0.33, -0.03],
  mellow: [0.87, 0.76, -1.23, -1.5, 0.12, 0.47],
  full: [1.33, 1.5, -0.74, 0.12, -1.01, -0.84],
  rich: [0.83, 1.5, 1, 0.59, -0.44, -0.01],
  deep: [1.25, 1.5, -0.77, -0.49, -0.41, -0.22],
  heavy: [1.16, 1.5, -1.02, -0.42, -1.34, -0.91],
};
const centresHz = [90, 250, 700, 2500, 5500, 9500];

/** Words that move one stretch: a shelf or bell, its frequency, and a plain "more". */
const single: Readonly<Record<string, readonly [number, number]>> = {
  air: [9500, 1.5],
  bass: [90, 1.5],
  mids: [700, 1.5],
  treble: [9500, 1.5],
  harsh: [2500, 1.5],
  muddy: [250, 1.5],
  boomy: [90, 1.5],
  boxy: [450, 1.5],
  nasal: [1200, 1.5],
  tight: [250, -1],
  punchy: [250, -1],
};

const factors = { touch: 1 / 2, bit: 2 / 3, plain: 1, much: 4 / 3 } as const;

/**
 * "warm + touch" written out in full, the moves by the tables above; "thin" is "full" turned
 * round. Anything else stands as it is.
 */
function writtenOut(expected: string): string {
  const [, word = '', sign = '', amount = '', rest = ''] =
    /^(\w+) ([+-]) (touch|bit|plain|much)(.*)$/.exec(expected) ?? [];
  if (word === '') return expected;
  const [, only, where = ''] = /^(?: only ([\d ]+?))?( @.*)?$/.exec(rest) ?? [];
  const kept = only?.split(' ').map(Number);
  const factor = factors[amount as keyof typeof factors] * (sign === '+' ? 1 : -1);
  const shape = shapes[word === 'thin' ? 'full' : word];
  const turn = word === 'thin' ? -1 : 1;
  const all =
    shape === undefined
      ? [single[word] as readonly [number, number]]
      : shape.map((gain, index) => [centresHz[index] ?? 0, gain * turn] as const);
  const moves = all
    .map(([hz, gain]) => [hz, Math.sign(gain * factor) * Math.round(Math.abs(gain * factor) * 100)])
    .filter(([hz = 0, gain = 0]) => Math.abs(gain) >= 30 && (kept?.includes(hz) ?? true))
    .map(([hz, gain = 0]) => `${hz}:${gain / 100}`);
  return `tone ${word} ${sign === '+' ? 'more' : 'less'} ${amount} [${moves.join(' ')}]${where}`;
}

/** An intent on one line, with every number in it. */
function line({ phrase: _, place: __, whom, ...intent }: SpokenIntent): string {
  const names = (list: NonNullable<typeof whom>['named']) =>
    list.map((name) => ('number' in name ? name.number : 'title' in name ? name.title : name.role));
  const where =
    whom === null
      ? ''
      : ` @${[names(whom.named).join(',') || 'all', ...names(whom.except)].join(' except ')}`;
  const rest = Object.entries(intent)
    .filter(([key]) => key !== 'kind')
    .map(([key, value]) => {
      if (key === 'moves') return `[${(value as Moves).map(move).join(' ')}]`;
      if (key === 'guards') return `[${(value as Guards).map(guard).join(' ')}]`;
      return String(value);
    });
  return [intent.kind, ...rest].join(' ') + where;
}

type Moves = Extract<Intent, { kind: 'tone' }>['moves'];
type Guards = Extract<Intent, { kind: 'guard' }>['guards'];
const move = ({ frequencyHz, gainDb }: Moves[number]) => `${frequencyHz}:${gainDb}`;
const guard = ({ fromHz, toHz, against }: Guards[number]) => `${fromHz}-${toHz}:${against}`;

const gentler = (word: string) => `limiting ${word} gentler`;
const notBright = 'guard bright [20-420:cut 420-7200:boost]';
const lowEnd = (against: string) => `guard bass [20-120:${against}]`;
const top = (against: string) => `guard treble [4000-20000:${against}]`;
const notMuddy = 'guard muddy [150-420:boost]';
const notHarsh = 'guard harsh [1300-3700:boost]';

/** A phrase, then all that it becomes. */
const phrases: readonly (readonly [string, ...string[]])[] = [
  // Qualities, forms and amounts
  ['warmer', 'warm + plain'],
  ['warm', 'warm + plain'],
  ['more warmth', 'warm + plain'],
  ['Warm it up.', 'warm + plain'],
  ['warm it up a touch', 'warm + touch'],
  ['a touch of warmth', 'warm + touch'],
  ['slightly warmer', 'warm + touch'],
  ['a hair warmer', 'warm + touch'],
  ['ever so slightly warmer', 'warm + touch'],
  ['a bit warmer', 'warm + bit'],
  ['a little warmer', 'warm + bit'],
  ['a little bit warmer', 'warm + bit'],
  ['somewhat warmer', 'warm + bit'],
  ['much warmer', 'warm + much'],
  ['a lot warmer', 'warm + much'],
  ['quite a bit warmer', 'warm + much'],
  ['warmer, just a touch', 'warm + touch'],
  ["I'd like it to be a bit warmer please", 'warm + bit'],
  ['can you make the whole album sound warmer?', 'warm + plain @all'],
  ['brighter', 'bright + plain'],
  ['brighten it up a little', 'bright + bit'],
  ['more brightness', 'bright + plain'],
  ['darker', 'dark + plain'],
  ['clearer', 'clear + plain'],
  ['more clarity', 'clear + plain'],
  ['crisper', 'crisp + plain'],
  ['smoother', 'smooth + plain'],
  ['smooth it out', 'smooth + plain'],
  ['mellower', 'mellow + plain'],
  ['fuller', 'full + plain'],
  ['more body', 'full + plain'],
  ['richer', 'rich + plain'],
  ['deeper', 'deep + plain'],
  ['heavier', 'heavy + plain'],
  ['more air', 'air + plain'],
  ['airier', 'air + plain'],
  ['open up the top', 'air + plain'],
  ['add a touch of air', 'air + touch'],
  // Turned round
  ['less warm', 'warm - plain'],
  ['not so warm', 'warm - plain'],
  ['not as warm', 'warm - plain'],
  ['too warm', 'warm - plain'],
  ['a bit too warm', 'warm - bit'],
  ['way too bright', 'bright - much'],
  ["it's too bright", 'bright - plain'],
  ['a little less bright', 'bright - bit'],
  ['not so dark', 'dark - plain'],
  ['less air', 'air - plain'],
  ['reduce the brightness a touch', 'bright - touch'],
  ["it's not bright enough", 'bright + plain'],
  ['not warm enough', 'warm + plain'],
  ['it lacks warmth', 'warm + plain'],
  // Ranges
  ['more bass', 'bass + plain'],
  ['less bass', 'bass - plain'],
  ['a touch more mids', 'mids + touch'],
  ['less treble', 'treble - plain'],
  ['a little more low end', 'bass + bit'],
  ['less low-end', 'bass - plain'],
  ['too much low end', 'bass - plain'],
  ['not enough highs', 'treble + plain'],
  ['boost the highs a touch', 'treble + touch'],
  ['cut the bass a bit', 'bass - bit'],
  ['roll off the top end', 'treble - plain'],
  ['bring the bass up a touch', 'bass + touch'],
  ['turn the highs down', 'treble - plain'],
  ['take some bass out', 'bass - plain'],
  ['bring out the mids', 'mids + plain'],
  ['it needs bass', 'bass + plain'],
  ['the bass is too loud', 'bass - plain'],
  ['louder mids', 'mids + plain'],
  // Faults: always less, and of their own band alone
  ['less harsh', 'harsh - plain'],
  ['a little less harsh', 'harsh - bit'],
  ['not so harsh', 'harsh - plain'],
  ['too harsh', 'harsh - plain'],
  ['harsh', 'harsh - plain'],
  ['tame the harshness', 'harsh - plain'],
  ['take the edge off', 'harsh - plain'],
  ['less mud', 'muddy - plain'],
  ['muddy', 'muddy - plain'],
  ["it's a bit muddy", 'muddy - bit'],
  ['clean up the low mids', 'muddy - plain'],
  ['clear up the mud', 'muddy - plain'],
  ['cut the mud', 'muddy - plain'],
  ['boomy', 'boomy - plain'],
  ['tidy the low end', 'boomy - plain'],
  ['boxy', 'boxy - plain'],
  ['less boxiness', 'boxy - plain'],
  ['too nasal', 'nasal - plain'],
  ['less thin', 'thin - plain'],
  ['a touch too thin', 'thin - touch'],
  // Feel
  ['tighter', 'tight + plain'],
  ['tighten the low end', 'tight + plain'],
  ['make the bass tighter', 'tight + plain'],
  ['a touch tighter', 'tight + touch'],
  ['punchier', 'punchy + plain', gentler('punchy')],
  ['more punch', 'punchy + plain', gentler('punchy')],
  ['keep the punch', gentler('punchy')],
  ['keep the dynamics', gentler('dynamic')],
  ['more dynamic', gentler('dynamic')],
  ['keep it dynamic', gentler('dynamic')],
  ["don't lose the dynamics", gentler('dynamic')],
  ["don't squash it", gentler('squash')],
  ['less limiting', gentler('limiting')],
  ['gentler limiting', gentler('limiting')],
  ["don't limit it", 'limiting limiting none'],
  ['no limiting', 'limiting limiting none'],
  ['wider', 'width plain 1.5'],
  ['a bit wider', 'width bit 1'],
  ['a touch narrower', 'width touch -0.75'],
  ['less wide', 'width plain -1.5'],
  ['not so narrow', 'width plain 1.5'],
  ["don't make it wider", 'width plain 0'],
  ['keep the width', 'width plain 0'],
  // Level and target
  ['louder', 'level plain 1.5'],
  ['a touch louder', 'level touch 0.5'],
  ['a bit quieter', 'level bit -1'],
  ['much quieter', 'level much -3'],
  ['not so loud', 'level plain -1.5'],
  ['too quiet', 'level plain 1.5'],
  ['turn it up a bit', 'level bit 1'],
  ['turn it down', 'level plain -1.5'],
  ['let it sit back', 'level bit -1'],
  ['get this loud enough for streaming', 'target streaming'],
  ['for Spotify', 'target streaming'],
  ['for the club', 'target competitive'],
  ['as loud as other releases', 'target competitive'],
  ['loud enough for CD', 'target competitive'],
  ['for TV', 'target broadcast'],
  ['for vinyl', 'target quiet'],
  ['keep the levels as mixed', 'as-mixed'],
  ['keep the levels', 'as-mixed'],
  ['every track equally loud', 'every-track @all'],
  // The match
  ['leave the tone alone', 'tone-match 0'],
  ["don't EQ it", 'tone-match 0'],
  ['half the EQ', 'tone-match 35'],
  ['like the reference', 'toward-reference'],
  ['closer to the reference', 'toward-reference'],
  // Guards
  ["don't make it brighter", notBright],
  ["don't make it too bright", notBright],
  ["don't make it any brighter", notBright],
  ["don't make it less bright", 'guard bright [20-420:boost 420-7200:cut]'],
  ['not muddy', notMuddy],
  ['no mud', notMuddy],
  ['without mud', notMuddy],
  ['keep the bass', lowEnd('any')],
  ['leave the highs alone', top('any')],
  ["don't touch the low end", lowEnd('any')],
  ["don't boost the highs", top('boost')],
  ['no more bass', lowEnd('boost')],
  ["don't lose the bass", lowEnd('cut')],
  ['keep the air', 'guard air [7200-20000:cut]'],
  ['keep it warm', 'guard warm [20-420:cut 420-1300:boost]'],
  ['leave the low mids alone', 'guard low mids [120-500:any]'],
  ["don't make it brighter on top", 'guard bright [4000-20000:boost]'],
  ["don't make it darker on top", 'guard dark [4000-20000:cut]'],
  ['keep the highs bright', 'guard bright [4000-20000:cut]'],
  ['keep the low end tight', 'guard tight [150-420:boost]'],
  ['not muddy in the low mids', notMuddy],
  // Places in the spectrum
  ['warmer in the low end', 'warm + plain only 90'],
  ['warmer low mids', 'warm + plain only 250'],
  ['a bit warmer in the bass', 'warm + bit only 90'],
  ['brighter on top', 'bright + plain only 5500'],
  ['the highs are too bright', 'bright - plain only 5500'],
  ['smoother in the mids', 'smooth + plain only 700'],
  ['crisper highs', 'crisp + plain only 5500 9500'],
  ['less muddy in the low mids', 'muddy - plain'],
  ['punchy low end', 'punchy + plain', gentler('punchy')],
  // Tracks
  ['a bit warmer on track 3', 'warm + bit @3'],
  ['warmer on 3', 'warm + plain @3'],
  ['warmer on track three', 'warm + plain @3'],
  ['less mud on track 3', 'muddy - plain @3'],
  ['warmer on "Tunnel"', 'warm + plain @Tunnel'],
  ["warmer on 'Exit Ramp'", 'warm + plain @Exit Ramp'],
  ['warmer on “Don’t Go”', 'warm + plain @Don’t Go'],
  ['a bit louder on the ballads', 'level bit 1 @ballad'],
  ['louder on tracks 2 and 4', 'level plain 1.5 @2,4'],
  ['louder on tracks 2-4', 'level plain 1.5 @2,3,4'],
  ['louder on tracks 2, 3 and 5', 'level plain 1.5 @2,3,5'],
  ['louder on track 2 and track 4', 'level plain 1.5 @2,4'],
  ['louder on track #2', 'level plain 1.5 @2'],
  ['quieter on the first track', 'level plain -1.5 @1'],
  ['quieter on the last song', 'level plain -1.5 @-1'],
  ['brighter except track 4', 'bright + plain @all except 4'],
  ['everything but track 4 a bit louder', 'level bit 1 @all except 4'],
  ['leave track 4 alone', 'leave-alone @4'],
  ["don't touch tracks 2 and 4", 'leave-alone @2,4'],
  ['let track 3 sit back', 'level bit -1 @3'],
  ['the ballads are too loud', 'level plain -1.5 @ballad'],
  // Several phrases
  ['a bit warmer but not muddy', 'warm + bit', notMuddy],
  ['warmer without getting muddy', 'warm + plain', notMuddy],
  ['brighter, but not harsh', 'bright + plain', notHarsh],
  ['brighter without losing the bass', 'bright + plain', lowEnd('cut')],
  ['warmer and less harsh', 'warm + plain', 'harsh - plain'],
  ['a touch warmer, much wider & less boxy', 'warm + touch', 'width much 2', 'boxy - plain'],
  ['less bass and treble', 'bass - plain', 'treble - plain'],
  ['a bit more bass and treble', 'bass + bit', 'treble + bit'],
  ['less bass, more treble', 'bass - plain', 'treble + plain'],
  ['too bright and harsh', 'bright - plain', 'harsh - plain'],
  ['less harsh and boomy', 'harsh - plain', 'boomy - plain'],
  ['not so bright but warm', 'bright - plain', 'warm + plain'],
  ['full and warm', 'full + plain', 'warm + plain'],
  ['a touch warm and full', 'warm + touch', 'full + touch'],
  ['not harsh or boomy', notHarsh, 'guard boomy [20-150:boost]'],
  ['keep the bass and the highs', lowEnd('any'), top('any')],
  ["don't touch the bass and make it brighter", lowEnd('any'), 'bright + plain'],
  ['on track 3: warmer and less harsh', 'warm + plain @3', 'harsh - plain @3'],
  ['on track 3, warmer, less harsh', 'warm + plain @3', 'harsh - plain @3'],
  ['warmer and less harsh on track 3', 'warm + plain @3', 'harsh - plain @3'],
  ['warmer, less harsh on track 3', 'warm + plain', 'harsh - plain @3'],
  ['warmer, but brighter on track 2', 'warm + plain', 'bright + plain @2'],
  ['track 3 warmer, track 4 darker', 'warm + plain @3', 'dark + plain @4'],
  [
    'warmer and wider, except on track 4',
    'warm + plain @all except 4',
    'width plain 1.5 @all except 4',
  ],
  ['louder on "A", "B" and "C"', 'level plain 1.5 @A,B,C'],
  ['on "A" and the ballads: wider', 'width plain 1.5 @A,ballad'],
  ['warmer on track 3. Louder.', 'warm + plain @3', 'level plain 1.5'],
  ['on track 3: warmer. Wider.', 'warm + plain @3', 'width plain 1.5'],
  ['on track 3, warmer, loud enough for streaming', 'warm + plain @3', 'target streaming'],
  ['make it less boomy and more punchy', 'boomy - plain', 'punchy + plain', gentler('punchy')],
];

describe('a direction becomes exactly its intents', () => {
  test('the table is long enough to be a grammar', () => {
    expect(phrases.length).toBeGreaterThanOrEqual(120);
  });

  test.each(phrases)('%s', (phrase, ...expected) => {
    const { intents, issues } = readDirection(phrase);
    expect(issues).toEqual([]);
    expect(intents.map(line)).toEqual(expected.map(writtenOut));
    for (const { whom: _, ...intent } of intents) {
      expect(intentSchema.parse({ ...intent, tracks: [1] })).toEqual({ ...intent, tracks: [1] });
    }
  });
});

describe('an intent', () => {
  test('keeps its phrase as typed, and its place', () => {
    const place = (start: number, end: number) => ({
      file: 'r.yaml',
      line: 1,
      column: start + 1,
      length: end - start,
    });
    const { intents } = readDirection('Please: a bit warmer, but  NOT muddy on track 3.', {
      place,
    });
    expect(intents).toMatchObject([
      { kind: 'tone', phrase: 'a bit warmer', place: { column: 9, length: 12 } },
      { kind: 'guard', phrase: 'NOT muddy on track 3', place: { column: 28, length: 20 } },
    ]);
    expect(intents[1]?.whom).toMatchObject({
      named: [{ by: 'number', number: 3, place: { column: 41, length: 7 } }],
    });
  });

  test('faults and air move only their own band', () => {
    for (const word of ['harsh', 'muddy', 'boomy', 'boxy', 'nasal', 'air']) {
      const [intent] = readDirection(`less ${word}`).intents;
      expect(intent?.kind === 'tone' && intent.moves).toHaveLength(1);
    }
  });

  test('its filters are those of the six, wide', () => {
    const [intent] = readDirection('crisper').intents;
    expect(intent?.kind === 'tone' && intent.moves.map(({ type, q }) => `${type} ${q}`)).toEqual([
      'low-shelf 0.71',
      'bell 0.9',
      'bell 0.8',
      'bell 0.9',
      'bell 1',
      'high-shelf 0.71',
    ]);
  });

  test('more and less of a word are mirror images', () => {
    for (const amount of ['a touch', 'a bit', '', 'much']) {
      const [more] = readDirection(`${amount} more warmth`).intents;
      const [less] = readDirection(`${amount} less warmth`).intents;
      if (more?.kind !== 'tone' || less?.kind !== 'tone') throw new Error('no tone');
      expect(less.moves).toEqual(more.moves.map((one) => ({ ...one, gainDb: -one.gainDb })));
    }
  });
});
