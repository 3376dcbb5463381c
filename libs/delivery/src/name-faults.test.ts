import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { masterFileName, releaseFileName } from './file-name.js';
import { nameFaults } from './name-faults.js';

describe('nameFaults', () => {
  it('finds none in any name that is given to a delivered file', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (title) => {
        expect(nameFaults(masterFileName(3, title, 'wav'))).toEqual([]);
        expect(nameFaults(releaseFileName(title, 'cue'))).toEqual([]);
      }),
    );
  });

  it.each([
    ['AC:DC?.wav', ['holds ":", "?"']],
    ['back\\slash.flac', ['holds "\\"']],
    ['turned\u202e round.wav', ['holds U+202E']],
    ['CON.wav', ['is a name that Windows keeps for devices']],
    ['01 Intro.wav.', ['ends in a dot or a space, which Windows drops']],
    ['.hidden.wav', ['begins with a dot, which hides it']],
    ['-rf.wav', ['begins with a dash or a space']],
    [`${'é'.repeat(130)}.wav`, ['is longer than 255 bytes']],
    ['01 夜のドライブ.wav', []],
    ['02 Où est l’été ?'.replace(' ?', '') + '.mp3', []],
  ])('says of %j: %j', (name, faults) => {
    expect(nameFaults(name)).toEqual(faults);
  });
});
