import type { IssuePlace } from '@kindred/records';
import { placeOf } from '../yaml/page.js';
import type { Reader } from './reader.js';

/** A value, and where it was typed. */
export interface Placed<T> {
  readonly value: T;
  readonly place: IssuePlace;
}

/** What another reader reads, with its place, for issues that only show later. */
export function placed<T>(reader: Reader<T>): Reader<Placed<T>> {
  return {
    ...reader,
    read(spot, page) {
      const value = reader.read(spot, page);
      return value === undefined ? undefined : { value, place: placeOf(spot.underlined, page) };
    },
  };
}
