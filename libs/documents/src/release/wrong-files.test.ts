import { describe, expect, test } from 'vitest';
import type { Issue } from '@kindred/records';
import { completeRelease } from './complete-release.js';
import { parseRelease } from './parse-release.js';
import type { Lookups } from './release-draft.js';

/** What lies beside the release file in every case below. */
const disk: Readonly<Record<string, readonly string[]>> = {
  '.': ['cover.jpg', 'intro.wav'],
  mixes: ['01 Ignition.wav', '02 Exit Ramp.wav', '03 Tunnel.wav', '10 Coda.wav'],
  aiffs: ['1.aif', '2.aif', '3.aif', '4.aif', '5.aif', 'notes.txt'],
  void: [],
  images: ['cover.jpg'],
};

/** A head that is right, so that a case can show its one mistake; it takes lines 1 and 2. */
const head = 'title: Night Drive\nartist: The Example Band\n';
const whole = `${head}tracks: mixes/*.wav\n`;

interface Case {
  readonly wrong: string;
  /** Each issue as "line:column+length code: message", in order. */
  readonly says: readonly string[];
  /** The fix of the first issue. */
  readonly fix: string;
}

const cases: Readonly<Record<string, Case>> = {
  // Keys
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
  // Values
  'a title without a value': {
    wrong: 'title:\nartist: b\ntracks: intro.wav\n',
    says: ['1:1+5 missing-value: `title` has no value'],
    fix: 'give it one, or remove it',
  },
  'a title that a comment swallows': {
    wrong: 'title: #1 Hit\nartist: b\ntracks: intro.wav\n',
    says: ['1:1+5 missing-value: `title` has no value; `#` begins a comment'],
    fix: '`title: "#1 Hit"`',
  },
  'a title in brackets': {
    wrong: 'title: [Untitled]\nartist: b\ntracks: intro.wav\n',
    says: ['1:8+10 wrong-type: `title` is a list'],
    fix: '`title: "[Untitled]"`',
  },
  'an empty title in quotes': {
    wrong: 'title: " "\nartist: b\ntracks: intro.wav\n',
    says: ['1:8+3 missing-value: `title` is empty'],
    fix: 'give it a value, or remove it',
  },
  'a title over two lines': {
    wrong: 'title: |\n  a\n  b\nartist: b\ntracks: intro.wav\n',
    says: ['1:8+1 control-character: `title` holds a line break or another control character'],
    fix: 'type it anew, on one line',
  },
  'a title that steers the terminal': {
    wrong: 'title: a\x1b[31m\nartist: b\ntracks: intro.wav\n',
    says: ['1:8+6 control-character: `title` holds a line break or another control character'],
    fix: 'type it anew, on one line',
  },
  'a title without end': {
    wrong: `title: ${'x'.repeat(301)}\nartist: b\ntracks: intro.wav\n`,
    says: ['1:8+301 out-of-range: `title` is 301 characters long'],
    fix: 'shorten it',
  },
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
    says: ['3:18+9 segue-at-end: the last track has `segue: true`; nothing follows it'],
    fix: 'remove `segue` from this track',
  },
  'a role outside of a track': {
    wrong: `${whole}role: ballad\n`,
    says: ['4:1+4 unknown-key: unknown key `role`'],
    fix: '`role` belongs in an entry of `tracks`',
  },
  // Quantities
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
  // Deliveries
  'an output in no known format': {
    wrong: `${whole}output: aiff 24-bit\n`,
    says: ['4:9+11 unknown-word: unknown format `aiff`'],
    fix: '`wav 24-bit`, `flac 24-bit` or `mp3 320 kbps`',
  },
  'a mistyped format': {
    wrong: `${whole}output: [flca 24-bit]\n`,
    says: ['4:10+11 unknown-word: unknown format `flca`'],
    fix: 'did you mean `flac`?',
  },
  'bits that no file has': {
    wrong: `${whole}output: wav 20-bit\n`,
    says: ['4:9+10 unknown-word: wav is not written in 20 bits; 16-bit, 24-bit or 32-bit float'],
    fix: '`wav 24-bit`',
  },
  'a float in a flac': {
    wrong: `${whole}output: flac 32-bit float\n`,
    says: ['4:9+17 unknown-word: flac holds whole numbers, no floats'],
    fix: '`flac 24-bit`',
  },
  'a rate nobody asks for': {
    wrong: `${whole}output: wav 24-bit 47 kHz\n`,
    says: ['4:9+17 unknown-word: wav at 47 kHz is not made; 44.1, 48, 88.2, 96, 176.4 or 192 kHz'],
    fix: "`48 kHz`, or leave the rate out to keep the mix's",
  },
  'an mp3 at a rate it does not have': {
    wrong: `${whole}output: mp3 320 kbps 96 kHz\n`,
    says: ['4:9+19 unknown-word: mp3 at 96 kHz is not made; 44.1 or 48 kHz'],
    fix: "`48 kHz`, or leave the rate out to keep the mix's",
  },
  'an mp3 with bits': {
    wrong: `${whole}output: mp3 24-bit\n`,
    says: ['4:9+10 unknown-word: an mp3 has no bits of its own'],
    fix: '`mp3 320 kbps`, or `flac 24-bit`',
  },
  'a quality that is not made': {
    wrong: `${whole}output: mp3 128 kbps\n`,
    says: ['4:9+12 unknown-word: an mp3 of 128 kbps is not made; 320 kbps, 256 kbps or V0'],
    fix: '`mp3 320 kbps`',
  },
  'a number without a unit': {
    wrong: `${whole}output: wav 24\n`,
    says: ['4:9+6 unknown-word: unknown word `24` for an output'],
    fix: 'give it a unit: `24-bit`, `44.1 kHz` or `320 kbps`',
  },
  'shaped noise where none is needed': {
    wrong: `${whole}output: wav 24-bit shaped\n`,
    says: ['4:9+17 unknown-word: shaped noise is for 16 bits; more bits need none'],
    fix: '`wav 16-bit 44.1 kHz shaped`, or leave `shaped` out',
  },
  'the same output twice': {
    wrong: `${whole}output: [wav 24-bit, mp3, wav]\n`,
    says: ['4:9+22 duplicate-key: `wav 24-bit` a second time'],
    fix: 'keep one of the two',
  },
  'a delivery that is not made': {
    wrong: `${whole}deliver: [cue, ddp]\n`,
    says: ['4:16+3 unknown-word: unknown word `ddp` for a delivery'],
    fix: 'write one of these words',
  },
  'a barcode with two digits swapped': {
    wrong: `${whole}upc: "036000219452"\n`,
    says: [
      '4:6+14 wrong-code: the check digit is wrong: a digit was mistyped, or two were swapped',
    ],
    fix: 'with these digits in front it would be `upc: "036000219456"`',
  },
  'a barcode that lost its zero': {
    wrong: `${whole}upc: 36000291452\n`,
    says: ['4:6+11 wrong-code: 11 digits'],
    fix: 'a UPC has 12, an EAN 13; zeros at its start count, so put it in quotes',
  },
  'an ISRC with a letter in its number': {
    wrong: `${head}tracks: [{ file: intro.wav, isrc: QZ-ABC-26-0000l }]\n`,
    says: ['3:35+15 wrong-code: `0000L` is no number of an ISRC'],
    fix: 'as in `QZ-ABC-26-00001`: five digits',
  },
  'an ISRC that two tracks have': {
    wrong:
      `${head}tracks:\n  - { file: intro.wav, isrc: QZABC2600001 }\n` +
      '  - { file: mixes/03 Tunnel.wav, isrc: QZ-ABC-26-00001 }\n',
    says: ['5:13+19 same-code: the ISRC QZ-ABC-26-00001 is that of track 1 on line 4, too'],
    fix: 'each recording has an ISRC of its own',
  },
  'a year of two digits': {
    wrong: `${whole}year: 26\n`,
    says: ['4:7+2 not-a-number: `year` is not a whole number in its range'],
    fix: '`year: 2026`',
  },
  'a picture that is not there': {
    wrong: `${whole}artwork: covr.jpg\n`,
    says: ['4:10+8 missing-file: no such file'],
    fix: 'did you mean `cover.jpg`?',
  },
  'a fade in no time': {
    wrong: `${head}tracks: [{ file: intro.wav, fadeOut: 0 s }]\n`,
    says: ['3:38+3 out-of-range: `fadeOut` is out of range'],
    fix: '`fadeOut: 4 s`',
  },
  'a fade into a segue': {
    wrong:
      `${head}tracks:\n  - { file: intro.wav, segue: true, fadeOut: 4 s }\n` +
      '  - mixes/03 Tunnel.wav\n',
    says: ['4:13+9 segue-fades: `fadeOut` on a track that runs into the next'],
    fix: 'remove `fadeOut`, or `segue`',
  },
  'a fade out of a segue': {
    wrong:
      `${head}tracks:\n  - { file: intro.wav, segue: true }\n` +
      '  - { file: mixes/03 Tunnel.wav, fadeIn: 1 s }\n',
    says: ['5:13+19 segue-fades: `fadeIn` on a track that the one before runs into'],
    fix: 'remove `fadeIn`, or `segue` from track 1',
  },
  'a gap in a segue': {
    wrong:
      `${head}tracks:\n  - { file: intro.wav, segue: true, gap: 1 s }\n` +
      '  - mixes/03 Tunnel.wav\n',
    says: ['4:13+9 segue-gap: `gap` on a track that runs into the next'],
    fix: 'remove `gap`, or `segue`',
  },
  'the year outside of the release': {
    wrong: `${head}tracks: [{ file: intro.wav, year: 2026 }]\n`,
    says: ['3:29+4 unknown-key: unknown key `year` in a track'],
    fix: '`year` belongs in the release',
  },
  // Files
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
  // YAML
  'tabs for indents': {
    wrong: `${whole}target:\n\tloudness: -14 LUFS\n\tof: album\n`,
    says: [
      '5:1+1 yaml: a tab; YAML indents with spaces',
      '6:1+1 yaml: a tab; YAML indents with spaces',
    ],
    fix: 'two spaces',
  },
  'a second colon': {
    wrong: 'title: Chapter 1: Dawn\nartist: b\ntracks: intro.wav\n',
    says: ['1:8+15 yaml: a second colon on one line; such a text needs quotes'],
    fix: '`title: "Chapter 1: Dawn"`',
  },
  'a title that begins with a sign of YAML': {
    wrong: 'title: @home\nartist: "%"\ntracks: intro.wav\n',
    says: ['1:8+5 yaml: a text that begins with `@` needs quotes'],
    fix: '`title: "@home"`',
  },
  'an artist that begins with a star': {
    wrong: 'title: a\nartist: *NSYNC\ntracks: intro.wav\n',
    says: ['2:9+6 yaml: `*NSYNC` stands for nothing; `*` begins an alias in YAML'],
    fix: '`artist: "*NSYNC"`',
  },
  'a title that begins with a tag': {
    wrong: 'title: !Viva la vida\nartist: b\ntracks: intro.wav\n',
    says: ['1:8+13 yaml: a text that begins with `!` needs quotes'],
    fix: '`title: "!Viva la vida"`',
  },
  'text after a closing quote': {
    wrong: 'title: "Heart" beat\nartist: b\ntracks: intro.wav\n',
    says: ['1:8+12 yaml: text after a closing quote'],
    fix: `\`title: '"Heart" beat'\``,
  },
  'an apostrophe between single quotes': {
    wrong: "title: 'Don't Stop'\nartist: b\ntracks: intro.wav\n",
    says: ['1:8+12 yaml: text after a closing quote'],
    fix: '`title: "Don\'t Stop"`',
  },
  'a quote that is never closed': {
    wrong: 'title: "Heart\nartist: b\ntracks: intro.wav\n',
    says: ['1:8+1 yaml: this `"` is never closed'],
    fix: 'close it with `"`',
  },
  'a brace that is never closed': {
    wrong: `${head}target: { loudness: -14\ntracks: intro.wav\n`,
    says: ['3:9+1 yaml: this `{` is never closed'],
    fix: 'close it with `}`',
  },
  'a brace that closes nothing': {
    wrong: `${whole}target: { loudness: -14 }}\n`,
    says: ['4:26+1 yaml: this `}` closes nothing'],
    fix: 'remove it, or put the text in quotes',
  },
  'an indent under a value': {
    wrong: 'title: a\n  artist: b\ntracks: intro.wav\n',
    says: ['2:3+9 yaml: indented under a line that already has its value'],
    fix: 'begin it in column 1, as the line above',
  },
  'a list with two indents': {
    wrong: `${head}tracks:\n  - intro.wav\n - outro.wav\n`,
    says: ['5:2+11 yaml: indented otherwise than the lines it belongs with'],
    fix: 'begin it in the same column as those',
  },
  'no space after a colon': {
    wrong: 'title:a\nartist: b\ntracks: intro.wav\n',
    says: ['1:1+6 yaml: no space after `title:`'],
    fix: '`title: a`',
  },
  'a hard space after a colon': {
    wrong: 'artist: b\ntitle:\u00a0a\ntracks: intro.wav\n',
    says: ['2:1+6 yaml: no space after `title:`'],
    fix: '`title: a`',
  },
  'a word alone': {
    wrong: 'title: a\nartist\ntracks: intro.wav\n',
    says: ['2:1+6 yaml: no colon after `artist`'],
    fix: '`artist: …`',
  },
  'a list on the line of its key': {
    wrong: `${head}tracks: - intro.wav\n`,
    says: ['3:9+11 yaml: a list begins on the line after its key'],
    fix: 'a new line before `- intro.wav`',
  },
  'a title under a bare file': {
    wrong: `${head}tracks:\n  - intro.wav\n    title: Intro\n`,
    says: ['4:5+9 yaml: a track with keys needs its file as a key too'],
    fix: '`- file: intro.wav`',
  },
  'a backslash in double quotes': {
    wrong: `${head}tracks: "mixes\\q.wav"\n`,
    says: ['3:15+2 yaml: `\\q` means nothing between double quotes'],
    fix: '`tracks: "mixes/q.wav"`',
  },
  'a second document': {
    wrong: `${whole}---\ntitle: b\n`,
    says: ['4:1+3 yaml: a second document begins; one file holds one'],
    fix: 'remove it, or give it a file of its own',
  },
  'a directive': {
    wrong: `%FOO\n---\n${whole}`,
    says: ['1:1+4 yaml: a directive; none belongs here'],
    fix: 'remove the line',
  },
  'a merge of no map': {
    wrong: `${head}tracks: &t mixes/*.wav\n<<: *t\n`,
    says: ['4:5+2 yaml: `<<` takes in the keys of a map, and this is none'],
    fix: 'remove it',
  },
  'a merge round in a circle': {
    wrong: `${head}tracks:\n  - &t { file: intro.wav, <<: *t }\n`,
    says: ['4:31+2 yaml: `<<` leads round in a circle, or through more than 32 maps'],
    fix: 'remove it',
  },
  // Whole files
  'an empty file': {
    wrong: '',
    says: ['1:1+0 empty: nothing in this file'],
    fix: '`title: Night Drive`',
  },
  'a list of files': {
    wrong: '- intro.wav\n',
    says: ['1:1+11 wrong-type: no keys in this file'],
    fix: '`title: Night Drive`',
  },
  'equals signs': {
    wrong: 'title = Night Drive\nartist = b\n',
    says: ['1:1+19 wrong-type: no keys in this file'],
    fix: '`title: Night Drive`',
  },
  'a file in Latin-1, as decoded': {
    wrong: 'title: Caf\ufffd\n',
    says: ['1:11+1 not-text: a character that is not UTF-8 text'],
    fix: 'save the file as plain text in UTF-8',
  },
};

describe('a wrong release file', () => {
  test.each(Object.entries(cases))('%s is said with place and fix', (_, { wrong, says, fix }) => {
    const { release, issues } = check(wrong);
    expect(issues.map(said)).toEqual(says);
    expect(issues[0]?.fix).toBe(fix);
    expect(release).toBeNull();
  });

  test('all issues come at once, those of text and of files in the order of the file', () => {
    const text = [
      'title: Night Drive',
      'tracks:',
      '  - mixes/2 Exit Ramp.wav',
      '  - aiffs/*.wav',
      '  - { file: intro.wav, gap: 2 m }',
      '  - file: intro.wav',
      'target: { loudness: -14 Hz, limiting: gentel }',
      'colour: red',
    ].join('\n');
    expect(check(text).issues.map(said)).toEqual([
      '1:1+5 missing-key: no `artist` here',
      '3:5+21 missing-file: no such file',
      '4:5+11 no-match: matches no file; aiffs/ holds 5 of .aif',
      '5:29+3 wrong-unit: wrong unit in `gap`',
      '6:11+9 same-file: the same file as track 2 on line 5, column 13',
      '7:21+6 wrong-unit: wrong unit in `loudness`',
      '7:39+6 unknown-word: unknown word `gentel` for `limiting`',
      '8:1+6 unknown-key: unknown key `colour`',
    ]);
  });

  test('the same place is complained of once, however many aliases lead there', () => {
    const text = `${head}tracks:\n  - &a { file: intro.wav, cue: 1 }\n  - *a\n`;
    expect(check(text).issues.filter(({ code }) => code === 'unknown-key')).toHaveLength(1);
  });

  test('a number sign that cuts a title is warned of', () => {
    const { release, issues } = check('title: Song #1\nartist: b # of 2\ntracks: intro.wav\n');
    expect(release?.title).toBe('Song');
    expect(issues.map(({ severity, fix }) => `${severity}: ${fix}`)).toEqual([
      'warning: if it belongs to the text: `title: "Song #1"`',
    ]);
  });

  test('more than a hundred issues are counted, not listed', () => {
    const { issues } = check(Array.from({ length: 150 }, (_, i) => `oddity${i}: 1`).join('\n'));
    expect(issues).toHaveLength(101);
    expect(issues[100]?.message).toBe('53 more from here on are not listed');
  });
});

function check(text: string) {
  const { draft, issues } = parseRelease(text, 'release.yaml');
  return draft === null ? { release: null, issues } : completeRelease(draft, lookUp(draft.lookups));
}

function lookUp({
  patterns,
  files,
  folders,
}: {
  patterns: readonly string[];
  files: readonly string[];
  folders: readonly string[];
}): Lookups {
  const paths = Object.entries(disk).flatMap(([folder, names]) =>
    names.map((name) => (folder === '.' ? name : `${folder}/${name}`)),
  );
  return {
    matches: Object.fromEntries(
      patterns.map((pattern) => {
        const [folder = '', ending = ''] = pattern.split('*');
        return [pattern, paths.filter((path) => path.startsWith(folder) && path.endsWith(ending))];
      }),
    ),
    missing: files.filter((path) => !paths.includes(path)),
    neighbours: Object.fromEntries(
      folders.filter((folder) => folder in disk).map((folder) => [folder, disk[folder] ?? []]),
    ),
  };
}

function said({ code, message, place }: Issue): string {
  return `${place?.line}:${place?.column}+${place?.length} ${code}: ${message}`;
}
