import { describeWrongReleases, whole } from '../../test/wrong-release.js';

describeWrongReleases('a release file with wrong references', {
  'a reference that is not there': {
    wrong: `${whole}references: [refs/a.wav]\n`,
    says: ['4:14+10 missing-file: no such file among the references'],
    fix: 'look for the folder; refs/ is empty or not there',
  },
  'references by a pattern': {
    wrong: `${whole}references: refs/*.wav\n`,
    says: ['4:13+10 wrong-type: a pattern; references are named one by one, each with its weight'],
    fix: '`references: [refs/a.wav, refs/b.wav]`',
  },
  'the same reference twice': {
    wrong: `${whole}references: [intro.wav, intro.wav]\n`,
    says: ['4:25+9 same-file: the same reference as on line 4, column 14'],
    fix: 'remove one of the two; `weight` makes one count for more',
  },
  'a mix among the references': {
    wrong: `${whole}references: [mixes/03 Tunnel.wav]\n`,
    says: ['4:14+19 same-file: the mix of track 3; references are finished music of others'],
    fix: 'remove it, or name the music that is meant',
  },
  'tone toward references that are not named': {
    wrong: `${whole}match: { tone: { toward: reference } }\n`,
    says: ['4:26+9 missing-key: tone toward references, but no `references` in this file'],
    fix: '`references: [refs/finished.wav]`, or `toward: release`',
  },
});
