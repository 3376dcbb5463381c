import { sayCount, type Issue } from '@kindred/records';
import { nearestWord } from '../source/nearest-word.js';
import { asCode } from '../source/wording.js';
import type { NamedTrack, SpokenIntent } from './read-direction.js';

/** A track as far as a direction can name it. */
export interface KnownTrack {
  readonly number: number;
  /** Its title, or what its file is called where it has none yet. */
  readonly title: string;
  readonly role: string | null;
}

export type FoundTracks =
  { readonly tracks: readonly number[] | null } | { readonly issues: readonly Issue[] };

/** The numbers of the tracks that an intent names, ascending; null: the whole release. */
export function tracksOf(
  { whom, phrase, place }: SpokenIntent,
  { track, tracks }: { readonly track: number | null; readonly tracks: readonly KnownTrack[] },
): FoundTracks {
  if (whom === null) return { tracks: track === null ? null : [track] };
  const issues: Issue[] = [];
  const numbersOf = (names: readonly NamedTrack[]): number[] =>
    names.flatMap((name) => {
      const found = lookUp(name, tracks);
      if (Array.isArray(found)) return found;
      issues.push(found as Issue);
      return [];
    });
  const named = numbersOf(whom.named);
  const except = new Set(numbersOf(whom.except));
  if (issues.length > 0) return { issues };
  const isAll = whom.named.length === 0;
  const meant = (isAll ? tracks.map(({ number }) => number) : named).filter(
    (number) => !except.has(number),
  );
  const at = place === undefined ? {} : { place };
  if (track !== null && (isAll || meant.some((number) => number !== track))) {
    const other = meant.find((number) => number !== track) ?? track;
    return {
      issues: [
        {
          code: 'other-track',
          severity: 'error',
          message: `"${phrase}" names other tracks than ${track}, whose direction this is`,
          ...(whom.named[0]?.place === undefined ? at : { place: whom.named[0].place }),
          fix: `move it to track ${other}, or to the release`,
        },
      ],
    };
  }
  if (meant.length === 0) {
    const message = `"${phrase}" leaves no track`;
    const fix = 'leave the exception out';
    return { issues: [{ code: 'no-such-track', severity: 'error', message, ...at, fix }] };
  }
  if (isAll && except.size === 0) return { tracks: null };
  return { tracks: [...new Set(meant)].sort((a, b) => a - b) };
}

function lookUp(name: NamedTrack, tracks: readonly KnownTrack[]): number[] | Issue {
  const issue = (message: string, fix: string): Issue => ({
    code: 'no-such-track',
    severity: 'error',
    message,
    ...(name.place === undefined ? {} : { place: name.place }),
    fix,
  });
  const count = sayCount(tracks.length, 'track');
  switch (name.by) {
    case 'number': {
      const number = name.number < 0 ? tracks.length + 1 + name.number : name.number;
      if (tracks.some((track) => track.number === number)) return [number];
      const message = `there is no track ${number}; the release has ${tracks.length}`;
      return issue(message, `name one of its ${count}`);
    }
    case 'role': {
      const found = tracks.filter(({ role }) => role === name.role);
      if (found.length > 0) return found.map(({ number }) => number);
      const message = `no track has the role ${asCode(name.role)}`;
      return issue(message, `\`role: ${name.role}\` on the tracks that are meant`);
    }
    case 'title':
      return byTitle(name.title, { tracks, issue });
  }
}

function byTitle(
  title: string,
  {
    tracks,
    issue,
  }: {
    readonly tracks: readonly KnownTrack[];
    readonly issue: (message: string, fix: string) => Issue;
  },
): number[] | Issue {
  const wanted = title.normalize('NFC').toLowerCase();
  const found = tracks.filter((track) => track.title.normalize('NFC').toLowerCase() === wanted);
  const [only, second] = found;
  if (only !== undefined && second === undefined) return [only.number];
  if (second !== undefined) {
    const numbers = found.map(({ number }) => number);
    return issue(
      `${found.length} tracks are called ${asCode(title)}`,
      `say on track ${numbers[0]}`,
    );
  }
  const titles = [...new Set(tracks.map((track) => track.title))];
  const near = nearestWord(title, titles);
  const [first] = tracks;
  const fix =
    near !== null
      ? `did you mean ${asCode(near)}?`
      : `name it by number, as in: on track ${first?.number ?? 1}`;
  return issue(`no track is called ${asCode(title)}`, fix);
}
