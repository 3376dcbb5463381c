import { releaseSchema, targetPresets } from '@kindred/records';
import { describe, expect, test } from 'vitest';
import { completeRelease } from './complete-release.js';
import { parseRelease } from './parse-release.js';

/** A release of three files, the second of them with keys of its own, and whatever is added. */
function check(added: string, ofSecond = '') {
  const text = [
    'title: Night Drive',
    'artist: The Example Band',
    'tracks:',
    '  - mixes/01 Ignition.wav',
    `  - { file: mixes/02 Exit Ramp.wav${ofSecond === '' ? '' : `, ${ofSecond}`} }`,
    '  - { file: mixes/03 c.wav, title: Tunnel }',
    added,
  ].join('\n');
  const { draft } = parseRelease(text, 'release.yaml');
  if (draft === null) throw new Error('no draft');
  const { release, issues } = completeRelease(draft, { matches: {}, missing: [], neighbours: {} });
  if (release !== null) releaseSchema.parse(release);
  return { release, issues };
}

/** What is wrong, as "line:column code: message -> fix". */
const wrong = (added: string, ofSecond = '') =>
  check(added, ofSecond).issues.map(
    ({ code, message, fix, place }) =>
      `${place?.line}:${place?.column} ${code}: ${message} -> ${fix}`,
  );

const sound = (added: string, ofSecond = '') => {
  const { release, issues } = check(added, ofSecond);
  expect(issues).toEqual([]);
  if (release === null) throw new Error('no release');
  return release;
};

describe('a direction in a release file', () => {
  test('is kept phrase by phrase, each with its place and its tracks', () => {
    const release = sound('direction:\n  - warm it up a touch\n', 'direction: a bit louder');
    expect(release.directions).toMatchObject([
      { kind: 'tone', phrase: 'warm it up a touch', tracks: null, place: { line: 8, column: 5 } },
      { kind: 'level', phrase: 'a bit louder', tracks: [2], place: { line: 5, column: 48 } },
    ]);
  });

  test('of the release is on every track, of a track on that alone, and both add up', () => {
    const release = sound('direction: warm it up a touch', 'direction: [a touch fuller, wider]');
    const moves = release.tracks.map(({ direction }) =>
      direction?.moves.map(({ frequencyHz, gainDb }) => `${frequencyHz}:${gainDb}`),
    );
    expect(moves[0]).toEqual(['90:0.73', '250:0.75', '700:-0.39', '2500:-0.31']);
    expect(moves[2]).toEqual(moves[0]);
    expect(moves[1]?.slice(0, 2)).toEqual(['90:1.4', '250:1.5']);
    expect(release.tracks.map(({ direction }) => direction?.sideDb)).toEqual([null, 1.5, null]);
  });

  test('names tracks by number, by title and by what the file is called', () => {
    const release = sound(
      'direction: [louder on "exit ramp", quieter on "Tunnel", wider on track 1]',
    );
    expect(release.tracks.map(({ direction }) => direction?.offsetLu)).toEqual([0, 1.5, -1.5]);
    expect(release.tracks.map(({ direction }) => direction?.sideDb)).toEqual([1.5, null, null]);
  });

  test.each([
    ['for the club', targetPresets.competitive],
    ['get this loud enough for streaming', targetPresets.streaming],
    ['for vinyl', targetPresets.quiet],
    ['louder', { ...targetPresets.streaming, word: 'custom', loudnessLufs: -12.5 }],
    [
      'for the club, a bit quieter',
      { ...targetPresets.competitive, word: 'custom', loudnessLufs: -12 },
    ],
    ['every track equally loud', { ...targetPresets.streaming, of: 'every track' }],
    ["don't limit it", { ...targetPresets.streaming, limiting: 'none' }],
    ['punchier', { ...targetPresets.streaming, limiting: 'none' }],
  ])('"%s" sets the target where none is typed', (phrase, target) => {
    expect(sound(`direction: ${phrase}`).target).toEqual(target);
  });

  test('a target that is typed stands', () => {
    const release = sound('target: loud\ndirection: [warmer, keep the dynamics]');
    expect(release.target).toEqual({ ...targetPresets.loud, limiting: 'moderate' });
    expect(wrong('target: streaming\ndirection: for the club')).toEqual([
      '8:12 contradiction: asks for -11 LUFS; line 7 says `target: streaming`, -14 -> keep one of the two',
    ]);
  });

  test('makes the limiting of a track one step gentler than its own', () => {
    const release = sound('direction: keep the dynamics', 'limiting: firm, direction: wider');
    expect(release.tracks.map(({ limiting }) => limiting)).toEqual([null, 'moderate', null]);
    const one = sound('target: competitive', 'direction: keep the dynamics');
    expect(one.target.limiting).toBe('moderate');
    expect(one.tracks.map(({ limiting }) => limiting)).toEqual([null, 'gentle', null]);
  });

  test('left alone, a track keeps its limiting and has no moves', () => {
    const release = sound('target: competitive\ndirection: punchier', 'direction: leave it alone');
    expect(release.tracks.map(({ limiting }) => limiting)).toEqual([null, 'moderate', null]);
    expect(release.tracks[1]?.direction).toMatchObject({ leaveAlone: true, moves: [] });
  });

  test('keeps the levels as mixed, unless the file says how they are matched', () => {
    expect(sound('direction: keep the levels as mixed').match.loudness).toBe('as mixed');
    expect(wrong('match: { loudness: integrated }\ndirection: keep the levels as mixed')).toEqual([
      '8:12 contradiction: asks for the levels as mixed; line 7 says `loudness: integrated` -> keep one of the two',
    ]);
  });

  test('nothing said leaves a release as it was', () => {
    const release = sound('');
    expect(release).not.toHaveProperty('directions');
    for (const track of release.tracks) expect(track).not.toHaveProperty('direction');
  });
});

describe('what is wrong in directions', () => {
  test('is told at once, in file order, with all else that is wrong', () => {
    const added = [
      'direction:',
      '  - a touch more wramth',
      '  - brighter, and darker on track 3',
      '  - warmer on track 9',
      'colour: red',
    ].join('\n');
    expect(wrong(added, 'offset: 2 Hz, direction: for the club')).toEqual([
      '5:45 wrong-unit: wrong unit in `offset` -> `offset: +2.0 LU`',
      '5:62 belongs-elsewhere: "for the club" is for the whole release -> move it to the release\'s `direction`',
      '8:18 unknown-word: unknown word `wramth` -> did you mean `warmth`?',
      '9:19 contradiction: "darker on track 3" is the opposite of "brighter" on line 9 -> keep one of the two',
      '10:15 no-such-track: there is no track 9; the release has 3 -> name one of its 3 tracks',
      '11:1 unknown-key: unknown key `colour` -> remove it, or use one of these',
    ]);
  });

  test('that a pattern matched no file is not told of tracks that it would have brought', () => {
    const text = 'title: a\nartist: b\ntracks: x/*.wav\ndirection: warmer on track 2\n';
    const { draft } = parseRelease(text, 'release.yaml');
    const lookups = { matches: {}, missing: [], neighbours: {} };
    const { issues } = completeRelease(draft ?? never(), lookups);
    expect(issues.map(({ code }) => code)).toEqual(['no-match']);
  });
});

describe('`adjust` of a track', () => {
  test('is a gain, a share of its match, a width and filters, the usual q where none is typed', () => {
    const eq =
      'eq: [{ type: bell, frequency: 3 kHz, gain: -1 dB }, { type: high-pass, frequency: 30, q: 0.5 }]';
    const release = sound('', `adjust: { gain: +0.5 dB, tone: 50 %, width: -1, ${eq} }`);
    expect(release.tracks[1]?.adjust).toMatchObject({
      gainDb: 0.5,
      toneShare: 0.5,
      sideDb: -1,
      eq: [
        { band: { type: 'bell', frequencyHz: 3000, q: 0.8, gainDb: -1 }, place: { line: 5 } },
        { band: { type: 'high-pass', frequencyHz: 30, q: 0.5 }, place: { line: 5 } },
      ],
    });
    expect(sound('', 'adjust: { tone: 0 % }').tracks[1]?.adjust).toEqual({
      gainDb: 0,
      toneShare: 0,
      sideDb: 0,
      eq: [],
    });
    expect(sound('').tracks[1]).not.toHaveProperty('adjust');
  });

  test.each([
    ['gain: 13 dB', 'out-of-range: `gain` is out of range -> `gain: 0.0 dB`'],
    ['gain: 1 LU', 'wrong-unit: wrong unit in `gain` -> `gain: +1.0 dB`'],
    ['tone: 120 %', 'out-of-range: `tone` is out of range -> `tone: 0 %`'],
    ['width: 9 dB', 'out-of-range: `width` is out of range -> `width: 0.0 dB`'],
    [
      'eq: [{ type: bell, frequency: 3 kHz, q: 0, gain: 1 }]',
      'out-of-range: `q` is out of range -> `q: 0.8`',
    ],
    ['eq: [{ type: bell, frequency: 3 kHz }]', 'missing-key: no `gain` here -> `gain: -1 dB`'],
    [
      'eq: [{ type: low-pass, frequency: 3 kHz, gain: 1 }]',
      'unknown-key: a low-pass has no gain -> remove `gain`',
    ],
    [
      'eq: []',
      'out-of-range: `eq` is empty -> `eq: [{ type: bell, frequency: 3 kHz, q: 0.8, gain: -1 dB }]`',
    ],
    ['most: 2 dB', 'unknown-key: unknown key `most` in `adjust` -> `most` belongs in `match`'],
  ])('%s is refused', (typed, says) => {
    expect(wrong('', `adjust: { ${typed} }`).map((one) => one.replace(/^\S+ /u, ''))).toEqual([
      says,
    ]);
  });
});

describe('`width` of a match', () => {
  test('is off, or how much of a difference is undone and how far it goes', () => {
    expect(sound('match: { width: { amount: 60 % } }').match.width).toEqual({
      amount: 0.6,
      mostDb: 1.5,
    });
    expect(sound('match: { width: off }').match.width?.amount).toBe(0);
    for (const typed of ['wide', 'on', 'yes', '40 %']) {
      expect(wrong(`match: { width: ${typed} }`)).toEqual([
        `7:17 unknown-word: unknown word \`${typed}\` for \`width\` -> ` +
          '`width: { amount: 40 %, most: 1.5 dB }`, or `width: off`',
      ]);
    }
  });
});

function never(): never {
  throw new Error('no draft');
}
