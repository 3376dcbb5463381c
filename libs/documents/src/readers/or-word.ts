import { z } from 'zod';
import { asCode } from '../source/wording.js';
import { kindOf, textOf, type Reader } from './reader.js';

/** What another reader reads, or one word that stands for its absence and reads as null. */
export function orWord<T>(absent: string, reader: Reader<T>): Reader<T | null> {
  const expected = `${reader.expected}, or ${asCode(absent)}`;
  return {
    schema: z.union([z.literal(absent), reader.schema]),
    expected,
    read(spot, page) {
      const isAbsent = kindOf(spot.node) === 'scalar' && textOf(spot.node).trim() === absent;
      return isAbsent ? null : reader.read(spot, page);
    },
  };
}
