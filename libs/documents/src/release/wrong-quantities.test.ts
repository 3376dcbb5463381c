import { describeWrongReleases, whole, withKeys } from '../../test/wrong-release.js';

describeWrongReleases('a release file with wrong quantities', {
  'a loudness in another unit': {
    wrong: `${whole}target: { loudness: -14 Hz }\n`,
    says: ['4:21+6 wrong-unit: wrong unit in `loudness`'],
    fix: '`loudness: -14 LUFS`',
  },
  'a peak in another unit': {
    wrong: `${whole}target:\n  truePeak: -1 dB\n`,
    says: ['5:13+5 wrong-unit: wrong unit in `truePeak`'],
    fix: '`truePeak: -1 dBTP`',
  },
  'a peak over full scale': {
    wrong: `${whole}target:\n  truePeak: +3 dBTP\n`,
    says: ['5:13+7 out-of-range: `truePeak` is out of range'],
    fix: '`truePeak: -1 dBTP`',
  },
  'a loudness without its minus': {
    wrong: `${whole}target:\n  loudness: 9\n`,
    says: ['5:13+1 out-of-range: `loudness` is out of range'],
    fix: '`loudness: -9 LUFS`',
  },
  'a decimal comma': {
    wrong: `${whole}target:\n  loudness: -13,5 LUFS\n`,
    says: ['5:13+10 not-a-number: `loudness` is not a number with a unit'],
    fix: '`loudness: -13.5 LUFS`',
  },
  'a loudness that is a block': {
    wrong: `${whole}target:\n  loudness: { level: 3 }\n`,
    says: ['5:13+12 wrong-type: `loudness` is a block of keys'],
    fix: '`loudness: -14 LUFS`',
  },
  'a share in decibels': {
    wrong: `${whole}match: { tone: { amount: 70 dB } }\n`,
    says: ['4:26+5 wrong-unit: wrong unit in `amount`'],
    fix: '`amount: 70 %`',
  },
  'a share as a fraction': {
    wrong: `${whole}match: { width: { amount: 0.4 } }\n`,
    says: ['4:27+3 wrong-unit: wrong unit in `amount`'],
    fix: '`amount: 40 %`',
  },
  'a limit in percent': {
    wrong: `${whole}match: { tone: { most: 2 % } }\n`,
    says: ['4:24+3 wrong-unit: wrong unit in `most`'],
    fix: '`most: 2 dB`',
  },
  'a limit that is none': {
    wrong: `${whole}match: { tone: { most: 20 dB } }\n`,
    says: ['4:24+5 out-of-range: `most` is out of range'],
    fix: '`most: 2 dB`',
  },
  'weights of nothing': {
    wrong: `${whole}match: { tone: { toward: { release: 0 % } } }\n`,
    says: ['4:26+16 out-of-range: `toward` has no weight over 0 %: tone is brought toward nothing'],
    fix: '`toward: release`, or `tone: off`',
  },
  'a filter without a width': {
    wrong: withKeys('adjust: { eq: [{ type: bell, frequency: 3 kHz, q: 0, gain: -1 dB }] }'),
    says: ['4:74+1 out-of-range: `q` is out of range'],
    fix: '`q: 0.8`',
  },
  'a gain of another kind': {
    wrong: withKeys('adjust: { gain: 1 LU }'),
    says: ['4:40+4 wrong-unit: wrong unit in `gain`'],
    fix: '`gain: +1.0 dB`',
  },
  'a gain beyond mastering': {
    wrong: withKeys('adjust: { gain: 13 dB }'),
    says: ['4:40+5 out-of-range: `gain` is out of range'],
    fix: '`gain: 0.0 dB`',
  },
  'a word for a number': {
    wrong: withKeys('offset: louder'),
    says: ['4:32+6 not-a-number: `offset` is not a number with a unit'],
    fix: '`offset: -1.5 LU`',
  },
  'a weight of nothing': {
    wrong: `${whole}references: [{ file: intro.wav, weight: 0 }]\n`,
    says: ['4:41+1 out-of-range: `weight` is out of range'],
    fix: '`weight: 1`',
  },
  'a lossy peak that clips everywhere': {
    wrong: `${whole}target: { lossyPeak: 6 dBTP }\n`,
    says: ['4:22+6 out-of-range: `lossyPeak` is out of range'],
    fix: '`lossyPeak: 0 dBTP`',
  },
});
