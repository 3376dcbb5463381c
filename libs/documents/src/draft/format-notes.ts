import { musicRatesHz, sayRate, type Issue } from '@kindred/records';
import { sayChoice } from '../source/wording.js';
import { sayTracks } from './say-tracks.js';
import type { FoundMix } from './found-mix.js';

type Mixes = readonly Pick<FoundMix, 'format'>[];

/** "44.1 kHz 24-bit", "44.1 and 48 kHz, 16 and 24-bit", "44.1 kHz MP3". */
export function sayFormats(mixes: Mixes): string {
  const rates = unique(mixes.map(({ format }) => format.sampleRateHz));
  const exact = mixes.filter(({ format }) => format.bitsPerSample !== null);
  const bits = unique(exact.map(({ format }) => format.bitsPerSample ?? 0));
  const isFloat = exact.some(({ format }) => format.sampleKind === 'float');
  const lossy = [...new Set(mixes.filter(isLossy).map(({ format }) => kinds[format.container]))];
  const depth = [
    ...(bits.length === 0 ? [] : [`${sayAll(bits.map(String))}-bit${isFloat ? ' float' : ''}`]),
    ...lossy,
  ];
  const rate = `${sayAll(rates.map((rateHz) => sayRate(rateHz).replace(' kHz', '')))} kHz`;
  const between = rates.length > 1 || depth.length > 1 ? ', ' : ' ';
  return `${rate}${between}${depth.join(' and ')}`;
}

/** One mix: "44.1 kHz 24-bit", "48 kHz MP3, mono". */
export function sayOneFormat(mix: Mixes[number]): string {
  const { channels } = mix.format;
  return `${sayFormats([mix])}${channels === 1 ? ', mono' : ''}`;
}

/** What the formats of the mixes ask of a person. */
export function formatNotes(mixes: Mixes): Issue[] {
  const lossy = numbersOf(mixes, isLossy);
  const mono = numbersOf(mixes, ({ format }) => format.channels === 1);
  return [
    ...(lossy.length === 0
      ? []
      : [
          {
            code: 'lossy-source',
            severity: 'warning' as const,
            message: `${sayTracks(lossy)} ${are(lossy)} compressed (${kindsIn(mixes.filter(isLossy))}); what the encoder took away can't be brought back`,
            fix: 'Ask for WAV, AIFF or FLAC.',
          },
        ]),
    ...(mono.length === 0 || mono.length === mixes.length
      ? []
      : [
          {
            code: 'mono-among-stereo',
            severity: 'warning' as const,
            message: `${sayTracks(mono)} ${are(mono)} mono, and players put mono on both speakers, 3 dB louder than it measures`,
            fix: `Export ${mono.length === 1 ? 'it' : 'them'} as stereo, like the others.`,
          },
        ]),
    ...ratesDiffer(mixes),
  ];
}

function ratesDiffer(mixes: Mixes): Issue[] {
  const rates = unique(mixes.map(({ format }) => format.sampleRateHz));
  if (rates.length < 2) return [];
  const usual = rates.find((rateHz) => musicRatesHz.includes(rateHz));
  const told = rates.map((rateHz) => {
    const numbers = numbersOf(mixes, ({ format }) => format.sampleRateHz === rateHz);
    return `${sayTracks(numbers)} ${are(numbers)} ${sayRate(rateHz)}`;
  });
  return [
    {
      code: 'several-rates',
      severity: 'note',
      message: `${told.join(', ')}; each master keeps its mix's rate`,
      ...(usual === undefined
        ? {}
        : { fix: `For one rate: \`output: wav 24-bit ${sayRate(usual)}\`.` }),
    },
  ];
}

const kinds: Readonly<Record<FoundMix['format']['container'], string>> = {
  wav: 'WAV',
  aiff: 'AIFF',
  flac: 'FLAC',
  mp3: 'MP3',
  ogg: 'Ogg Vorbis',
};

function kindsIn(mixes: Mixes): string {
  return sayChoice([...new Set(mixes.map(({ format }) => kinds[format.container]))]);
}

function isLossy({ format }: Mixes[number]): boolean {
  return format.bitsPerSample === null;
}

function numbersOf(mixes: Mixes, fits: (mix: Mixes[number]) => boolean): number[] {
  return mixes.flatMap((mix, at) => (fits(mix) ? [at + 1] : []));
}

function are(numbers: readonly number[]): string {
  return numbers.length === 1 ? 'is' : 'are';
}

function sayAll(words: readonly string[]): string {
  return sayChoice(words).replace(' or ', ' and ');
}

function unique(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
