import type { Issue, IssuePlace, Release, ReleaseTrack } from '@kindred/records';
import { settleDirections, type ReadDirection } from '../direction/settle-directions.js';
import { titleFromName } from '../paths/title-from-name.js';
import { besideSoundIssues } from './beside-sound-issues.js';
import { followDirections } from './follow-directions.js';
import { missingFile } from './missing-file.js';
import { noMatch } from './no-match.js';
import type { DraftTrack, Lookups, ReleaseDraft } from './release-draft.js';
import { noReferences, ownMixes, referenceIssues } from './reference-files.js';
import { tracksMax } from './track-shape.js';
import { sameFiles } from './same-file.js';

/** A release ready to be measured, or null with at least one error. */
export interface CompletedRelease {
  readonly release: Release | null;
  /** All issues, those of the draft included, in the order of the file. */
  readonly issues: Issue[];
  /** Where the files of the running order were named, for what only shows later. */
  readonly places: readonly IssuePlace[];
}

/** One file of the running order, and the draft track that named it. */
export interface PlacedTrack {
  readonly number: number;
  readonly file: string;
  readonly from: DraftTrack;
}

/** Joins a draft with what the file system answered. */
export function completeRelease(draft: ReleaseDraft, lookups: Lookups): CompletedRelease {
  const order = runningOrder(draft, lookups);
  const missing = new Set(lookups.missing);
  const used = new Set(order.map(({ file }) => file));
  const found = draft.tracks.flatMap((track) => {
    if (track.kind === 'pattern') {
      return matchesOf(track.path, lookups).length > 0 ? [] : [noMatch(track, lookups)];
    }
    return missing.has(track.path) ? [missingFile(track, lookups)] : [];
  });
  const settled = settleDirections(directionsOf(draft, order), {
    ...draft.typed,
    tracks: order.map(({ number, file, from }) => ({
      number,
      title: from.title ?? titleFromName(file),
      role: from.said.role,
    })),
  });
  // A pattern without files leaves the order unknown, and with it who is meant.
  const isOrderKnown = !found.some(({ code }) => code === 'no-match');
  const issues = inFileOrder([
    ...draft.issues,
    ...found,
    ...settled.issues.filter(({ code }) => isOrderKnown || code !== 'no-such-track'),
    ...sameFiles(order, { lookups, used }),
    ...tooMany(order),
    ...segueAtEnd(order),
    ...referenceIssues(draft, lookups),
    ...ownMixes(draft, order),
    ...noReferences(draft),
    ...besideSoundIssues(draft, { order, lookups }),
  ]);
  const sound = !issues.some(({ severity }) => severity === 'error');
  const places = order.map(({ from }) => from.place);
  if (!sound || draft.release === null) return { release: null, issues, places };
  const release = { ...draft.release, tracks: order.map(asTrack).map(partedByFades) };
  const isTargetTyped = draft.typed.target !== null;
  return {
    release: followDirections(release, { intents: settled.intents, isTargetTyped }),
    issues,
    places,
  };
}

/** The release's own directions, then those of its tracks in their order. */
function directionsOf(draft: ReleaseDraft, order: readonly PlacedTrack[]): ReadDirection[] {
  const ofTracks = order.map(({ number, from }) => ({ intents: from.direction, track: number }));
  return [
    { intents: draft.direction, track: null },
    ...ofTracks.filter(({ intents }) => intents.length > 0),
  ];
}

function runningOrder(draft: ReleaseDraft, lookups: Lookups): PlacedTrack[] {
  return draft.tracks
    .flatMap((from) => {
      const files = from.kind === 'file' ? [from.path] : matchesOf(from.path, lookups);
      return files.map((file) => ({ file: file.normalize('NFC'), from }));
    })
    .map((track, index) => ({ number: index + 1, ...track }));
}

function matchesOf(pattern: string, { matches }: Lookups): readonly string[] {
  return Object.hasOwn(matches, pattern) ? (matches[pattern] ?? []) : [];
}

function asTrack({ number, file, from }: PlacedTrack): ReleaseTrack {
  return { number, file, title: from.title, ...from.said };
}

/** What fades out runs into nothing, and what fades in was run into by nothing, where nobody said. */
function partedByFades(
  track: ReleaseTrack,
  index: number,
  tracks: readonly ReleaseTrack[],
): ReleaseTrack {
  const parted = track.fades?.out !== undefined || tracks[index + 1]?.fades?.in !== undefined;
  return parted && track.segue === null ? { ...track, segue: false } : track;
}

function tooMany(order: readonly PlacedTrack[]): Issue[] {
  const first = order[tracksMax];
  if (first === undefined) return [];
  return [
    {
      code: 'out-of-range',
      severity: 'error',
      message: `${order.length} tracks; a release holds at most ${tracksMax}`,
      place: first.from.place,
      fix: 'name fewer files',
    },
  ];
}

function segueAtEnd(order: readonly PlacedTrack[]): Issue[] {
  const last = order[order.length - 1];
  if (last === undefined || last.from.said.segue !== true) return [];
  return [
    {
      code: 'segue-at-end',
      severity: 'error',
      message: 'the last track has `segue: true`; nothing follows it',
      place: last.from.places.segue ?? last.from.place,
      fix: 'remove `segue` from this track',
    },
  ];
}

function inFileOrder(issues: readonly Issue[]): Issue[] {
  const key = ({ place }: Issue) => [place?.line ?? 0, place?.column ?? 0] as const;
  return [...issues].sort((a, b) => {
    const [lineA, columnA] = key(a);
    const [lineB, columnB] = key(b);
    return lineA - lineB || columnA - columnB;
  });
}
