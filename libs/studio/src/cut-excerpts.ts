import { loudestStretch } from '@kindred/analysis';
import type { ExcerptPiece } from '@kindred/jobs';
import type {
  Excerpt,
  Excerpts,
  Issue,
  MasteringPlan,
  MeasuredTrack,
  Profiles,
} from '@kindred/records';
import type { ExcerptSource } from './cache/kept-excerpt.js';
import { gapsOf } from './join-release.js';
import { cutPathOf } from './kept-excerpts.js';
import { pathOf } from './locate-tracks.js';
import type { MadeTrack, MadeTrackPlan } from './made-track.js';
import type { Run } from './open-run.js';
import { isMeasured } from './release-records.js';
import type { FinishedTrack, RenderedTrackPlan } from './render-track.js';

export interface Cutting {
  readonly plan: MasteringPlan;
  readonly profiles: Profiles;
  /** As rendered and verified: excerpts are cut from what no encoder has touched. */
  readonly finished: readonly RenderedTrackPlan[];
  /** The same tracks as they are delivered, for the gaps between them. */
  readonly made: readonly MadeTrackPlan[];
}

type CuttingRun = Pick<Run, 'release' | 'folder' | 'located' | 'measurements'>;
type Cut = Excerpt | Issue | null;
type Source = Omit<SourcePiece, 'startSeconds' | 'seconds' | 'silenceSeconds'>;

/** Heard on either side of a join. */
const joinSeconds = 10;

/**
 * Cuts what can be listened to in the report: of every track the same loud stretch of its mix and its
 * master, and every join of two masters. What can't be cut is an issue, and left out. Null when the
 * run was cancelled; `parts-needed` when it takes a part of a track that was not rendered again.
 */
export async function cutExcerpts(
  run: CuttingRun,
  cutting: Cutting,
): Promise<
  { readonly excerpts: Excerpts; readonly issues: readonly Issue[] } | 'parts-needed' | null
> {
  const finished = cutting.finished.filter((track) => track.status === 'finished');
  const [tracks, joins] = await Promise.all([
    Promise.all(finished.map((track) => cutTrack(run, { track, ...cutting }))),
    Promise.all(
      finished
        .slice(1)
        .map((to, index) => cutJoin(run, { from: finished[index]!, to, ...cutting })),
    ),
  ]);
  const issues: Issue[] = [];
  const whole = <Of extends object>(cuts: readonly (Of | Issue | null)[]): Of[] =>
    cuts.flatMap((cut) => {
      if (cut === null) return [];
      if (!isIssue(cut)) return [cut];
      issues.push(cut);
      return [];
    });
  if (tracks.includes('cancelled') || joins.includes('cancelled')) return null;
  const excerpts = {
    tracks: whole(tracks.filter((one) => one !== 'cancelled')),
    joins: whole(joins.filter((one) => one !== 'cancelled')),
  };
  return issues.includes(partNeeded) ? 'parts-needed' : { excerpts, issues };
}

const partNeeded: Issue = {
  code: 'part-needed',
  severity: 'error',
  message: 'a part of a master that was not rendered again is needed',
};

function isIssue(cut: object): cut is Issue {
  return 'code' in cut;
}

async function cutTrack(
  run: CuttingRun,
  { track, profiles }: Cutting & { readonly track: FinishedTrack },
): Promise<Excerpts['tracks'][number] | Issue | null | 'cancelled'> {
  const { number } = track.track;
  const profile = profiles.tracks.find((one) => one.number === number);
  if (!profile || !isMeasured(profile)) return null;
  const stretch = loudestStretch(profile.series, profile.format.durationSeconds);
  const piece = { ...stretch, silenceSeconds: 0 };
  const [mix, master] = await Promise.all([
    cut(run, {
      name: [number, 'mix'],
      pieces: [{ ...piece, ...mixOf(run, profile) }],
    }),
    cut(run, { name: [number, 'master'], pieces: [{ ...piece, ...masterOf(run, track) }] }),
  ]);
  if (mix === null || master === null) return 'cancelled';
  if (isIssue(mix)) return { ...mix, track: number };
  if (master === partNeeded) return partNeeded;
  if (isIssue(master)) return { ...master, track: number };
  return { number, startSeconds: stretch.startSeconds, mix, master };
}

async function cutJoin(
  run: CuttingRun,
  { from, to, made, plan }: Cutting & { readonly from: FinishedTrack; readonly to: FinishedTrack },
): Promise<Excerpts['joins'][number] | Issue | null | 'cancelled'> {
  const numbers = [from.track.number, to.track.number] as const;
  const pair = numbers.map((number) =>
    made.find((one): one is MadeTrack => one.status === 'made' && one.track.number === number),
  );
  if (pair.includes(undefined) || !isNeighbour(run, numbers)) return null;
  const [first, next] = [firstPartOf(from), firstPartOf(to)];
  const [gap = 0] = gapsOf(pair as MadeTrack[], { release: run.release, plan });
  const silenceSeconds = gap / first.output.format.sampleRateHz;
  const soundEnd = first.output.measured.edges.sound?.endSeconds ?? 0;
  const soundStart = next.output.measured.edges.sound?.startSeconds ?? 0;
  const tailStart = Math.max(0, soundEnd - joinSeconds);
  const tailSeconds = first.output.format.durationSeconds - tailStart;
  const headSeconds = Math.min(next.output.format.durationSeconds, soundStart + joinSeconds);
  const excerpt = await cut(run, {
    name: [...numbers, 'join'],
    pieces: [
      { ...masterOf(run, from), startSeconds: tailStart, seconds: tailSeconds, silenceSeconds },
      { ...masterOf(run, to), startSeconds: 0, seconds: headSeconds, silenceSeconds: 0 },
    ],
  });
  if (excerpt === null) return 'cancelled';
  if (isIssue(excerpt)) return excerpt;
  return {
    from: numbers[0],
    to: numbers[1],
    excerpt,
    gapStartSeconds: tailSeconds,
    gapEndSeconds: tailSeconds + silenceSeconds,
  };
}

/** A master that was rendered, and not yet read back. */
export interface RenderedMaster {
  readonly profile: MeasuredTrack;
  readonly title: string;
  readonly partPath: string;
  readonly sha256: string;
}

/** Begins to cut the excerpt of a master that will most probably be delivered. */
export function cutMasterAhead(
  { folder, measurements }: Pick<CuttingRun, 'folder' | 'measurements'>,
  { profile, title, partPath, sha256 }: RenderedMaster,
): void {
  const stretch = loudestStretch(profile.series, profile.format.durationSeconds);
  const mix = { path: partPath, name: title, unpackFolder: folder.work };
  // Should another render be better, its own excerpt has the other name.
  const excerptPath = cutPathOf(folder, `${sha256}.mp3`);
  measurements.cutAhead({
    payload: { pieces: [{ ...stretch, silenceSeconds: 0, mix }], excerptPath },
    sources: [{ sha256, fileSha256: sha256 }],
  });
}

/** A track without a master between two others leaves no join of theirs. */
function isNeighbour({ release }: CuttingRun, [from, to]: readonly [number, number]): boolean {
  const at = release.tracks.findIndex(({ number }) => number === from);
  return release.tracks[at + 1]?.number === to;
}

function firstPartOf({ parts, partOf }: FinishedTrack): FinishedTrack['parts'][number] {
  return parts[partOf[0] ?? 0]!;
}

function mixOf(
  { located, folder }: CuttingRun,
  { number, file, window, sha256 }: Pick<MeasuredTrack, 'number' | 'file' | 'window' | 'sha256'>,
): Source {
  const path = pathOf(located, number);
  const mix = { path, name: file, unpackFolder: folder.work, window };
  return { mix, source: { sha256, fileSha256: sha256 } };
}

function masterOf({ folder }: CuttingRun, track: FinishedTrack): Source {
  const {
    partPath,
    output: { sha256 },
  } = firstPartOf(track);
  const mix = { path: partPath, name: track.track.title, unpackFolder: folder.work };
  const delivered = track.before?.files.find(({ path }) => path === partPath);
  return { mix, source: { sha256, fileSha256: delivered?.sha256 ?? sha256 } };
}

/** Of tracks by their numbers, and what of them. */
type Name = readonly (number | 'mix' | 'master' | 'join')[];

/** A piece of a file, and what the file is. */
type SourcePiece = ExcerptPiece & { readonly source: ExcerptSource };

async function cut(
  { folder, measurements }: CuttingRun,
  { name, pieces }: { readonly name: Name; readonly pieces: readonly SourcePiece[] },
): Promise<Cut> {
  const file = `${name.map((part) => String(part).padStart(2, '0')).join('-')}.mp3`;
  const excerptPath = cutPathOf(folder, file);
  const made = await measurements.excerpt({
    payload: { pieces: pieces.map(({ source: _, ...piece }) => piece), excerptPath },
    sources: pieces.map(({ source }) => source),
  });
  if (made.status === 'cancelled') return null;
  if (made.status === 'failed') {
    return pieces.some(({ mix }) => mix.path === '') ? partNeeded : made.issue;
  }
  const { bytes, seconds, integratedLufs } = made.result;
  return { file, bytes, seconds, integratedLufs };
}
