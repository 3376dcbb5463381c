import { z } from 'zod';
import { complainOfKind, kindOf, type Reader } from './reader.js';

/** Readers for what may stand at one place in more than one form. */
export interface ByKindRule<S, L, M> {
  readonly scalar?: Reader<S>;
  readonly list?: Reader<L>;
  readonly map?: Reader<M>;
  readonly expected: string;
  /** What to do where it has another form. */
  readonly fix: string;
}

/** The reader that fits the form of what was typed. */
export function byKind<S = never, L = never, M = never>({
  expected,
  fix,
  ...readers
}: ByKindRule<S, L, M>): Reader<S | L | M> {
  return {
    schema: z.union(Object.values(readers).map((reader: Reader<unknown>) => reader.schema)),
    expected,
    read(spot, page) {
      const kind = kindOf(spot.node);
      const reader = kind === 'nothing' ? undefined : readers[kind];
      return reader === undefined
        ? complainOfKind(spot, { expected, fix }, page)
        : reader.read(spot, page);
    },
  };
}
