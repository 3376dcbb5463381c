import type { Reader } from './reader.js';

/** A reader whose value is turned into something else. */
export function converted<T, U>(reader: Reader<T>, convert: (value: T) => U): Reader<U> {
  return {
    ...reader,
    read(spot, page) {
      const value = reader.read(spot, page);
      return value === undefined ? undefined : convert(value);
    },
  };
}
