import type { Finding, FindingCode, FindingPlace } from './finding.js';
import {
  decimals,
  sayAtMost,
  sayChange,
  sayCount,
  sayDuration,
  sayLevel,
  sayRate,
  sayTime,
} from './figures.js';

/** A finding before it is put into words. */
export type WordlessFinding = Omit<Finding, 'says' | 'advice'>;

/**
 * Adds the words: the one place where findings become sentences, for the terminal and the report.
 * Both end in a full stop.
 */
export function saidFinding(finding: WordlessFinding): Finding {
  const { says, advice } = words[finding.code];
  return { ...finding, says: says(finding), advice: advice(finding) };
}

/** A place to a thousandth of a second, rounded down: 1:07.482. */
export function sayMoment(seconds: number): string {
  const thousandths = Math.floor(seconds * 1000 + 1e-6);
  return `${sayTime(thousandths / 1000)}.${String(thousandths % 1000).padStart(3, '0')}`;
}

interface Words {
  readonly says: (finding: WordlessFinding) => string;
  readonly advice: (finding: WordlessFinding) => string;
}

const words: { readonly [Code in FindingCode]: Words } = {
  clipping: said(
    (finding) =>
      `Flattened peaks at ${sayMoment(finding.places[0]?.atSeconds ?? 0)}, ` +
      `${sayCount(finding.placeCount, 'place')}, the longest ${sayCount(of(finding), 'sample')}.`,
    'Ask for a mix without clipping; 3 dB of space is plenty.',
  ),
  over: said(
    (finding) => `True peaks reach ${roundedUpSigned(of(finding))} dBTP, over full scale.`,
    'None; the master stays under its ceiling.',
  ),
  dc: said(
    (finding) => `The waveform sits ${decimals(of(finding), 1)} % off centre.`,
    'Ask for a high-pass at 20 Hz on the mix, or leave it.',
  ),
  sub: said(
    (finding) =>
      `Rumble below 25 Hz, ${decimals(Math.abs(of(finding)), 0)} dB ` +
      `${of(finding) > 0 ? 'over' : 'under'} the bass.`,
    'Ask for a high-pass at 25 Hz on what does not need it.',
  ),
  'cut-start': said(
    (finding) => `The first sound begins ${decimals(of(finding), 0)} ms into the file.`,
    'Export with 0.1 s before it.',
  ),
  'long-start': said(
    (finding) => `${sayDuration(of(finding))} of silence at the start.`,
    'Trim it, if unmeant.',
  ),
  'cut-end': said(
    (finding) => `The end is cut off at ${decimals(of(finding), 0)} dBFS.`,
    'Export until the tail is silent.',
  ),
  'gap-inside': said(
    (finding) => `${sayDuration(of(finding))} of silence at ${sayTime(longest(finding.places))}.`,
    'None if meant.',
  ),
  dropout: said(
    (finding) => `The sound vanishes for ${decimals(of(finding), 0)} ms at ${moments(finding)}.`,
    'Listen there; export again.',
  ),
  click: said(
    (finding) => `${finding.placeCount === 1 ? 'A click' : 'Clicks'} at ${moments(finding)}.`,
    'Listen there; repair in the mix.',
  ),
  edit: said(
    (finding) =>
      finding.placeCount === 1
        ? `A step in the waveform at ${moments(finding)}.`
        : `Steps in the waveform at ${moments(finding)}.`,
    'Crossfade that edit.',
  ),
  hum: said(
    (finding) =>
      `Mains hum at ${number(finding, 'mainsHz')} Hz and ` +
      `${sayCount(number(finding, 'harmonics'), 'harmonic')}, ` +
      `${decimals(of(finding), 0)} dBFS in quiet parts.`,
    'Find the ground loop, or de-hum that channel.',
  ),
  noise: said(
    (finding) => `Noise at ${decimals(of(finding), 0)} dBFS ${noisyEnds(finding)}.`,
    'Ask for gates or a cleaner take; what lifts the music lifts it, too.',
  ),
  polarity: said(
    (finding) =>
      `Left and right work against each other (correlation ${decimals(of(finding), 2)}); ` +
      `in mono much vanishes.`,
    'Flip one side, or find the widener.',
  ),
  'mono-loss': said(
    (finding) => `In mono it loses ${sayAtMost(of(finding))}.`,
    'Narrow the synths or doubles.',
  ),
  'low-side': said(
    (finding) => `Bass is wide: side ${sayLevel(of(finding), 'dB')} below 120 Hz.`,
    'Make it mono below 120 Hz.',
  ),
  'dead-channel': said(
    (finding) => `The ${finding.channel ?? 'left'} channel is silent.`,
    "Check the export's panning.",
  ),
  'false-stereo': said(() => 'Both channels are the same.', 'None; it is mono.'),
  delay: said(
    (finding) =>
      `The ${finding.channel ?? 'right'} channel is ${decimals(of(finding), of(finding) < 0.1 ? 2 : 1)} ms late.`,
    'Align it, or check a Haas delay.',
  ),
  balance: said(
    (finding) =>
      `${finding.channel === 'right' ? 'Right' : 'Left'} is ${decimals(of(finding), 1)} dB louder.`,
    'Centre kick, bass and voice.',
  ),
  lossy: said(
    (finding) =>
      `Possibly from a lossy file: nothing above ${decimals(of(finding) / 1000, 1)} kHz.`,
    'Look for the original export.',
  ),
  upsampled: said(
    (finding) =>
      `${sayRate(number(finding, 'sampleRateHz'))} file, music ends at ` +
      `${decimals(of(finding) / 1000, 0)} kHz.`,
    'Deliver at the rate it was made in.',
  ),
  'bit-depth': said(
    (finding) =>
      `${article(number(finding, 'bitsPerSample'))}-bit file with ${of(finding)} bits in it.`,
    (finding) => `None, or export at ${number(finding, 'bitsPerSample')}.`,
  ),
  squashed: said(
    (finding) =>
      `The mix is already limited hard (${measureOf(finding)} ${decimals(of(finding), 1)} dB).`,
    'Ask for the mix without its bus limiter.',
  ),
  'wide-range': said(
    (finding) => `Loud and soft parts lie ${decimals(of(finding), 0)} LU apart.`,
    'None if meant; else ride the voice.',
  ),
  'sub-heavy': said(overFamily, askFor('less sub bass or bass drum')),
  boom: said(overFamily, askFor('less bass drum or bass')),
  mud: said(overFamily, askFor('less bass or low guitars')),
  boxy: said(overFamily, askFor('quieter toms or guitars')),
  nasal: said(overFamily, askFor('less voice or guitars')),
  harsh: said(overFamily, askFor('quieter cymbals or guitars')),
  sibilant: said(overFamily, askFor('a de-esser on the voice or quieter cymbals')),
  thin: said(overFamily, askFor('more bass or low guitars')),
  dull: said(overFamily, askFor('louder cymbals or voice')),
  duplicate: said(
    (finding) => `Sounds the same as track ${number(finding, 'sibling')}.`,
    'Check the files.',
  ),
};

function said(says: Words['says'], advice: string | Words['advice']): Words {
  return { says, advice: typeof advice === 'string' ? () => advice : advice };
}

/** The measured value; findings without one do not speak of it. */
function of(finding: WordlessFinding): number {
  return finding.value ?? 0;
}

function number(finding: WordlessFinding, name: string): number {
  return finding.numbers[name] ?? 0;
}

/** Where a track's hiss can be heard. */
function noisyEnds({ numbers }: WordlessFinding): string {
  if (numbers['endDbfs'] === undefined) return 'in the intro';
  return numbers['startDbfs'] === undefined ? 'at the end' : 'in the intro and at the end';
}

/** The first three places, and how many more. */
function moments({ places, placeCount }: WordlessFinding): string {
  const named = places.slice(0, 3).map(({ atSeconds }) => sayMoment(atSeconds));
  const more = placeCount - named.length;
  return named.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function longest(places: readonly FindingPlace[]): number {
  const seconds = ({ durationSeconds = 0 }: FindingPlace): number => durationSeconds;
  return [...places].sort((a, b) => seconds(b) - seconds(a))[0]?.atSeconds ?? 0;
}

function overFamily(finding: WordlessFinding): string {
  const fromHz = number(finding, 'fromHz');
  const toHz = number(finding, 'toHz');
  const from = toHz >= 1000 && fromHz < 1000 ? `${fromHz} Hz` : hertz(fromHz, toHz);
  return (
    `${from} to ${sayHertz(toHz)} stands ${decimals(Math.abs(of(finding)), 1)} dB ` +
    `${of(finding) > 0 ? 'over' : 'under'} the family.`
  );
}

/** The lower end of a range, without the unit that its upper end carries. */
function hertz(fromHz: number, toHz: number): string {
  return toHz >= 1000 ? String(fromHz / 1000) : String(fromHz);
}

function sayHertz(frequencyHz: number): string {
  return frequencyHz >= 1000 ? `${frequencyHz / 1000} kHz` : `${frequencyHz} Hz`;
}

/** Half of what stands out: the rest is how songs differ. */
function askFor(what: string): Words['advice'] {
  return (finding) => `Ask for ${what} there, about ${decimals(Math.abs(of(finding)) / 2, 1)} dB.`;
}

function measureOf(finding: WordlessFinding): string {
  if (finding.numbers['plrDb'] === finding.value) return 'PLR';
  return finding.numbers['psrMinDb'] === finding.value ? 'PSR' : 'crest';
}

function roundedUpSigned(value: number): string {
  return sayChange(Math.ceil(value * 10 - 1e-9) / 10, '').trim();
}

/** "A 24", "An 8": bit depths as they are read aloud. */
function article(bits: number): string {
  return bits === 8 ? 'An 8' : `A ${bits}`;
}
