import { asCode } from '../source/wording.js';
import type { Clause } from './clauses.js';
import { unclear, type Fault } from './fault.js';
import type { Sign } from './signs.js';
import { isFault, type Sense, type VocabularyWord } from './vocabulary.js';

/** Which way a phrase turns its word. */
export interface Turn {
  readonly sense: Sense;
  /** A change; "don't make it …"; "keep the …", "leave the … alone". */
  readonly polarity: 'change' | 'guard' | 'keep';
  /** Nothing was said of either. */
  readonly isBare: boolean;
}

interface Subject {
  readonly word: VocabularyWord;
  readonly form: 'plain' | 'more' | 'noun';
}

/** Sense and polarity of a clause about one word. */
export function senseOf(clause: Clause, subject: Subject): Turn | { readonly fault: Fault } {
  const says = (...names: readonly Sign['is'][]) =>
    clause.signs.filter(({ is }) => names.includes(is));
  const enough = says('enough')[0];
  const nots = says('not');
  const denial = nots[0] ?? says('fact-not')[0];
  // "not warm enough" asks for more; no guard is meant.
  const isShort = enough !== undefined && denial !== undefined;
  const statement = statementOf(clause, subject);
  if (statement !== null) return { fault: statement };
  const double = doubled(clause, isShort ? nots.slice(1) : nots);
  if (double !== null) return { fault: double };
  const isGuard = nots.length > 0 && !isShort;
  const isKeep = says('keep', 'as-is').length > 0;
  const turned = turnOf(clause, { subject, isGuard, isShort });
  if (turned !== null && 'fault' in turned) return turned;
  const isBare = turned === null && !isGuard && !isKeep && says('want', 'half').length === 0;
  const polarity = isGuard ? 'guard' : isKeep ? 'keep' : 'change';
  if (polarity !== 'change') {
    const amount = says('amount')[0];
    if (amount !== undefined) return { fault: noAmount(amount, clause) };
  }
  if (polarity === 'keep' && turned !== null) {
    const [sign = clause] = says('more', 'less', 'too', 'raise', 'lower', 'particle', 'mend');
    const message = `${asCode(clause.text)} says keep and change at once`;
    return { fault: unclear(sign, message, 'keep one of the two') };
  }
  if (polarity === 'guard') return { sense: turned?.sense ?? 'more', polarity, isBare };
  if (polarity === 'keep') return { sense: 'less', polarity, isBare };
  const usual: Sense = isFault(subject.word) ? 'less' : 'more';
  return { sense: turned?.sense ?? usual, polarity, isBare };
}

/** What "more", "less", verbs and endings make of it; null where nothing turns it. */
function turnOf(
  clause: Clause,
  { subject, isGuard, isShort }: { subject: Subject; isGuard: boolean; isShort: boolean },
): { readonly sense: Sense } | { readonly fault: Fault } | null {
  const { word, form } = subject;
  const up: Sign[] = [];
  const down: Sign[] = [];
  const verb = verbOf(clause.signs);
  for (const sign of clause.signs) {
    if (sign.is === 'more') up.push(sign);
    if (sign.is === 'less') down.push(sign);
    // "don't make it too bright" guards as "don't make it bright" does.
    if (sign.is === 'too') (isGuard ? up : down).push(sign);
  }
  const conflict = (message: string): { readonly fault: Fault } => ({
    fault: unclear(down[0] ?? up[0] ?? clause, message, 'say it with one of them'),
  });
  if (verb === 'both') return conflict(`${asCode(clause.text)} raises and lowers at once`);
  if (verb === 'mend' && !isFault(word)) {
    const message = `${asCode(clause.text)}: more of it, or less?`;
    return { fault: unclear(clause, message, `say more ${word.word}, or less ${word.word}`) };
  }
  const lowers = verb === 'lower' || verb === 'mend';
  if (down.length > 1 || (lowers && down.length > 0)) return conflict('less, twice over');
  if (form === 'more' && (down.some(({ is }) => is === 'too') || lowers)) {
    return conflict(`${asCode(clause.text)} says more and less at once`);
  }
  if (down.length > 0) {
    if (up.length > 0 || form === 'more' || isShort) return conflict('more and less at once');
    return { sense: 'less' };
  }
  if (lowers) return { sense: 'less' };
  const isMore = up.length > 0 || form === 'more' || isShort || verb === 'raise';
  return isMore ? { sense: 'more' } : null;
}

/** Which way the verbs of a clause go, with the particles they wait for. */
function verbOf(signs: readonly Sign[]): 'raise' | 'lower' | 'mend' | 'both' | null {
  const ways = new Set<'raise' | 'lower' | 'mend'>();
  const carry = signs.find((sign) => sign.is === 'carry');
  for (const sign of signs) {
    if (sign.is === 'raise' || sign.is === 'lower' || sign.is === 'mend') ways.add(sign.is);
    if (sign.is === 'back') ways.add('raise');
    if (sign.is !== 'particle') continue;
    if (carry !== undefined) ways.add(carried(carry.verb, sign.way));
    else if (sign.way === 'down') ways.add('lower');
  }
  if (ways.size > 1) return 'both';
  const [only = null] = ways;
  return only;
}

/** "bring out" raises, "take out" lowers. */
function carried(verb: 'bring' | 'turn' | 'take', way: string): 'raise' | 'lower' {
  if (way === 'up') return 'raise';
  return verb === 'bring' && way !== 'down' && way !== 'off' ? 'raise' : 'lower';
}

/** "it is bright": a fact is no wish. */
function statementOf({ signs, text, start, end }: Clause, { word, form }: Subject): Fault | null {
  const has = (...names: readonly Sign['is'][]) => signs.some(({ is }) => names.includes(is));
  const enough = signs.find(({ is }) => is === 'enough');
  const denied = has('fact-not', 'not');
  const isTarget = word.effect.kind === 'target';
  if (enough !== undefined && !denied && !isTarget) {
    if (word.effect.kind === 'level') {
      return unclear({ start, end }, 'enough for where?', 'as in: loud enough for streaming');
    }
    const message = `${asCode(text)} is content with it`;
    return unclear({ start, end }, message, `to hold it there: keep it ${word.word}`);
  }
  if (!has('fact', 'fact-not') || (denied && enough !== undefined)) return null;
  const isComplaint = isFault(word) && !has('fact-not');
  const isWish = form === 'more' || has('too', 'more', 'less') || isTarget;
  if (!has('fact-not') && (isComplaint || isWish)) return null;
  const message = `${asCode(text)} is a fact, not a wish`;
  const fix = `say what it should be: more ${word.word}, or less ${word.word}`;
  return unclear({ start, end }, message, fix);
}

/** Two negations may mean the thing itself, or its reverse. */
function doubled({ signs }: Clause, nots: readonly Sign[]): Fault | null {
  const [not] = nots;
  // "not less warm" can be meant; "less not warm" can't.
  const early = signs.filter(({ is, start }) => is === 'less' && start < (not?.start ?? 0));
  const all = [...nots, ...early, ...signs.filter(({ is }) => is === 'keep')];
  const [first, second] = all;
  if (first === undefined || second === undefined) return null;
  const span = { start: Math.min(first.start, second.start), end: Math.max(first.end, second.end) };
  return unclear(span, 'two negations in one phrase', 'say it straight, with one or none');
}

function noAmount({ start, end }: Sign, clause: Clause): Fault {
  return unclear(
    { start, end },
    `no amount fits ${asCode(clause.text)}: it asks to hold something as it is`,
    'leave the amount out, or say a touch of what should change',
  );
}
