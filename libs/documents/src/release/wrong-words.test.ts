import { describeWrongReleases, whole, withKeys } from '../../test/wrong-release.js';

describeWrongReleases('a release file with wrong words', {
  'a mistyped target': {
    wrong: `${whole}target: straming\n`,
    says: ['4:9+8 unknown-word: unknown word `straming` for `target`'],
    fix: 'did you mean `streaming`?',
  },
  'a target with a capital': {
    wrong: `${whole}target: Broadcast\n`,
    says: ['4:9+9 unknown-word: unknown word `Broadcast` for `target`'],
    fix: 'did you mean `broadcast`?',
  },
  'a target that is a number': {
    wrong: `${whole}target: -11 LUFS\n`,
    says: ['4:9+8 unknown-word: unknown word `-11 LUFS` for `target`'],
    fix: '`target: { loudness: -11 LUFS }`',
  },
  'a target that is a list': {
    wrong: `${whole}target: [loud]\n`,
    says: ['4:9+6 wrong-type: `target` is a list'],
    fix: '`target: streaming`',
  },
  'a match that is a word': {
    wrong: `${whole}match: integrated\n`,
    says: ['4:8+10 wrong-type: `match` is text'],
    fix: '`match: { loudness: loud sections }`',
  },
  'a limiting that is no word': {
    wrong: `${whole}target: { limiting: brutal }\n`,
    says: ['4:21+6 unknown-word: unknown word `brutal` for `limiting`'],
    fix: 'write one of these words',
  },
  'loud sections in one word': {
    wrong: `${whole}match: { loudness: loudSections }\n`,
    says: ['4:20+12 unknown-word: unknown word `loudSections` for `loudness`'],
    fix: 'did you mean `loud sections`?',
  },
  'a role that is no word': {
    wrong: `title: a\nartist: b\ntracks: [{ file: intro.wav, role: balad }]\n`,
    says: ['3:35+5 unknown-word: unknown word `balad` for `role`'],
    fix: 'did you mean `ballad`?',
  },
  'an offset in another unit': {
    wrong: `title: a\nartist: b\ntracks: [{ file: intro.wav, offset: -1.5 Hz }]\n`,
    says: ['3:37+7 wrong-unit: wrong unit in `offset`'],
    fix: '`offset: -1.5 LU`',
  },
  'an offset out of any reason': {
    wrong: `title: a\nartist: b\ntracks: [{ file: intro.wav, offset: -40 LU }]\n`,
    says: ['3:37+6 out-of-range: `offset` is out of range'],
    fix: '`offset: -1.5 LU`',
  },
  'a segue that is a word': {
    wrong: `title: a\nartist: b\ntracks: [{ file: intro.wav, segue: no }]\n`,
    says: ['3:36+2 unknown-word: unknown word `no` for `segue`'],
    fix: '`segue: false`',
  },
  'a segue that is a list': {
    wrong: `title: a\nartist: b\ntracks: [{ file: intro.wav, segue: [true] }]\n`,
    says: ['3:36+6 wrong-type: `segue` is a list'],
    fix: '`segue: true`',
  },
  'a segue with nothing behind it': {
    wrong: `title: a\nartist: b\ntracks: [{ file: intro.wav, segue: true }]\n`,
    says: ['3:36+4 segue-at-end: the last track has `segue: true`; nothing follows it'],
    fix: 'remove `segue` from this track',
  },
  'a role outside of a track': {
    wrong: `${whole}role: ballad\n`,
    says: ['4:1+4 unknown-key: unknown key `role`'],
    fix: '`role` belongs in an entry of `tracks`',
  },
  'typographic quotes around a word': {
    wrong: `${whole}target: “loud”\n`,
    says: ['4:9+6 unknown-word: unknown word `“loud”` for `target`'],
    fix: 'did you mean `loud`?',
  },
  'a tone toward nothing known': {
    wrong: `${whole}match: { tone: { toward: refrence } }\n`,
    says: ['4:26+8 unknown-word: unknown word `refrence` for `toward`'],
    fix: 'did you mean `reference`?',
  },
  'a filter of no known shape': {
    wrong: withKeys('adjust: { eq: [{ type: notch, frequency: 3 kHz, gain: -1 dB }] }'),
    says: ['4:47+5 unknown-word: unknown word `notch` for `type`'],
    fix: 'write one of these words',
  },
  'a mistyped curve': {
    wrong: withKeys('fadeOut: { length: 4 s, curve: smoth }'),
    says: ['4:55+5 unknown-word: unknown word `smoth` for `curve`'],
    fix: 'did you mean `smooth`?',
  },
  'a target of nothing': {
    wrong: `${whole}target:\n`,
    says: ['4:1+6 missing-value: `target` has no value'],
    fix: 'give it one, or remove it',
  },
});
