import { targetPresets, type Target } from '@kindred/records';
import { describe, expect, test } from 'vitest';
import { readDirection } from './read-direction.js';
import { settleDirections, type DirectedRelease } from './settle-directions.js';

const tracks = ['Ignition', 'Exit Ramp', 'Tunnel', 'Afterglow', 'Sodium Lights'].map(
  (title, index) => ({ number: index + 1, title, role: index === 1 ? 'ballad' : null }),
);
const release: DirectedRelease = { tracks, target: null, references: 1 };

/** Directions of the release, one a line from line 17 on; "3: …" stands in track 3's own. */
function settle(lines: readonly string[], facts: Partial<DirectedRelease> = {}) {
  const directions = lines.map((typed, index) => {
    const [, own, text = ''] = /^(?:(\d): )?(.*)$/.exec(typed) ?? [];
    const place = (start: number, end: number) => ({
      file: 'release.yaml',
      line: 17 + index,
      column: start + 1,
      length: end - start,
    });
    const { intents, issues } = readDirection(text, { place });
    expect(issues, typed).toEqual([]);
    return { intents, track: own === undefined ? null : Number(own) };
  });
  return settleDirections(directions, { ...release, ...facts });
}

const said = (lines: readonly string[], facts: Partial<DirectedRelease> = {}) =>
  settle(lines, facts).issues.map(({ code, message, fix, place }) => ({
    code,
    at: `${place?.line}:${place?.column}+${place?.length}`,
    says: `${message} -> ${fix}`,
  }));

const typed = (target: Target): DirectedRelease['target'] => ({
  target,
  place: { file: 'release.yaml', line: 6 },
});

describe('which tracks are meant', () => {
  test.each([
    ['warmer', null],
    ['warmer on all tracks', null],
    ['3: warmer', [3]],
    ['3: warmer on this track', [3]],
    ['3: warmer on track 3', [3]],
    ['warmer on tracks 4 and 2', [2, 4]],
    ['warmer on the last track', [5]],
    ['warmer on "exit ramp"', [2]],
    ['warmer on the ballads', [2]],
    ['warmer except track 4', [1, 2, 3, 5]],
    ['warmer except on the ballads and track 5', [1, 3, 4]],
    ['warmer on tracks 1-4 except track 2', [1, 3, 4]],
  ])('%s', (line, numbers) => {
    const { intents, issues } = settle([line]);
    expect(issues).toEqual([]);
    expect(intents.map((intent) => intent.tracks)).toEqual([numbers]);
  });

  test.each([
    [
      'warmer on track 9',
      '17:11+7',
      'there is no track 9; the release has 5 -> name one of its 5 tracks',
    ],
    [
      'warmer on track 0',
      '17:11+7',
      'there is no track 0; the release has 5 -> name one of its 5 tracks',
    ],
    ['warmer on "Tunel"', '17:11+7', 'no track is called `Tunel` -> did you mean `Tunnel`?'],
    [
      'warmer on "Other"',
      '17:11+7',
      'no track is called `Other` -> name it by number, as in: on track 1',
    ],
    [
      'warmer on the outros',
      '17:15+6',
      'no track has the role `outro` -> `role: outro` on the tracks that are meant',
    ],
    [
      'warmer except tracks 1-5',
      '17:1+24',
      '"warmer except tracks 1-5" leaves no track -> leave the exception out',
    ],
    [
      '2: wider on track 3',
      '17:10+7',
      '"wider on track 3" names other tracks than 2, whose direction this is -> move it to track 3, or to the release',
    ],
    [
      '2: for the club',
      '17:1+12',
      '"for the club" is for the whole release -> move it to the release\'s `direction`',
    ],
    [
      'leave it alone',
      '17:1+14',
      '"leave it alone" leaves nothing to master -> name what is meant, as in: leave track 4 alone',
    ],
  ])('%s', (line, at, says) => {
    expect(said([line])).toMatchObject([{ at, says }]);
    expect(settle([line]).intents).toEqual([]);
  });

  test('two tracks of one name are told apart by number', () => {
    const twins = [...tracks, { number: 6, title: 'Tunnel', role: null }];
    expect(said(['warmer on "Tunnel"'], { tracks: twins })).toMatchObject([
      { says: '2 tracks are called `Tunnel` -> say on track 3' },
    ]);
  });

  test('a reference must be there to lean on', () => {
    expect(said(['like the reference'], { references: 0 })).toMatchObject([
      {
        code: 'missing-key',
        says: 'no `references` in this file -> `references: [refs/finished.wav]`',
      },
    ]);
  });
});

describe('what can not both be', () => {
  test.each([
    ['brighter', 'darker on track 3', 'is the opposite of'],
    ['warmer', 'less warm', 'is the opposite of'],
    ['a bit warmer', 'less full', 'is the opposite of'],
    ['brighter', 'warmer', 'is the opposite of'],
    ['warmer', 'a touch warmer', 'says the same as'],
    ['3: warmer', '3: a lot warmer', 'says the same as'],
    ['more bass', 'not boomy', 'leave nothing of one another'],
    ['brighter', "don't make it brighter", 'leave nothing of one another'],
    ['leave the tone alone', 'warmer', 'leave nothing of one another'],
    ['louder', 'quieter', 'is the opposite of'],
    ['louder on track 2', '2: a bit quieter', 'is the opposite of'],
    ['louder', 'more dynamic', 'one needs limiting, the other asks for less of it'],
    ["don't limit it", 'louder', 'one needs limiting, the other asks for less of it'],
    ['wider', 'narrower', 'is the opposite of'],
    ['keep the width', 'wider', 'is the opposite of'],
    ['for the club', 'for streaming', 'asks for another loudness than'],
    ['for the club', "don't limit it", '-11 LUFS needs limiting'],
    ['keep the levels as mixed', 'every track equally loud', 'is the opposite of'],
    ['keep the levels as mixed', 'louder on track 2', 'is the opposite of'],
    ['half the EQ', 'leave the tone alone', 'is the opposite of'],
    ['leave the tone alone', 'like the reference', 'is the opposite of'],
    ['leave track 4 alone', 'warmer on track 4', 'is the opposite of'],
  ])('%s, and %s', (first, second, why) => {
    for (const lines of [
      [first, second],
      [second, first],
    ]) {
      const issues = said(lines);
      expect(issues).toHaveLength(1);
      expect(issues[0]?.code).toBe('contradiction');
      expect(issues[0]?.at).toMatch(/^18:/);
      expect(issues[0]?.says).toContain('on line 17');
      expect(issues[0]?.says).toContain(why);
      expect(issues[0]?.says).toContain('-> keep one of the two');
    }
  });

  test.each([
    ['a bit warmer', 'not muddy'],
    ['clearer', 'not harsh'],
    ['brighter', 'less harsh'],
    ['warmer', 'keep the bass'],
    ['warmer', '3: a touch warmer'],
    ['warmer on track 2', 'less warm on track 3'],
    ['brighter except track 3', 'darker on track 3'],
    ['louder', 'a bit quieter on the ballads'],
    ['louder', 'punchier'],
    ['keep the dynamics', "don't squash it"],
    ['for streaming', 'for Spotify'],
    ['for streaming', "don't limit it"],
    ['for the club', 'a touch quieter'],
    ['warmer', 'leave track 4 alone'],
    ['half the EQ', 'warmer'],
  ])('but %s goes with %s', (first, second) => {
    expect(said([first, second])).toEqual([]);
    expect(said([second, first])).toEqual([]);
  });

  test('each is told once, however many tracks it is on', () => {
    expect(said(['brighter on tracks 1-4', 'darker on tracks 1-4'])).toHaveLength(1);
  });

  test('within one sentence as well', () => {
    expect(said(['brighter, but darker on track 3'])).toMatchObject([{ at: '17:15+17' }]);
  });

  test('a thousand tracks with words of their own are held against one another at once', () => {
    const many = Array.from({ length: 999 }, (_, index) => ({
      number: index + 1,
      title: `T${index}`,
      role: null,
    }));
    const own = ['warmer', 'a touch wider', 'less mud', 'not harsh'].flatMap(
      (phrase) => readDirection(phrase).intents,
    );
    const { intents, issues } = settleDirections(
      many.map(({ number }) => ({ intents: own, track: number })),
      { ...release, tracks: many },
    );
    expect(intents).toHaveLength(4 * 999);
    expect(issues).toEqual([]);
  });
});

describe('against the target as typed', () => {
  const streaming = typed(targetPresets.streaming);
  const custom = typed({ ...targetPresets.loud, word: 'custom', loudnessLufs: -12, of: 'album' });

  test.each([
    [
      'loud enough for the club',
      streaming,
      'asks for -11 LUFS; line 6 says `target: streaming`, -14 -> keep one of the two',
    ],
    ['for vinyl', custom, 'asks for -18 LUFS; line 6 says -12 LUFS -> keep one of the two'],
    [
      'a bit louder',
      streaming,
      'asks for 1.0 LU over the target; line 6 says `target: streaming`, -14 -> `target: { loudness: -13 LUFS }` in its place',
    ],
    [
      'quieter',
      custom,
      'asks for 1.5 LU under the target; line 6 says -12 LUFS -> `target: { loudness: -13.5 LUFS }` in its place',
    ],
    [
      'every track equally loud',
      custom,
      'asks for every track; line 6 says `of: album` -> keep one of the two',
    ],
    [
      "don't limit it",
      custom,
      'asks for no limiting; line 6 says -12 LUFS, which needs it -> keep one of the two',
    ],
  ])('%s', (line, target, says) => {
    expect(said([line], { target })).toMatchObject([{ code: 'contradiction', says }]);
  });

  test.each([
    'get this loud enough for streaming',
    'a bit louder on track 2',
    'warmer',
    'punchier',
  ])('%s is no matter of the target, or agrees', (line) => {
    expect(said([line], { target: streaming })).toEqual([]);
  });
});
