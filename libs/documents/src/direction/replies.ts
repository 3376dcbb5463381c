/** A word that is known and not done, with what to do instead. Plain data. */
export interface Reply {
  readonly code: 'ambiguous-word' | 'out-of-reach' | 'unknown-word' | 'belongs-elsewhere';
  /** As typed, in lower case, articles left out. */
  readonly forms: readonly string[];
  /** What follows the word and a colon. */
  readonly message: string;
  readonly fix: string;
}

/** Replies to what people say that a master can't do, or that could mean two things. */
export const replies: readonly Reply[] = [
  twoReadings('softer, soft, soften, softness', 'quieter, or smoother?'),
  twoReadings('cooler, cool, coolness', 'darker, or clearer?'),
  twoReadings('colder, cold, coldness', 'less warm, or brighter?'),
  twoReadings('presence, present', 'clearer (2.5 kHz), or more air (above 9.5 kHz)?'),
  twoReadings('sharper, sharp, sharpness', 'crisper, or clearer?'),
  twoReadings('shrill, strident, piercing, tinny, brittle', 'less harsh, or less bright?'),
  twoReadings('metallic, raspy, gritty', 'less harsh, or less bright?'),
  twoReadings('dull, duller, dullness, muffled', 'brighter, or more air?'),
  twoReadings('hollow', 'fuller, or more mids?'),
  twoReadings('lighter, light', 'less heavy, or brighter?'),
  twoReadings('cleaner, clean, cleanness', 'clearer, or less muddy?'),
  twoReadings('fat, fatter, thick, thicker, thicken, fatness, thickness', 'fuller, or richer?'),
  twoReadings('big, bigger, huge, larger, large, massive', 'fuller, wider, or louder?'),
  twoReadings('aggressive, harder, hard, bite', 'punchier, or crisper?'),
  twoReadings('powerful, power, strong, stronger', 'fuller, or punchier?'),
  twoReadings('energy, energetic, lively, livelier, life', 'clearer, or punchier?'),
  twoReadings('gentle, gentler', 'smoother, or less limiting?'),
  twoReadings('weight, weighty', 'heavier, or more bass?'),
  twoReadings('sparkle, shine, shimmer, sheen, brilliance, sizzle', 'more air, or crisper?'),
  twoReadings('definition, defined, detail, detailed', 'clearer, or crisper?'),
  twoReadings('depth, spacious, space, spaciousness', 'deeper, or wider?'),
  twoReadings('open, opened, openness', 'more air, or wider?'),
  twoReadings('edgy, edge, edgier', 'crisper, or less harsh?'),
  twoReadings('honky, honk, tubby, woolly', 'less boxy, or less nasal?'),
  twoReadings('sub, subs, sub bass, low bass, rumble', 'more bass, or less boomy?'),
  twoReadings('radio', 'for broadcast (-23 LUFS), or for streaming (-14)?'),
  noMeaning('pop, vibe, vibes, vibey, professional, pro, analog, analogue, glue, glued, glueing'),
  noMeaning('polish, polished, expensive, epic, cinematic, modern, vintage, retro, magic, magical'),
  noMeaning('better, best, good, great, nice, nicer, amazing, awesome, perfect'),
  noMeaning('character, musical, mojo, groove, groovy, feeling, emotion, soul, radio ready'),
  outOfReach('vocals, vocal, voice, voices, singer, singing, lead vocal, lead vocals, choir'),
  outOfReach('kick, kicks, kick drum, snare, drum, drums, toms, tom, hat, hats, hi hat, hi hats'),
  outOfReach('cymbal, cymbals, percussion, claps, clap, 808, 808s, bass drum, bass guitar'),
  outOfReach(
    'bassline, bass line, guitar, guitars, piano, keys, synth, synths, pad, pads, strings',
  ),
  outOfReach(
    'horns, brass, sax, flute, violin, solo, lead, instrument, instruments, acoustic guitar',
  ),
  outOfReach('reverb, echo, delay, ambience, chorus effect, autotune, effects, fx, hall'),
  {
    code: 'out-of-reach',
    forms: list('sibilant, sibilance, esses, ess, essy, s sounds, de ess, de esser'),
    message: 'an EQ would dull everything',
    fix: 'ask for a de-esser on the voice, in the mix',
  },
  {
    code: 'out-of-reach',
    forms: list(
      'clipping, clips, clipped, clicks, click, hiss, hissy, noise, noisy, hum, crackle, crackles',
    ).concat(list('distortion, distorted, dropout, dropouts, buzz, pops, plosives')),
    message: 'can not be undone in a master',
    fix: 'ask for a new export without it',
  },
  {
    code: 'out-of-reach',
    forms: list(
      'chorus, choruses, verse, verses, bridge, hook, in drop, breakdown, refrain, in intro, in outro',
    )
      .concat(list('at end, at start, at beginning, in beginning, in middle of, quiet parts'))
      .concat(list('loud parts, second half, first half, middle eight, pre chorus')),
    message: 'a master moves whole tracks',
    fix: 'ride it in the mix',
  },
  {
    code: 'out-of-reach',
    forms: list(
      'faster, slower, tempo, speed, in tune, tune, tuning, pitch, key, timing, tighter timing',
    ),
    message: 'is not mastering',
    fix: 'change it in the mix',
  },
  {
    code: 'out-of-reach',
    forms: list(
      'saturation, saturate, saturated, overdrive, tape, tubes, tube, exciter, harmonics',
    ),
    message: 'is not offered: nothing is added to the sound that was not there',
    fix: 'say warmer, or crisper',
  },
  {
    code: 'belongs-elsewhere',
    forms: list('fade out, fade, fadeout, fades, fade in'),
    message: 'a fade has a key of its own',
    fix: '`fadeOut: 4 s` on the track',
  },
  {
    code: 'belongs-elsewhere',
    forms: list('cd version, cd master, cd copy, mp3, mp3s, flac, wav, wavs, mp3 version').concat(
      list('vinyl version, streaming version, mp3 copy, 16 bit, 24 bit'),
    ),
    message: 'formats are listed under `output`',
    fix: '`output: wav 16-bit 44.1 kHz`',
  },
  {
    code: 'belongs-elsewhere',
    forms: list('gap, gaps, pause, pauses, silence'),
    message: 'silence between tracks has a key of its own',
    fix: '`gap: 3 s` on the track',
  },
  {
    code: 'belongs-elsewhere',
    forms: list('mono, in mono'),
    message: 'mono is not offered',
    fix: 'say narrower',
  },
  {
    code: 'belongs-elsewhere',
    forms: list('as loud as possible, loudest, maximum loudness, loud as possible, max loudness'),
    message: 'how loud depends on where it is heard',
    fix: 'say for where, as in "for the club"',
  },
  {
    code: 'belongs-elsewhere',
    forms: list('extremely, super, massively, insanely, hugely, max, maximum, ultra, heaps'),
    message: 'a master moves by 2 dB at most',
    fix: 'say a touch, a bit or much',
  },
  {
    code: 'belongs-elsewhere',
    forms: list('than, warmest, brightest, darkest, clearest, widest, punchiest, quietest'),
    message: 'a direction starts from the mix and compares with nothing else',
    fix: 'say a touch, a bit or much',
  },
];

function twoReadings(forms: string, fix: string): Reply {
  const message = 'people mean different things by it';
  return { code: 'ambiguous-word', forms: list(forms), message, fix: `say one: ${fix}` };
}

function noMeaning(forms: string): Reply {
  return {
    code: 'unknown-word',
    forms: list(forms),
    message: 'no measurable meaning',
    fix: 'near it: punchier, warmer, clearer',
  };
}

function outOfReach(forms: string): Reply {
  return {
    code: 'out-of-reach',
    forms: list(forms),
    message: "a master can't reach one instrument",
    fix: 'ask for it in the mix',
  };
}

function list(forms: string): string[] {
  return forms.split(',').map((form) => form.trim());
}
