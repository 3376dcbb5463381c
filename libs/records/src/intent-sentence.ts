import { sayChange, sayCount, signed } from './figures.js';
import type { Intent, IntentKind, ToneGuard, ToneMove } from './intent.js';
import { targetPresets } from './target.js';

type OfKind<Kind extends IntentKind> = Extract<Intent, { kind: Kind }>;
type Sentences = { readonly [Kind in IntentKind]: (intent: OfKind<Kind>) => string };

/**
 * What a direction became, phrase by phrase: `"warm it up a touch": +0.7 dB below 90 Hz, ….` One that
 * came to several things is told once.
 */
export function directionSentences(intents: readonly Intent[]): readonly string[] {
  const told: { readonly intent: Intent; words: string }[] = [];
  for (const intent of intents) {
    const last = told[told.length - 1];
    if (last !== undefined && isSamePhrase(last.intent, intent)) {
      last.words += `; ${sayIntent(intent)}`;
    } else told.push({ intent, words: `"${intent.phrase}": ${sayIntent(intent)}` });
  }
  return told.map(({ intent, words }) => `${words}${whereOf(intent)}.`);
}

function whereOf({ tracks, kind }: Intent): string {
  return tracks === null || kind === 'leave-alone' ? '' : `, ${onTracks(tracks)}`;
}

function isSamePhrase(one: Intent, other: Intent): boolean {
  return (
    one.phrase === other.phrase &&
    JSON.stringify([one.tracks, one.place]) === JSON.stringify([other.tracks, other.place])
  );
}

/** The same where it is told of one track: `"a bit louder": +1.0 LU against the family`. */
export function intentOnTrackSentence(intent: Intent): string {
  const what = intent.kind === 'leave-alone' ? 'gain and ceiling only' : sayIntent(intent);
  return `"${intent.phrase}": ${what}`;
}

function sayIntent(intent: Intent): string {
  // The table's type ties each kind to its own sentence; a lookup by kind cannot carry that through.
  const say = sentences[intent.kind] as (intent: Intent) => string;
  return say(intent);
}

/** "+1.5 dB below 90 Hz", "-0.8 dB at 700 Hz", "+1.5 dB above 9.5 kHz". */
export function sayToneMove({ type, frequencyHz, gainDb }: ToneMove): string {
  const side = { 'low-shelf': 'below', bell: 'at', 'high-shelf': 'above' }[type];
  // Half a tenth rounds away from zero, whatever the binary fraction behind it.
  const shownDb = Math.sign(gainDb) * (Math.round(Math.abs(gainDb) * 10 + 1e-9) / 10);
  return `${sayChange(shownDb)} ${side} ${sayFrequency(frequencyHz)}`;
}

/** "90 Hz", "2.5 kHz". */
export function sayFrequency(frequencyHz: number): string {
  if (frequencyHz < 1000) return `${Number(frequencyHz.toFixed(1))} Hz`;
  return `${Number((frequencyHz / 1000).toFixed(2))} kHz`;
}

const sentences: Sentences = {
  tone: ({ moves }) => moves.map(sayToneMove).join(', '),
  guard: ({ guards }) => guards.map(sayGuard).join(', '),
  level: ({ changeLu, tracks }) =>
    tracks === null
      ? `target ${signed(changeLu)} LU, inside its limiting`
      : `${signed(changeLu)} LU against the family`,
  width: ({ sideDb }) =>
    sideDb === 0 ? 'width left as it is' : `side ${sayChange(sideDb)}, 500 Hz to 8 kHz`,
  limiting: ({ limiting }) => (limiting === 'none' ? 'no limiting' : 'limiting one step gentler'),
  target: ({ target }) => `target: ${target}, ${targetPresets[target].loudnessLufs} LUFS`,
  'every-track': () => 'every track at the target',
  'as-mixed': () => 'levels between tracks as mixed, one gain for all',
  'tone-match': ({ amountPercent }) =>
    amountPercent === 0 ? 'no tone match' : `tone match at ${amountPercent} %`,
  'toward-reference': () => 'tone match toward the references',
  'leave-alone': ({ tracks }) => `${onTracks(tracks ?? [])}: gain and ceiling only`,
};

function onTracks(numbers: readonly number[]): string {
  const [only] = numbers;
  if (numbers.length === 1) return `on track ${only}`;
  return `on ${sayCount(numbers.length, 'track')} (${numbers.join(', ')})`;
}

const lowestHz = 20;
const highestHz = 20_000;

function sayGuard({ fromHz, toHz, against }: ToneGuard): string {
  const what = {
    boost: 'nothing added',
    cut: 'nothing taken away',
    any: 'no tone move',
  }[against];
  if (fromHz <= lowestHz) return `${what} below ${sayFrequency(toHz)}`;
  if (toHz >= highestHz) return `${what} above ${sayFrequency(fromHz)}`;
  return `${what} from ${sayFrequency(fromHz)} to ${sayFrequency(toHz)}`;
}
