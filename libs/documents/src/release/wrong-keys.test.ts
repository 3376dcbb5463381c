import { describeWrongReleases, head, whole, withKeys } from '../../test/wrong-release.js';

describeWrongReleases('a release file with wrong keys', {
  'a mistyped key': {
    wrong: `${whole}targt: loud\n`,
    says: ['4:1+5 unknown-key: unknown key `targt`'],
    fix: 'did you mean `target`?',
  },
  'two letters swapped in a key that is needed': {
    wrong: 'tilte: Night Drive\nartist: b\ntracks: mixes/*.wav\n',
    says: ['1:1+5 unknown-key: unknown key `tilte`'],
    fix: 'did you mean `title`?',
  },
  'a mistyped key beside the right one': {
    wrong: `title: a\ntilte: a\nartist: b\ntracks: mixes/*.wav\n`,
    says: ['2:1+5 unknown-key: unknown key `tilte`'],
    fix: 'remove it; `title` is on line 1',
  },
  'a key with other capitals and hyphens': {
    wrong: `${whole}target: { true-peak: -1 dBTP }\n`,
    says: ['4:11+9 unknown-key: unknown key `true-peak` in `target`'],
    fix: 'did you mean `truePeak`?',
  },
  'a key with no neighbour': {
    wrong: `${whole}producer: me\n`,
    says: ['4:1+8 unknown-key: unknown key `producer`'],
    fix: 'remove it, or use one of these',
  },
  'a key of another block': {
    wrong: `${whole}truePeak: -1 dBTP\n`,
    says: ['4:1+8 unknown-key: unknown key `truePeak`'],
    fix: '`truePeak` belongs in `target`',
  },
  'a mistyped key of a later version': {
    wrong: `${whole}match:\n  tonne: { toward: release }\n`,
    says: ['5:3+5 unknown-key: unknown key `tonne` in `match`'],
    fix: 'did you mean `tone`?',
  },
  'a mistyped key in a track': {
    wrong: `${head}tracks:\n  - { file: intro.wav, titel: x }\n`,
    says: ['4:24+5 unknown-key: unknown key `titel` in a track'],
    fix: 'did you mean `title`?',
  },
  'a key twice': {
    wrong: `${whole}title: Day Drive\n`,
    says: ['4:1+5 duplicate-key: `title` a second time; it is on line 1 already'],
    fix: 'keep one of the two',
  },
  'a key that is a list': {
    wrong: `${whole}? [a, b]\n: c\n`,
    says: ['4:3+6 unknown-key: a key that is not a word'],
    fix: 'remove it, or put the text in quotes',
  },
  'no title': {
    wrong: 'artist: b\ntracks: mixes/*.wav\n',
    says: ['1:1+6 missing-key: no `title` here'],
    fix: '`title: Night Drive`',
  },
  'a track without its file': {
    wrong: `${head}tracks:\n  - title: Ignition\n`,
    says: ['4:5+5 missing-key: no `file` here'],
    fix: '`file: mixes/01 Ignition.wav`',
  },
  'a track of nothing': {
    wrong: `${head}tracks:\n  - {}\n`,
    says: ['4:5+2 missing-key: no `file` here'],
    fix: '`file: mixes/01 Ignition.wav`',
  },
  'a key of a later hand in an adjustment': {
    wrong: withKeys('adjust: { gian: 1 dB }'),
    says: ['4:34+4 unknown-key: unknown key `gian` in `adjust`'],
    fix: 'did you mean `gain`?',
  },
  'a key without a word': {
    wrong: `${whole}: x\n`,
    says: ['4:1+0 unknown-key: a key that is not a word'],
    fix: 'remove it, or put the text in quotes',
  },
  'keys that lost their indent': {
    wrong: `${head}target:\nloudness: -14 LUFS\ntracks: intro.wav\n`,
    says: [
      '3:1+6 missing-value: `target` has no value',
      '4:1+8 unknown-key: unknown key `loudness`',
    ],
    fix: 'give it one, or remove it',
  },
  'a key twice in a track': {
    wrong: withKeys('title: a, title: b'),
    says: ['4:34+5 duplicate-key: `title` a second time; it is on line 4 already'],
    fix: 'keep one of the two',
  },
  'a fade without its length': {
    wrong: withKeys('fadeOut: { curve: smooth }'),
    says: ['4:35+5 missing-key: no `length` here'],
    fix: '`length: 4 s`',
  },
});
