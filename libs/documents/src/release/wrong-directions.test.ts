import { describeWrongReleases, whole, withKeys } from '../../test/wrong-release.js';

describeWrongReleases('a release file with wrong directions', {
  'a mistyped word': {
    wrong: `${whole}direction:\n  - a touch more wramth\n`,
    says: ['5:18+6 unknown-word: unknown word `wramth`'],
    fix: 'did you mean `warmth`?',
  },
  'a word without a measure': {
    wrong: `${whole}direction: make it pop\n`,
    says: ['4:20+3 unknown-word: `pop`: no measurable meaning'],
    fix: 'near it: punchier, warmer, clearer',
  },
  'words against each other': {
    wrong: `${whole}direction:\n  - brighter\n  - darker on track 3\n`,
    says: ['6:5+17 contradiction: "darker on track 3" is the opposite of "brighter" on line 5'],
    fix: 'keep one of the two',
  },
  'words against a number': {
    wrong: `${whole}target: streaming\ndirection:\n  - loud enough for the club\n`,
    says: ['6:5+24 contradiction: asks for -11 LUFS; line 4 says `target: streaming`, -14'],
    fix: 'keep one of the two',
  },
  'a track that is not there': {
    wrong: `${whole}direction: warmer on track 9\n`,
    says: ['4:22+7 no-such-track: there is no track 9; the release has 4'],
    fix: 'name one of its 4 tracks',
  },
  'no words at all': {
    wrong: `${whole}direction: []\n`,
    says: ['4:12+2 out-of-range: `direction` is empty'],
    fix: '`direction: a touch warmer`',
  },
  'words for the release on a track': {
    wrong: withKeys('direction: for the club'),
    says: ['4:35+12 belongs-elsewhere: "for the club" is for the whole release'],
    fix: "move it to the release's `direction`",
  },
});
