import { describe, expect, it } from 'vitest';
import { findTrack } from './find-track.js';

const tracks = [
  { number: 1, title: 'Ignition', file: 'mixes/01 Ignition.wav' },
  { number: 2, title: 'Exit Ramp', file: 'mixes/02 Exit Ramp.wav' },
  { number: 3, title: '1984', file: 'mixes/03.wav' },
  { number: 4, title: 'Intro', file: 'a/Intro.wav' },
  { number: 5, title: 'Intro', file: 'b/Intro.wav' },
];
const find = (typed: string) => findTrack(typed, { title: 'Night Drive', tracks });

describe('a track that someone names', () => {
  it.each([
    ['2', 2],
    ['02', 2],
    ['exit ramp', 2],
    ['mixes/02 Exit Ramp.wav', 2],
    ['02 Exit Ramp.wav', 2],
    ['02 exit ramp', 2],
    [' Ignition ', 1],
    ['1984', 3],
    ['a/Intro.wav', 4],
  ])('as "%s" is found', (typed, number) => {
    expect(find(typed)).toMatchObject({ number });
  });

  it('by a number that is not there is told which there are', () => {
    expect(find('9')).toEqual({
      code: 'no-such-track',
      severity: 'error',
      message:
        'there is no track 9; Night Drive has 5: 1 Ignition, 2 Exit Ramp, 3 1984, 4 Intro, 5 Intro',
    });
  });

  it('nearly is told what is near, and never taken for it', () => {
    expect(find('Ignitoin')).toMatchObject({ fix: 'Did you mean 1 Ignition?' });
    expect(find('Exit')).not.toHaveProperty('number');
    expect(find('')).not.toHaveProperty('number');
  });

  it('by a name that two have is asked for its number', () => {
    expect(find('intro')).toMatchObject({
      message: '`intro` is the name of tracks 4, 5',
      fix: 'Give its number, as in `kindred explain 4`.',
    });
  });
});
