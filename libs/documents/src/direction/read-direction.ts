import type { Issue, IssuePlace } from '@kindred/records';
import type { Effect } from './effect.js';
import { hear, type Heard } from './hear.js';
import type { Span } from './signs.js';
import type { Named } from './whom.js';

/** A track as a direction names it, and where it does. */
export type NamedTrack =
  | { readonly by: 'number'; readonly number: number; readonly place?: IssuePlace }
  | { readonly by: 'title'; readonly title: string; readonly place?: IssuePlace }
  | { readonly by: 'role'; readonly role: string; readonly place?: IssuePlace };

/** An intent whose tracks are known by name only. Plain data. */
export type SpokenIntent = Effect & {
  /** Null: no track is named. With nothing in `named`: all but `except`. */
  readonly whom: {
    readonly named: readonly NamedTrack[];
    readonly except: readonly NamedTrack[];
  } | null;
  readonly phrase: string;
  readonly place?: IssuePlace;
};

export interface ReadDirectionOptions {
  /** Where the characters of the text from `start` to `end` lie; without it issues have no place. */
  readonly place?: (start: number, end: number) => IssuePlace;
}

/**
 * Reads one sentence of plain language, as "a bit warmer on track 3, but not muddy". What is not
 * understood, or could be meant in two ways, is an issue and gives no intent. Which tracks are
 * meant, and whether several sentences agree, is for `settleDirections`.
 */
export function readDirection(
  text: string,
  { place }: ReadDirectionOptions = {},
): { readonly intents: readonly SpokenIntent[]; readonly issues: readonly Issue[] } {
  const at = (span: Span) => (place === undefined ? {} : { place: place(span.start, span.end) });
  const { heard, faults } = hear(text);
  return {
    intents: heard.map((one) => spoken(one, at)),
    issues: faults.map(({ start, end, ...fault }) => ({
      severity: 'error' as const,
      ...fault,
      ...at({ start, end }),
    })),
  };
}

/** Puts places to what was heard in a sentence. */
export function spoken(
  { effect, whom, phrase, start, end }: Heard,
  at: (span: Span) => { place?: IssuePlace },
): SpokenIntent {
  const named = ({ start: from, end: to, ...name }: Named): NamedTrack => ({
    ...name,
    ...at({ start: from, end: to }),
  });
  const tracks =
    whom === null ? null : { named: whom.named.map(named), except: whom.except.map(named) };
  return { ...effect, whom: tracks, phrase, ...at({ start, end }) };
}
