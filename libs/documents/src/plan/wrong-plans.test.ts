import type { Issue } from '@kindred/records';
import { describe, expect, test } from 'vitest';
import { parsePlan } from './parse-plan.js';

/** As `writePlan` writes it; a case changes one thing by hand. */
const plan = `# What Kindred decided on this release, number by number, and why.
schema: plan/1
release:
  title: Night Drive
  artist: The Example Band
target:
  word: streaming
  loudness: -14 LUFS
  of: loudest track
  truePeak: -1 dBTP
  limiting: gentle
loudness:
  basis: loud sections    # matched to -12.8 LUFS
  common: -12.8 LUFS
  expected: -14.0 LUFS
  yielded: 0.0 LU
  bindingTrack: none
tracks:
  - number: 1
    title: Ignition
    file: mixes/01 Ignition.wav
    sha256: 00ff
    eq:
      - { type: high-pass, frequency: 20 Hz, q: 0.7 }
      - { type: bell, frequency: 350 Hz, q: 0.7, gain: -1.2 dB }
    gain: +3.1 dB    # louder
    limiter:
      ceiling: -1 dBTP
      aim: -1.05 dBTP
    aim: -12.84 LUFS
    expected:
      integrated: -14.0 LUFS
      loudSections: not measured
      reduction: 1.4 dB
      loudPassageLoss: 0.3 dB
      deepReduction: 0.1 %
`;

interface Case {
  /** What is typed in place of what. */
  readonly change: readonly [string, string];
  /** Each issue as "line:column+length code: message". */
  readonly says: readonly string[];
  /** The fix of the first. */
  readonly fix: string;
}

const cases: Readonly<Record<string, Case>> = {
  // Quantities
  'a gain in another unit': {
    change: ['gain: +3.1 dB  ', 'gain: +3.1 LU  '],
    says: ['26:11+7 wrong-unit: wrong unit in `gain`'],
    fix: '`gain: +3.1 dB`',
  },
  'a gain with a comma': {
    change: ['gain: +3.1 dB  ', 'gain: +3,1 dB  '],
    says: ['26:11+7 not-a-number: `gain` is not a number with a unit'],
    fix: '`gain: +3.1 dB`',
  },
  'a gain in words': {
    change: ['gain: +3.1 dB  ', 'gain: louder  '],
    says: ['26:11+6 not-a-number: `gain` is not a number with a unit'],
    fix: '`gain: 0.0 dB`',
  },
  'a gain that slipped by two digits': {
    change: ['gain: +3.1 dB  ', 'gain: +310 dB  '],
    says: ['26:11+7 out-of-range: `gain` is out of range'],
    fix: '`gain: 0.0 dB`',
  },
  'a gain of nothing': {
    change: ['gain: +3.1 dB  ', 'gain:  '],
    says: ['26:5+4 missing-value: `gain` has no value; `#` begins a comment'],
    fix: '`gain: "# louder"`',
  },
  'a gain that is a list': {
    change: ['gain: +3.1 dB  ', 'gain: [3, 4]  '],
    says: ['26:11+6 wrong-type: `gain` is a list'],
    fix: '`gain: 0.0 dB`',
  },
  'a ceiling in plain dB': {
    change: ['ceiling: -1 dBTP', 'ceiling: -1 dB'],
    says: ['28:16+5 wrong-unit: wrong unit in `ceiling`'],
    fix: '`ceiling: -1 dBTP`',
  },
  'a ceiling over full scale': {
    change: ['ceiling: -1 dBTP', 'ceiling: +1 dBTP'],
    says: ['28:16+7 out-of-range: `ceiling` is out of range'],
    fix: '`ceiling: -1 dBTP`',
  },
  'a limiter that aims over its ceiling': {
    change: ['aim: -1.05 dBTP', 'aim: -0.5 dBTP'],
    says: ['29:12+9 aim-over-ceiling: the limiter aims over its own ceiling'],
    fix: '`aim: -1 dBTP`, or lower',
  },
  'a limiter as a word': {
    change: ['limiter:\n      ceiling: -1 dBTP\n      aim: -1.05 dBTP', 'limiter: off'],
    says: ['27:14+3 wrong-type: `limiter` is text'],
    fix: '`limiter: { ceiling: -1 dBTP, aim: -1.05 dBTP }`',
  },
  'a target in another unit': {
    change: ['loudness: -14 LUFS', 'loudness: -14 dB'],
    says: ['8:13+6 wrong-unit: wrong unit in `loudness`'],
    fix: '`loudness: -14 LUFS`',
  },
  'a share without a number': {
    change: ['deepReduction: 0.1 %', 'deepReduction: little'],
    says: ['36:22+6 not-a-number: `deepReduction` is not a number with a unit'],
    fix: '`deepReduction: 0 %`',
  },
  'a negative loss': {
    change: ['reduction: 1.4 dB', 'reduction: -1.4 dB'],
    says: ['34:18+7 out-of-range: `reduction` is out of range'],
    fix: '`reduction: 0 dB`',
  },
  // Filters
  'a filter of another shape': {
    change: ['type: bell', 'type: peak'],
    says: ['25:17+4 unknown-word: unknown word `peak` for `type`'],
    fix: 'write one of these words',
  },
  'a filter shape mistyped': {
    change: ['type: bell', 'type: bel'],
    says: ['25:17+3 unknown-word: unknown word `bel` for `type`'],
    fix: 'did you mean `bell`?',
  },
  'a shelf in two words': {
    change: ['type: bell', 'type: low shelf'],
    says: ['25:17+9 unknown-word: unknown word `low shelf` for `type`'],
    fix: 'did you mean `low-shelf`?',
  },
  'a frequency in another unit': {
    change: ['frequency: 350 Hz', 'frequency: 350 dB'],
    says: ['25:34+6 wrong-unit: wrong unit in `frequency`'],
    fix: '`frequency: 350 Hz`',
  },
  'a frequency below all hearing': {
    change: ['frequency: 350 Hz', 'frequency: 0 Hz'],
    says: ['25:34+4 out-of-range: `frequency` is out of range'],
    fix: '`frequency: 1000 Hz`',
  },
  'a Q of nothing': {
    change: ['q: 0.7, gain', 'q: 0, gain'],
    says: ['25:45+1 out-of-range: `q` is out of range'],
    fix: '`q: 0.7`',
  },
  'a Q in words': {
    change: ['q: 0.7, gain', 'q: wide, gain'],
    says: ['25:45+4 not-a-number: `q` is no plain number'],
    fix: '`q: 0.7`',
  },
  'a bell without a gain': {
    change: [', gain: -1.2 dB', ''],
    says: ['25:11+4 missing-key: no `gain` here'],
    fix: '`gain: -1.2 dB`',
  },
  'a pass with a gain': {
    change: ['20 Hz, q: 0.7', '20 Hz, q: 0.7, gain: -3 dB'],
    says: ['24:9+58 unknown-key: a high-pass has no gain'],
    fix: 'remove `gain`',
  },
  'a filter without its brace': {
    change: ['gain: -1.2 dB }', 'gain: -1.2 dB'],
    says: ['25:9+1 yaml: this `{` is never closed'],
    fix: 'close it with `}`',
  },
  'filters as one block': {
    change: [
      'eq:\n      - { type: high-pass, frequency: 20 Hz, q: 0.7 }\n      - { type',
      'eq: { type',
    ],
    says: ['23:9+56 wrong-type: `eq` is a block of keys'],
    fix: '`eq: []`',
  },
  'filters switched off': {
    change: [
      'eq:\n      - { type: high-pass, frequency: 20 Hz, q: 0.7 }\n      - { type: bell, frequency: 350 Hz, q: 0.7, gain: -1.2 dB }',
      'eq: off',
    ],
    says: ['23:9+3 wrong-type: `eq` is text'],
    fix: '`eq: []`',
  },
  // Keys
  'a mistyped key': {
    change: ['gain: +3.1', 'gian: +3.1'],
    says: ['26:5+4 unknown-key: unknown key `gian` in a track'],
    fix: 'did you mean `gain`?',
  },
  'a key of another block': {
    change: ['aim: -12.84 LUFS', 'aim: -12.84 LUFS\n    truePeak: -1 dBTP'],
    says: ['31:5+8 unknown-key: unknown key `truePeak` in a track'],
    fix: '`truePeak` belongs in `target`',
  },
  'a key that was never there': {
    change: ['    gain: +3.1', '    colour: red\n    gain: +3.1'],
    says: ['26:5+6 unknown-key: unknown key `colour` in a track'],
    fix: 'remove it, or use one of these',
  },
  'a key twice': {
    change: ['    gain: +3.1 dB', '    gain: +3.1 dB\n    gain: +2 dB'],
    says: ['27:5+4 duplicate-key: `gain` a second time; it is on line 26 already'],
    fix: 'keep one of the two',
  },
  'a key deleted': {
    change: ['    gain: +3.1 dB    # louder\n', ''],
    says: ['19:5+6 missing-key: no `gain` here'],
    fix: '`gain: +3.1 dB`',
  },
  'a limiter with half its keys': {
    change: ['      aim: -1.05 dBTP\n', ''],
    says: ['28:7+7 missing-key: no `aim` here'],
    fix: '`aim: -1.05 dBTP`',
  },
  'a word that is none': {
    change: ['limiting: gentle', 'limiting: gentel'],
    says: ['11:13+6 unknown-word: unknown word `gentel` for `limiting`'],
    fix: 'did you mean `gentle`?',
  },
  'a key with a space less': {
    change: ['gain: +3.1 dB', 'gain:+3.1 dB'],
    says: ['26:5+5 yaml: no space after `gain:`'],
    fix: '`gain: +3.1 dB    # louder`',
  },
  // Tracks
  'a number that is none': {
    change: ['number: 1', 'number: one'],
    says: ['19:13+3 not-a-number: `number` is no whole number'],
    fix: '`number: 1`',
  },
  'a binding track that is not there': {
    change: ['bindingTrack: none', 'bindingTrack: 7'],
    says: ['17:17+1 no-such-track: there is no track 7 in the plan'],
    fix: '`bindingTrack: none`',
  },
  'no tracks': {
    change: [plan.slice(plan.indexOf('tracks:')), 'tracks: []\n'],
    says: ['18:9+2 out-of-range: `tracks` is empty'],
    fix: 'take it from `plan.yaml` as written, or delete the file to plan anew',
  },
  'a track that is a file': {
    change: [plan.slice(plan.indexOf('  - number')), '  - mixes/01 Ignition.wav\n'],
    says: ['19:5+21 wrong-type: a track is text'],
    fix: '`- number: 1`',
  },
  'a title of nothing': {
    change: ['title: Ignition', 'title:'],
    says: ['20:5+5 missing-value: `title` has no value'],
    fix: 'give it one, or remove it',
  },
  // The file
  'an indent with a tab': {
    change: ['    gain', '\tgain'],
    says: ['26:1+1 yaml: a tab; YAML indents with spaces'],
    fix: 'two spaces',
  },
  'an indent of one space less': {
    change: ['    gain', '   gain'],
    says: ['26:4+25 yaml: indented otherwise than the lines it belongs with'],
    fix: 'begin it in the same column as those',
  },
  'a quote that is never closed': {
    change: ['title: Ignition', 'title: "Ignition'],
    says: ['20:12+1 yaml: this `"` is never closed'],
    fix: 'close it with `"`',
  },
  'a merge that was not resolved': {
    change: ['    gain: +3.1', '<<<<<<< HEAD\n    gain: +3.1'],
    says: ['26:1+12 yaml: a merge that was not resolved'],
    fix: 'keep one side of it, and remove the marks',
  },
  'a plan of a later version': {
    change: ['plan/1', 'plan/2'],
    says: ['2:9+6 newer-plan: `plan/2` was written by a later version of Kindred'],
    fix: 'update Kindred, or delete the file to plan anew',
  },
  'a version that never was': {
    change: ['plan/1', 'release/1'],
    says: ['2:9+9 unknown-word: unknown version `release/1` of a plan'],
    fix: 'write `schema: plan/1`, or delete the file to plan anew',
  },
  'an empty file': {
    change: [plan, ''],
    says: ['1:1+0 empty: nothing in this file'],
    fix: 'delete the file to plan anew',
  },
  'a text': {
    change: [plan, 'louder\n'],
    says: ['1:1+6 wrong-type: a plan is text'],
    fix: 'delete the file to plan anew',
  },
  'a bell without a gain beside another mistake': {
    change: [
      '350 Hz, q: 0.7, gain: -1.2 dB }\n    gain: +3.1 dB',
      '350 dB, q: 0.7 }\n    gain: +3.1 LU',
    ],
    says: [
      '25:11+4 missing-key: no `gain` here',
      '25:34+6 wrong-unit: wrong unit in `frequency`',
      '26:11+7 wrong-unit: wrong unit in `gain`',
    ],
    fix: '`gain: -1.2 dB`',
  },
  'a gain of a filter mistyped': {
    change: ['q: 0.7, gain', 'q: 0.7, gian'],
    says: ['25:50+4 unknown-key: unknown key `gian` in a filter'],
    fix: 'did you mean `gain`?',
  },
  'a limiter that aims over its ceiling beside another mistake': {
    change: [
      'gain: +3.1 dB    # louder\n    limiter:\n      ceiling: -1 dBTP\n      aim: -1.05 dBTP',
      'gain: +3.1 LU\n    limiter:\n      ceiling: -1 dBTP\n      aim: -0.5 dBTP',
    ],
    says: [
      '26:11+7 wrong-unit: wrong unit in `gain`',
      '29:12+9 aim-over-ceiling: the limiter aims over its own ceiling',
    ],
    fix: '`gain: +3.1 dB`',
  },
  'several mistakes at once': {
    change: ['gain: +3.1 dB    # louder\n    limiter:', 'gain: +3.1 LU\n    limitr:'],
    says: [
      '26:11+7 wrong-unit: wrong unit in `gain`',
      '27:5+6 unknown-key: unknown key `limitr` in a track',
    ],
    fix: '`gain: +3.1 dB`',
  },
};

describe('a plan changed by hand', () => {
  test('the sample is a plan, and the table long', () => {
    expect(parsePlan(plan, 'plan.yaml').issues).toEqual([]);
    expect(Object.keys(cases).length).toBeGreaterThanOrEqual(40);
  });

  test.each(Object.entries(cases))('%s is said with place and fix', (_, { change, says, fix }) => {
    const [from, to] = change;
    expect(plan).toContain(from);
    const {
      plan: read,
      issues,
      places,
    } = parsePlan(
      plan.replace(from, () => to),
      'plan.yaml',
    );
    expect(issues.map(said)).toEqual(says);
    expect(issues[0]?.fix).toBe(fix);
    expect(read).toBeNull();
    expect(places).toEqual({});
  });

  test.each([
    ['a bare number', 'gain: +3.1 dB  ', 'gain: 3.1  '],
    ['a typographic minus', 'aim: -1.05 dBTP', 'aim: \u22121.05 dBTP'],
    ['kilohertz', 'frequency: 350 Hz', 'frequency: 0.35 kHz'],
    [
      'another order of keys',
      '    title: Ignition\n    file: mixes/01 Ignition.wav\n',
      '    file: mixes/01 Ignition.wav\n    title: Ignition\n',
    ],
    [
      'a block for a filter',
      '- { type: bell, frequency: 350 Hz, q: 0.7, gain: -1.2 dB }',
      '- type: bell\n        frequency: 350 Hz\n        q: 0.7\n        gain: -1.2 dB',
    ],
    ['quotes', 'title: Ignition', "title: 'Ignition'"],
    ['a comment of their own', '    gain: +3.1 dB', '    # by ear\n    gain: +3.1 dB'],
    ['Windows line ends', '\n', '\r\n'],
  ])('%s changes nothing', (_, from, to) => {
    expect(plan).toContain(from);
    const { plan: read, issues } = parsePlan(plan.replaceAll(from, to), 'plan.yaml');
    expect(issues).toEqual([]);
    expect(read).toEqual(parsePlan(plan, 'plan.yaml').plan);
  });
});

function said({ code, message, place }: Issue): string {
  return `${place?.line}:${place?.column}+${place?.length} ${code}: ${message}`;
}
