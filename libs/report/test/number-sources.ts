import type { ReportRecords } from '../src/family.js';
import { derivations } from './derived-numbers.js';
import { prints, type PrintedToken } from './printed-number.js';

/** The value that a JSON pointer names. */
export function valueAt(records: object, pointer: string): unknown {
  return pointer
    .slice(1)
    .split('/')
    .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], records);
}

/** Values of one source: all numbers under a pointer, or what a named derivation gives. */
export function valuesOf(records: ReportRecords, source: string): readonly (number | string)[] {
  if (source.startsWith('/')) return leavesOf(valueAt(records, source));
  const [name = '', ...words] = source.split(':');
  const derive = derivations[name];
  if (derive === undefined) throw new Error(`nothing derives ${source}`);
  return derive(records, words);
}

/** True if one of the sources holds the number, or says it in these very digits. */
export function isFrom(records: ReportRecords, sources: string, token: PrintedToken): boolean {
  const digits = token.text.replace(/^[+\u2212-]/, '');
  return sources
    .split(' ')
    .flatMap((source) => valuesOf(records, source))
    .some((value) =>
      typeof value === 'number'
        ? prints(token, value)
        : value.split(/[^\d.:]+/).some((part) => part.replace(/[.:]$/, '') === digits),
    );
}

function leavesOf(value: unknown): readonly (number | string)[] {
  if (typeof value === 'number' || typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(leavesOf);
}
