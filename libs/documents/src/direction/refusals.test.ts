import { describe, expect, test } from 'vitest';
import { readDirection } from './read-direction.js';

const none = '`kindred words` lists what can be said';
const inTheMix = 'ask for it in the mix';
const meaningless = 'near it: punchier, warmer, clearer';
const amounts = 'say a touch, a bit or much';
const straight = 'say it straight, with one or none';
const apart = 'part them with a comma';
const onTrack = 'as in: on track 3';

/** A phrase with «what is underlined», the code, and the one fix. */
const refusals: readonly (readonly [string, string, string])[] = [
  // Mistyped: the one near word
  ['«brihgter»', 'unknown-word', 'did you mean `brighter`?'],
  ['a touch more «wramth»', 'unknown-word', 'did you mean `warmth`?'],
  ['a «tuoch» warmer', 'unknown-word', 'did you mean `touch`?'],
  ['less «mudy»', 'unknown-word', 'did you mean `muddy`?'],
  ['less «harhs»', 'unknown-word', 'did you mean `harsh`?'],
  ['«lowder»', 'unknown-word', 'did you mean `louder`?'],
  ['«qieter»', 'unknown-word', 'did you mean `quieter`?'],
  ['more «trebble»', 'unknown-word', 'did you mean `treble`?'],
  ['a bit louder on the «balads»', 'unknown-word', 'did you mean `ballads`?'],
  ['keep the «dynmics»', 'unknown-word', 'did you mean `dynamics`?'],
  ['for «streeming»', 'unknown-word', 'did you mean `streaming`?'],
  ['for «vinly»', 'unknown-word', 'did you mean `vinyl`?'],
  ['«punchyer»', 'unknown-word', 'did you mean `punchier`?'],
  ['make it xyz and «brigther»', 'unknown-word', 'did you mean `brighter`?'],
  // Unknown, and nothing near
  ['more «blorp»', 'unknown-word', none],
  ['warmer «🎵»', 'unknown-word', none],
  ['warmer on «Tunnel»', 'unknown-word', 'a title stands in quotes, as in: on "Tunnel"'],
  ['like the «Beatles»', 'unknown-word', 'give the music itself under `references:`'],
  // No measurable meaning
  ['make it «pop»', 'unknown-word', meaningless],
  ['more «vibe»', 'unknown-word', meaningless],
  ['make it sound «professional»', 'unknown-word', meaningless],
  ['more «analog»', 'unknown-word', meaningless],
  ['«glue» it', 'unknown-word', meaningless],
  // Two readings, both named
  ['«softer»', 'ambiguous-word', 'say one: quieter, or smoother?'],
  ['«cooler»', 'ambiguous-word', 'say one: darker, or clearer?'],
  ['«colder»', 'ambiguous-word', 'say one: less warm, or brighter?'],
  ['more «presence»', 'ambiguous-word', 'say one: clearer (2.5 kHz), or more air (above 9.5 kHz)?'],
  ['less «metallic»', 'ambiguous-word', 'say one: less harsh, or less bright?'],
  ['«raspy»', 'ambiguous-word', 'say one: less harsh, or less bright?'],
  ['a bit «bigger»', 'ambiguous-word', 'say one: fuller, wider, or louder?'],
  ['«bass»', 'unclear-phrase', 'say more bass, or less bass'],
  ['more «low mids»', 'unclear-phrase', 'say richer, or less mud'],
  ['«fix the bass»', 'unclear-phrase', 'say more bass, or less bass'],
  ['less bright and «warm»', 'unclear-phrase', 'say less warm, or more warm'],
  ['«it is bright»', 'unclear-phrase', 'say what it should be: more bright, or less bright'],
  ["«it isn't muddy»", 'unclear-phrase', 'say what it should be: more muddy, or less muddy'],
  ['«muddy low end»', 'unclear-phrase', 'say less muddy, or less boomy'],
  ['brighter or «darker»', 'unclear-phrase', 'keep one'],
  ['not harsh, «boomy»', 'unclear-phrase', 'write not before each'],
  [
    'warmer in the low end and «mids»',
    'unclear-phrase',
    'write it as two phrases, with the word in each',
  ],
  // Out of a master's reach
  ['turn up the «vocals»', 'out-of-reach', inTheMix],
  ['less «reverb»', 'out-of-reach', inTheMix],
  ['more «kick»', 'out-of-reach', inTheMix],
  ['a punchier «snare» drum', 'out-of-reach', inTheMix],
  ['less «sibilant»', 'out-of-reach', 'ask for a de-esser on the voice, in the mix'],
  ['fix the «clipping»', 'out-of-reach', 'ask for a new export without it'],
  ['remove the «hiss»', 'out-of-reach', 'ask for a new export without it'],
  ['louder in the «chorus»', 'out-of-reach', 'ride it in the mix'],
  ['louder at «1:02»', 'out-of-reach', 'ride it in the mix'],
  ['«faster»', 'out-of-reach', 'change it in the mix'],
  ['«in tune»', 'out-of-reach', 'change it in the mix'],
  // A key of its own
  [
    '«-1 dB at 3 kHz»',
    'belongs-elsewhere',
    '`adjust: { eq: [{ type: bell, frequency: 3 kHz, gain: -1 dB }] }`',
  ],
  ['louder by «1.5 LU»', 'belongs-elsewhere', '`offset: 1.5 LU`'],
  ['«-11 LUFS»', 'belongs-elsewhere', '`target: { loudness: -11 LUFS }`'],
  ['«fade out» at the end', 'belongs-elsewhere', '`fadeOut: 4 s` on the track'],
  ['add a «CD version»', 'belongs-elsewhere', '`output: wav 16-bit 44.1 kHz`'],
  ['«in mono»', 'belongs-elsewhere', 'say narrower'],
  ['«as loud as possible»', 'belongs-elsewhere', 'say for where, as in "for the club"'],
  ['«more limiting»', 'unclear-phrase', '`limiting: moderate`'],
  ['«less dynamic»', 'unclear-phrase', '`limiting: moderate`'],
  // How much
  ['«20 %» warmer', 'unclear-phrase', 'say a touch, a bit, much'],
  ['«much much» warmer', 'unclear-phrase', 'keep one amount'],
  ['a «touch warmer a lot»', 'unclear-phrase', 'keep one amount'],
  ['«extremely» warm', 'belongs-elsewhere', amounts],
  ['warmer «than» the reference', 'belongs-elsewhere', amounts],
  [
    "don't make it a «touch» brighter",
    'unclear-phrase',
    'leave the amount out, or say a touch of what should change',
  ],
  ['«half warmer»', 'unclear-phrase', 'say a touch, or a bit'],
  // Faults are named to be less
  ['«more mud»', 'unclear-phrase', 'say fuller'],
  ['«harsher»', 'unclear-phrase', 'say clearer'],
  ['«thinner»', 'unclear-phrase', 'say less full'],
  ['«less punchy»', 'unclear-phrase', 'say smoother, or fuller'],
  [
    '«too compressed»',
    'unclear-phrase',
    'say less limiting, or ask for the mix without its compressor',
  ],
  // How it is said
  ['«not not» warm', 'unclear-phrase', straight],
  ["«don't leave» the bass alone", 'unclear-phrase', straight],
  ['«less» warmer', 'unclear-phrase', 'say it with one of them'],
  ['reduce «less» bass', 'unclear-phrase', 'say it with one of them'],
  ['warm «bright»', 'unclear-phrase', apart],
  ['louder for the «club»', 'unclear-phrase', apart],
  ['«loud enough»', 'unclear-phrase', 'as in: loud enough for streaming'],
  ["«don't make it louder»", 'unclear-phrase', 'say quieter, or for where, as in: for vinyl'],
  ['«for the club on track 3»', 'unclear-phrase', 'leave the tracks out'],
  ['warmer «on» the', 'unclear-phrase', onTrack],
  ['on the «track»', 'unclear-phrase', onTrack],
  ['warmer «3»', 'unclear-phrase', 'for a track: on track 3'],
  [
    'warmer, «on track 3», darker',
    'unclear-phrase',
    'write one direction for each, on a line of its own',
  ],
  ['«less»', 'unclear-phrase', 'add a word, as warm, bass or harsh'],
  ['«make it»', 'unclear-phrase', 'say something as: a bit warmer'],
];

describe('what is not clear is refused, with one way out', () => {
  test('the table is long', () => expect(refusals.length).toBeGreaterThanOrEqual(40));

  test.each(refusals)('%s', (marked, code, fix) => {
    const start = marked.indexOf('«');
    const end = marked.indexOf('»') - 1;
    const phrase = marked.replace(/[«»]/gu, '');
    const { issues } = readDirection(phrase, {
      place: (from, to) => ({ file: 'r.yaml', line: 1, column: from + 1, length: to - from }),
    });
    expect(issues.map((issue) => issue.fix)).toContain(fix);
    const issue = issues.find((one) => one.fix === fix);
    expect(issue?.code).toBe(code);
    expect(phrase.slice((issue?.place?.column ?? 0) - 1).slice(0, issue?.place?.length)).toBe(
      phrase.slice(start, end),
    );
  });

  test('what is clear beside it is still understood', () => {
    const { intents, issues } = readDirection('warm it up, but leave the vocals alone');
    expect(intents.map(({ phrase }) => phrase)).toEqual(['warm it up']);
    expect(issues).toHaveLength(1);
  });
});
