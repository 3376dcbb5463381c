import { describeWrongReleases, head } from '../../test/wrong-release.js';

describeWrongReleases('a release file with wrong files', {
  'a file that is not there': {
    wrong: `${head}tracks:\n  - mixes/2 Exit Ramp.wav\n`,
    says: ['4:5+21 missing-file: no such file'],
    fix: 'did you mean `mixes/02 Exit Ramp.wav`?',
  },
  'a file with another extension': {
    wrong: `${head}tracks:\n  - file: mixes/03 Tunnel.flac\n`,
    says: ['4:11+20 missing-file: no such file'],
    fix: 'did you mean `mixes/03 Tunnel.wav`?',
  },
  'a file with no neighbour': {
    wrong: `${head}tracks:\n  - mixes/Sodium Lights.wav\n`,
    says: ['4:5+23 missing-file: no such file'],
    fix: 'mixes/ holds 4 files, the first `mixes/01 Ignition.wav`',
  },
  'a file in a folder that is not there': {
    wrong: `${head}tracks: bounces/1.wav\n`,
    says: ['3:9+13 missing-file: no such file'],
    fix: 'look for the folder; bounces/ is empty or not there',
  },
  'a file in the home folder of a shell': {
    wrong: `${head}tracks: ~/1.wav\n`,
    says: ['3:9+7 missing-file: no such file'],
    fix: 'write the folder in full; `~` is read by shells only',
  },
  'a pattern where a file belongs': {
    wrong: `${head}tracks:\n  - file: mixes/*.wav\n`,
    says: ['4:11+11 missing-file: no such file'],
    fix: 'a pattern stands alone: `- mixes/*.wav`',
  },
  'the same file twice': {
    wrong: `${head}tracks:\n  - intro.wav\n  - mixes/02 Exit Ramp.wav\n  - file: ./mixes//02 Exit Ramp.wav\n`,
    says: ['6:11+25 same-file: the same file as track 2 on line 5, column 5'],
    fix: 'nearest file that no track uses: `mixes/03 Tunnel.wav`',
  },
  'a pattern that brings a file again': {
    wrong: `${head}tracks:\n  - mixes/03 Tunnel.wav\n  - mixes/*.wav\n`,
    says: [
      '5:5+11 same-file: matches `mixes/03 Tunnel.wav`, the same file as track 1 on line 4, column 5',
    ],
    fix: 'name these files one by one, or by the pattern alone',
  },
  'a pattern with another extension than the files': {
    wrong: `${head}tracks: aiffs/*.wav\n`,
    says: ['3:9+11 no-match: matches no file; aiffs/ holds 5 of .aif'],
    fix: '`tracks: aiffs/*.aif`',
  },
  'a pattern in an empty folder': {
    wrong: `${head}tracks:\n  - void/*.wav\n`,
    says: ['4:5+10 no-match: matches no file; void/ is empty or not there'],
    fix: 'write the folder that holds the mixes',
  },
  'a pattern among images': {
    wrong: `${head}tracks:\n  - images/*.wav\n`,
    says: ['4:5+12 no-match: matches no file; images/ holds no audio file'],
    fix: 'write the folder that holds the mixes',
  },
  'a pattern in a folder that is not there': {
    wrong: `${head}tracks: mixs/*.wav\n`,
    says: ['3:9+10 no-match: matches no file; mixs/ is empty or not there'],
    fix: 'write the folder that holds the mixes',
  },
  'a folder with a slash': {
    wrong: `${head}tracks: mixes/\n`,
    says: ['3:9+6 folder-not-file: a folder where a file is expected'],
    fix: '`tracks: mixes/*.wav`',
  },
  'a folder without a slash': {
    wrong: `${head}tracks:\n  - aiffs\n`,
    says: ['4:5+5 folder-not-file: a folder where a file is expected'],
    fix: '`- aiffs/*.aif`',
  },
  backslashes: {
    wrong: `${head}tracks:\n  - mixes\\03 Tunnel.wav\n`,
    says: ['4:5+19 backslash: a backslash; paths are written with `/`'],
    fix: '`- mixes/03 Tunnel.wav`',
  },
  'no tracks in the list': {
    wrong: `${head}tracks: []\n`,
    says: ['3:9+2 out-of-range: `tracks` is empty'],
    fix: 'list the files, or write `tracks: mixes/*.wav`',
  },
  'an entry of nothing': {
    wrong: `${head}tracks:\n  - intro.wav\n  - ~\n`,
    says: ['5:5+1 missing-value: a track has no value'],
    fix: 'give it one, or remove it',
  },
  'tracks as a block': {
    wrong: `${head}tracks: { one: intro.wav }\n`,
    says: ['3:9+18 wrong-type: `tracks` is a block of keys'],
    fix: '`tracks: mixes/*.wav`',
  },
  'a list whose dashes touch': {
    wrong: `${head}tracks:\n  -intro.wav\n  -outro.wav\n`,
    says: ['4:3+10 yaml: no space after `-`, which begins an entry of a list'],
    fix: '`- intro.wav`',
  },
  'several files in one text': {
    wrong: `${head}tracks: intro.wav, mixes/03 Tunnel.wav\n`,
    says: ['3:9+30 missing-file: no such file'],
    fix: 'several files are a list: `tracks: [intro.wav, mixes/03 Tunnel.wav]`',
  },
  'a variable of a shell': {
    wrong: `${head}tracks: [$HOME/1.wav]\n`,
    says: ['3:10+11 missing-file: no such file'],
    fix: 'write the folder in full; `$HOME` is read by shells only',
  },
  'an address on the web': {
    wrong: `${head}tracks: https://example.org/1.wav\n`,
    says: ['3:9+25 missing-file: no such file'],
    fix: 'download it, and name the file on this disk',
  },
  'tracks of nothing': {
    wrong: `${head}tracks:\n`,
    says: ['3:1+6 missing-value: `tracks` has no value'],
    fix: 'give it one, or remove it',
  },
  'more tracks than a record has': {
    wrong: `${head}tracks: [${Array.from({ length: 1000 }, (_, at) => `${at}.wav`).join(', ')}]\n`,
    says: ['3:9+8890 out-of-range: 1000 entries in `tracks`; a release holds at most 999'],
    fix: 'list the files, or write `tracks: mixes/*.wav`',
  },
});
