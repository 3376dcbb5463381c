import type { Issue, Profiles } from '@kindred/records';
import type { Listener } from './event.js';
import { measureAlone, type MeasureAlone } from './measure-alone.js';
import { profilesOf } from './release-records.js';
import { tellFindings } from './track-findings.js';
import { missingIssues, typedFiles } from './typed-files.js';

export interface ProfileRequest {
  /** Audio files, or one release file (.yaml, .yml). */
  readonly files: readonly string[];
  readonly threads: number;
  /** Where measurements are kept between runs; null to keep none and use none. */
  readonly cacheFolder: string | null;
  readonly listener: Listener;
  readonly signal?: AbortSignal;
}

export type ProfileOutcome =
  | { readonly status: 'done'; readonly profiles: Profiles; readonly issues: readonly Issue[] }
  | { readonly status: 'refused'; readonly issues: readonly Issue[] }
  | { readonly status: 'cancelled' };

/**
 * Measures files, or all tracks of a release, and leaves nothing behind but in its cache: compressed
 * files are unpacked among the system's temporary files.
 */
export async function profileRelease(request: ProfileRequest): Promise<ProfileOutcome> {
  const { files, listener } = request;
  const wanted = await tracksWanted(files);
  if (!wanted.tracks) return { status: 'refused', issues: wanted.issues };
  for (const issue of wanted.issues) listener({ kind: 'issue', issue });
  const { tracks, baseFolder, title, artist } = wanted;
  const measured = await measureAlone({ ...request, tracks, baseFolder });
  if (!measured) return { status: 'cancelled' };
  const profiles = profilesOf({ title, artist }, tellFindings(measured, { listener }));
  return { status: 'done', profiles, issues: wanted.issues };
}

interface TracksWanted {
  /** Null when the release file is refused, or nothing that was typed is a file. */
  readonly tracks: MeasureAlone['tracks'] | null;
  readonly issues: readonly Issue[];
  readonly baseFolder: string;
  readonly title: string;
  readonly artist: string;
}

async function tracksWanted(files: readonly string[]): Promise<TracksWanted> {
  const [first] = files;
  if (files.length === 1 && first !== undefined && /\.ya?ml$/iu.test(first)) {
    // Loaded only when there is one: what reads YAML is larger than all that measures.
    const { readRelease } = await import('./read-release.js');
    const { release, issues, baseFolder } = await readRelease(first);
    const { title = '', artist = '' } = release ?? {};
    return { tracks: release?.tracks ?? null, issues, baseFolder, title, artist };
  }
  const baseFolder = process.cwd();
  const named = typedFiles(files);
  const tracks = named.files.map((one) => ({ ...one, title: null }));
  const alone = { baseFolder, title: '', artist: '' };
  if (named.isNone) return { ...alone, tracks: null, issues: missingIssues(named.files) };
  return { ...alone, tracks, issues: [] };
}
