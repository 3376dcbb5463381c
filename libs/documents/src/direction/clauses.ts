import { signsOf, type Sign, type Span } from './signs.js';

/** How a phrase follows the one before it. */
export type Joint = 'start' | 'and' | 'or' | 'but' | 'comma' | 'colon' | 'stop';

/** One phrase of a sentence: "a bit warmer on track 3". Never without a sign. */
export interface Clause extends Span {
  readonly joint: Joint;
  readonly signs: readonly Sign[];
  /** As typed. */
  readonly text: string;
}

/** Where several joints meet (", and"), the one that says most decides. */
const strength: readonly Joint[] = ['start', 'comma', 'colon', 'and', 'or', 'but', 'stop'];

/** Parts a sentence where words or signs join its phrases. */
export function clausesOf(sentence: string): Clause[] {
  const clauses: Clause[] = [];
  let signs: Sign[] = [];
  let joint: Joint = 'start';
  let from = 0;
  const finish = (end: number) => {
    if (signs.length === 0) return;
    clauses.push(clauseOf(sentence, { joint, signs, start: from, end }));
    signs = [];
    joint = 'start';
  };
  for (const sign of signsOf(sentence)) {
    if (sign.is !== 'join' && sign.is !== 'break') {
      signs.push(sign);
      continue;
    }
    finish(sign.start);
    joint = stronger(joint, sign.by);
    from = sign.end;
  }
  finish(sentence.length);
  return clauses;
}

function clauseOf(
  sentence: string,
  { joint, signs, start, end }: Pick<Clause, 'joint' | 'signs' | 'start' | 'end'>,
): Clause {
  const whole = sentence.slice(start, end);
  const first = start + (whole.length - whole.trimStart().length);
  const text = whole.trim();
  return { joint, signs, start: first, end: first + text.length, text };
}

function stronger(one: Joint, other: Joint): Joint {
  return strength.indexOf(one) > strength.indexOf(other) ? one : other;
}
