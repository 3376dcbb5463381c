import type { Issue } from '@kindred/records';
import { nearestWord } from '../source/nearest-word.js';
import { asCode } from '../source/wording.js';
import type { Clause } from './clauses.js';
import { plainWords, wordsToKnow } from './lexicon.js';
import type { Sign, Span } from './signs.js';

/** What is wrong in a sentence, and where in it. */
export type Fault = Span & Pick<Issue, 'code' | 'message' | 'got' | 'expected' | 'fix'>;

/** A phrase that can't be taken in one clear way. */
export function unclear(at: Span, message: string, fix: string): Fault {
  return { start: at.start, end: at.end, code: 'unclear-phrase', message, fix };
}

/** The first thing in a clause that is not done or not known; null when there is none. */
export function faultOf(clause: Clause): Fault | null {
  const { signs } = clause;
  const figures = signs.filter((sign) => sign.is === 'figure');
  if (figures.length > 0) return ofFigures(figures, clause);
  for (const sign of signs) {
    const { start, end } = sign;
    if (sign.is === 'reply') {
      const { code, message, fix } = sign.reply;
      return { start, end, code, message: `${asCode(typed(sign, clause))}: ${message}`, fix };
    }
    if (sign.is === 'time') {
      const message = `${asCode(typed(sign, clause))}: a master moves whole tracks`;
      return { start, end, code: 'out-of-reach', message, fix: 'ride it in the mix' };
    }
  }
  const unknown = signs.filter((sign) => sign.is === 'unknown');
  const [first] = unknown;
  if (first === undefined) return null;
  const near = unknown.find(({ text }) => nearTo(text) !== null);
  return ofUnknown(near ?? first, clause);
}

function ofUnknown(sign: Extract<Sign, { is: 'unknown' }>, clause: Clause): Fault {
  const { start, end, text } = sign;
  const shown = asCode(typed(sign, clause));
  const near = nearTo(text);
  const before = clause.signs.filter((other) => other.end <= start).map(({ is }) => is);
  const fix =
    near !== null
      ? `did you mean ${asCode(near)}?`
      : before.includes('like')
        ? 'give the music itself under `references:`'
        : before[before.length - 1] === 'on'
          ? 'a title stands in quotes, as in: on "Tunnel"'
          : '`kindred words` lists what can be said';
  return {
    start,
    end,
    code: 'unknown-word',
    message: `unknown word ${shown}`,
    got: shown,
    ...(near === null ? { expected: 'a word as warm, bright, less harsh, louder or wider' } : {}),
    fix,
  };
}

/** The one word that was probably meant; of forms equally near, the plain one ("muddy", not "mud"). */
function nearTo(text: string): string | null {
  return nearestWord(text, wordsToKnow) ?? nearestWord(text, plainWords);
}

type Figure = Extract<Sign, { is: 'figure' }>;

/** Numbers have keys of their own; words have none. */
function ofFigures(figures: readonly Figure[], clause: Clause): Fault {
  const span = { start: figures[0]?.start ?? 0, end: figures[figures.length - 1]?.end ?? 0 };
  const shown = asCode(clause.text.slice(span.start - clause.start, span.end - clause.start));
  const numbers = (code: string, message: string, fix: string): Fault => ({
    ...span,
    code,
    message: `${shown}: ${message}`,
    fix,
  });
  const inUnit = (...names: readonly string[]) => figures.find(({ unit }) => names.includes(unit));
  const level = inUnit('lufs', 'lkfs');
  const offset = inUnit('lu');
  const gain = inUnit('db', 'dbs', 'decibel', 'decibels');
  const kilo = inUnit('khz');
  const hertz = inUnit('hz');
  if (level !== undefined) {
    const fix = `\`target: { loudness: ${level.number} LUFS }\``;
    return numbers('belongs-elsewhere', 'a loudness goes to `target`', fix);
  }
  if (offset !== undefined) {
    return numbers(
      'belongs-elsewhere',
      'a step of loudness goes to `offset`',
      `\`offset: ${offset.number} LU\``,
    );
  }
  const frequency = kilo === undefined ? hertz : kilo;
  if (frequency !== undefined) {
    const at = `${frequency.number} ${kilo === undefined ? 'Hz' : 'kHz'}`;
    const fix = `\`adjust: { eq: [{ type: bell, frequency: ${at}, gain: ${gain?.number ?? '-1'} dB }] }\``;
    return numbers('belongs-elsewhere', 'numbers go to `adjust`', fix);
  }
  if (gain !== undefined) {
    const fix = `\`adjust: { gain: ${gain.number} dB }\`, or say a touch, a bit, much`;
    return numbers('belongs-elsewhere', 'numbers go to `adjust`', fix);
  }
  if (inUnit('%', 'percent') !== undefined) {
    return numbers('unclear-phrase', 'a word has no percentage', 'say a touch, a bit, much');
  }
  return numbers('unclear-phrase', 'a number without a meaning here', 'for a track: on track 3');
}

function typed({ start, end }: Span, clause: Clause): string {
  return clause.text.slice(start - clause.start, end - clause.start);
}
