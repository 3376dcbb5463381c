import { isScalar, Scalar, type Node } from 'yaml';
import { rangeOf } from './page.js';

/**
 * Where each character (UTF-16 unit) of a scalar's text was typed, as offsets into the file, and
 * after them where the text ends. Quotes, escapes, folded lines and indents are seen through. Null
 * where the text can't be followed; underline the whole scalar then.
 */
export function scalarOffsets(
  node: Node | null,
  { text, file }: { readonly text: string; readonly file: string },
): readonly number[] | null {
  if (!isScalar(node)) return null;
  const { start, end } = rangeOf(node);
  const offsets: number[] = [];
  let at = beginning(node, { start, file });
  for (let index = 0; index < text.length;) {
    const step = stepTo({ wanted: text[index] ?? '', type: node.type, file, at, end });
    if (step === null) return null;
    for (let unit = 0; unit < step.units; unit += 1) offsets.push(step.from);
    index += step.units;
    at = step.to;
  }
  return [...offsets, at];
}

interface Position {
  readonly wanted: string;
  readonly type: Scalar['type'];
  readonly file: string;
  readonly at: number;
  readonly end: number;
}

interface Step {
  /** Where the character was typed. */
  readonly from: number;
  /** Where the next may be. */
  readonly to: number;
  /** How many units of the text it is; a written-out emoji is two. */
  readonly units: number;
}

/** After the opening quote, or the line that says `|` or `>`. */
function beginning({ type }: Scalar, { start, file }: { start: number; file: string }): number {
  if (type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE) return start + 1;
  if (type !== Scalar.BLOCK_LITERAL && type !== Scalar.BLOCK_FOLDED) return start;
  const feed = file.indexOf('\n', start);
  return feed < 0 ? file.length : feed + 1;
}

/**
 * The next place where a character may have been typed. Folding leaves less space than there was,
 * so space in the text takes one of what is there, and the rest is passed over before a letter.
 */
function stepTo(position: Position): Step | null {
  const { wanted, end } = position;
  let { at } = position;
  while (at <= end) {
    const typed = typedAt({ ...position, at });
    if (/\s/.test(wanted)) {
      return isSpace(typed) && at < end ? typed : { from: at, to: at, units: 1 };
    }
    if (typed.shows === wanted) return typed;
    if (!isSpace(typed)) return null;
    at = typed.to;
  }
  return null;
}

interface Typed extends Step {
  /** The (first) unit that it shows as. */
  readonly shows: string;
}

function isSpace({ shows }: Typed): boolean {
  return /\s/.test(shows);
}

/** YAML 1.2 section 5.7; an escaped line break shows as nothing, and is passed over as space is. */
const escapes: Readonly<Record<string, string>> = {
  ...{ 0: '\0', a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b' },
  ...{ N: '\x85', _: '\xa0', L: '\u2028', P: '\u2029', '\r': '\n' },
};
const escapeDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** What stands at one place of a file: a character, or what is written for one. */
function typedAt({ type, file, at }: Position): Typed {
  const shows = file[at] ?? '';
  if (type === Scalar.QUOTE_SINGLE && file.startsWith("''", at)) {
    return { from: at, to: at + 2, units: 1, shows };
  }
  if (type !== Scalar.QUOTE_DOUBLE || shows !== '\\') {
    return { from: at, to: at + 1, units: 1, shows };
  }
  const sign = file[at + 1] ?? '';
  const digits = escapeDigits[sign];
  if (digits === undefined) return { from: at, to: at + 2, units: 1, shows: escapes[sign] ?? sign };
  const code = Number.parseInt(file.slice(at + 2, at + 2 + digits), 16);
  const unit = code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code).charAt(0) : '';
  return { from: at, to: at + 2 + digits, units: code > 0xffff ? 2 : 1, shows: unit };
}
