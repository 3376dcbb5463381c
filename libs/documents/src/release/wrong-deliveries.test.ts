import { describeWrongReleases, whole } from '../../test/wrong-release.js';

describeWrongReleases('a release file with wrong deliveries', {
  'an output in no known format': {
    wrong: `${whole}output: aiff 24-bit\n`,
    says: ['4:9+11 unknown-output: unknown format `aiff`'],
    fix: '`wav 24-bit`, `flac 24-bit` or `mp3 320 kbps`',
  },
  'a mistyped format': {
    wrong: `${whole}output: [flca 24-bit]\n`,
    says: ['4:10+11 unknown-output: unknown format `flca`'],
    fix: 'did you mean `flac`?',
  },
  'bits that no file has': {
    wrong: `${whole}output: wav 20-bit\n`,
    says: ['4:9+10 unknown-output: wav is not written in 20 bits; 16-bit, 24-bit or 32-bit float'],
    fix: '`wav 24-bit`',
  },
  'a float in a flac': {
    wrong: `${whole}output: flac 32-bit float\n`,
    says: ['4:9+17 unknown-output: flac holds whole numbers, no floats'],
    fix: '`flac 24-bit`',
  },
  'a rate nobody asks for': {
    wrong: `${whole}output: wav 24-bit 47 kHz\n`,
    says: [
      '4:9+17 unknown-output: wav at 47 kHz is not made; 44.1, 48, 88.2, 96, 176.4 or 192 kHz',
    ],
    fix: "`48 kHz`, or leave the rate out to keep the mix's",
  },
  'an mp3 at a rate it does not have': {
    wrong: `${whole}output: mp3 320 kbps 96 kHz\n`,
    says: ['4:9+19 unknown-output: mp3 at 96 kHz is not made; 44.1 or 48 kHz'],
    fix: "`48 kHz`, or leave the rate out to keep the mix's",
  },
  'an mp3 with bits': {
    wrong: `${whole}output: mp3 24-bit\n`,
    says: ['4:9+10 unknown-output: an mp3 has no bits of its own'],
    fix: '`mp3 320 kbps`, or `flac 24-bit`',
  },
  'a quality that is not made': {
    wrong: `${whole}output: mp3 128 kbps\n`,
    says: ['4:9+12 unknown-output: an mp3 of 128 kbps is not made; 320 kbps, 256 kbps or V0'],
    fix: '`mp3 320 kbps`',
  },
  'a number without a unit': {
    wrong: `${whole}output: wav 24\n`,
    says: ['4:9+6 unknown-output: unknown word `24` for an output'],
    fix: 'give it a unit: `24-bit`, `44.1 kHz` or `320 kbps`',
  },
  'shaped noise where none is needed': {
    wrong: `${whole}output: wav 24-bit shaped\n`,
    says: ['4:9+17 unknown-output: shaped noise is for 16 bits; more bits need none'],
    fix: '`wav 16-bit 44.1 kHz shaped`, or leave `shaped` out',
  },
  'the same output twice': {
    wrong: `${whole}output: [wav 24-bit, mp3, wav]\n`,
    says: ['4:9+22 duplicate-key: `wav 24-bit` a second time'],
    fix: 'keep one of the two',
  },
  'a delivery that is not made': {
    wrong: `${whole}deliver: [cue, ddp]\n`,
    says: ['4:16+3 not-made-yet: `ddp` is not made by this version'],
    fix: '`deliver: [one continuous file, cue, cd frames]`: a plant or a DDP tool takes those',
  },
  'a year of two digits': {
    wrong: `${whole}year: 26\n`,
    says: ['4:7+2 out-of-range: `year` is out of range'],
    fix: '`year: 2026`',
  },
  'a picture that is not there': {
    wrong: `${whole}artwork: covr.jpg\n`,
    says: ['4:10+8 missing-file: no such file'],
    fix: 'did you mean `cover.jpg`?',
  },
  'a DDP image': {
    wrong: `${whole}deliver: ddp\n`,
    says: ['4:10+3 not-made-yet: `ddp` is not made by this version'],
    fix: '`deliver: [one continuous file, cue, cd frames]`: a plant or a DDP tool takes those',
  },
  'a file for each side': {
    wrong: `${whole}deliver: [one continuous file per side]\n`,
    says: ['4:11+28 not-made-yet: `one continuous file per side` is not made by this version'],
    fix: '`deliver: one continuous file`, with a release file for each side',
  },
  'a mistyped delivery': {
    wrong: `${whole}deliver: [chekcsums]\n`,
    says: ['4:11+9 unknown-word: unknown word `chekcsums` for a delivery'],
    fix: 'did you mean `checksums`?',
  },
  'an output of nothing': {
    wrong: `${whole}output: []\n`,
    says: ['4:9+2 out-of-range: `output` is empty'],
    fix: '`output: [wav 24-bit, mp3 320 kbps]`',
  },
  'an output as a block': {
    wrong: `${whole}output: { wav: 24-bit }\n`,
    says: ['4:9+15 wrong-type: `output` is a block of keys'],
    fix: '`output: [wav 24-bit, mp3 320 kbps]`',
  },
  'a picture by a pattern': {
    wrong: `${whole}artwork: "*.jpg"\n`,
    says: ['4:10+7 missing-file: a pattern; artwork is one picture'],
    fix: '`artwork: cover.jpg`',
  },
  'a folder of pictures': {
    wrong: `${whole}artwork: images\n`,
    says: ['4:10+6 folder-not-file: a folder; artwork is one picture'],
    fix: '`artwork: cover.jpg`',
  },
  'a year in letters': {
    wrong: `${whole}year: MMXXVI\n`,
    says: ['4:7+6 not-a-number: `year` is no whole number'],
    fix: '`year: 2026`',
  },
});
