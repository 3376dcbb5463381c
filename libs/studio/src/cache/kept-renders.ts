import { resolve } from 'node:path';
import { measureVersion, soundVersion } from '@kindred/jobs';
import type {
  DeliveredFile,
  LoudnessBasis,
  Output,
  PinPart,
  Reason,
  TrackPlan,
} from '@kindred/records';
import { formerDelivery } from '../former-files.js';
import type { MadeFile, MadeTrack, MadeTrackPlan } from '../made-track.js';
import type { Run } from '../open-run.js';
import { isInside } from '../release-folder.js';
import type { FinishedTrack } from '../render-track.js';
import type { Stream, StreamMember } from '../streams.js';
import { canonicalText } from './canonical-text.js';
import type { EntryKey } from './entry-store.js';

/** What an earlier run delivered of a track, file by file of its outputs; all of it still lies there. */
export interface DeliveredBefore {
  /** Where they lie, with the digest of what their tags say. */
  readonly files: readonly MadeFile[];
  /** As they were before all lossy files came down. */
  readonly untrimmed: readonly MadeFile[];
  readonly trimDb: number;
}

/** What a stream is rendered with, beside what its tracks' plans say. */
export interface RenderSetting {
  /** Whether the first render that keeps its promises is good enough; left out: it is not. */
  readonly light?: true | undefined;
  readonly outputs: readonly Output[];
  readonly basis: LoudnessBasis;
  readonly pinned: ReadonlySet<PinPart>;
  readonly toneMostDb: (number: number) => number | null;
}

/**
 * Renders of earlier runs. The sound of a stream is not kept anywhere but in the files that were
 * delivered: what is kept is what was known of them, and they serve again for as long as each of them
 * lies in the release's folder with every byte as it was.
 */
export interface KeptRenders {
  /** Every track of a stream as it was rendered before; null where one of its files is not there. */
  find(stream: Stream, setting: RenderSetting): Promise<readonly FinishedTrack[] | null>;
  /** To be told what was rendered for a stream; it is kept when `keep` says what became of it. */
  rendered(stream: Stream, setting: RenderSetting, tracks: readonly FinishedTrack[]): void;
  /** Takes the tracks that were delivered, with every promise kept. */
  keep(delivered: readonly MadeTrackPlan[]): void;
}

/** Raised when what is made of a verified render (its words, its record) becomes something else. */
const renderVersion = 1;

export function openKeptRenders({
  release,
  folder,
  measurements,
}: Pick<Run, 'release' | 'folder' | 'measurements'>): KeptRenders {
  const made: { key: EntryKey; stream: Stream; tracks: readonly FinishedTrack[] }[] = [];
  const joinsParts = release.deliver?.includes('one continuous file') ?? false;
  let former: ReturnType<typeof formerDelivery> | null = null;

  const keyOf = (stream: Stream, setting: RenderSetting): EntryKey => ({
    of: 'render',
    versions: [renderVersion, measureVersion, soundVersion],
    light: setting.light,
    outputs: setting.outputs,
    basis: setting.basis,
    pinned: [...setting.pinned].sort(),
    tracks: stream.map((member) => soundOf(member, setting)),
  });

  const placed = async (
    file: KeptFile,
    at: { readonly track: number; readonly files: readonly DeliveredFile[] },
  ): Promise<MadeFile | null> => {
    const there = at.files.find(
      ({ track, sha256 }) => track === at.track && sha256 === file.sha256,
    );
    if (!there) return null;
    const path = resolve(folder.root, there.file);
    // A record that a person edited may name any file; only what is ours is taken up again.
    if (!isInside(path, folder.masters)) return null;
    return (await measurements.isFile(path, file.sha256)) ? { ...file, path } : null;
  };

  return {
    async find(stream, setting) {
      // What is joined is made of WAV parts, which only WAV files hold on.
      if (joinsParts && setting.outputs[0]?.container !== 'wav') return null;
      const kept = measurements.recall(keyOf(stream, setting)) as KeptStream | null;
      if (!kept) return null;
      const delivery = await (former ??= formerDelivery(folder));
      if (!delivery) return null;
      const found = await Promise.all(
        stream.map(async ({ track }, at) => {
          const one = kept.tracks[at]!;
          const files = await Promise.all(
            one.files.map((file) => placed(file, { track: track.number, files: delivery.files })),
          );
          return files.every((file) => file !== null) ? asFinished(track, one, files) : null;
        }),
      );
      return found.every((track) => track !== null) ? found : null;
    },
    rendered(stream, setting, tracks) {
      made.push({ key: keyOf(stream, setting), stream, tracks });
    },
    keep(delivered) {
      for (const { key, stream, tracks } of made) {
        const kept = tracks.map((finished, at) => {
          const track = delivered.find((one) => one.track.number === finished.track.number);
          return track?.status === 'made' ? keptTrack(finished, track, stream[at]!) : null;
        });
        if (kept.every((track) => track !== null)) measurements.remember(key, { tracks: kept });
      }
    },
  };
}

/** What of a track's plan its render, and what is said of that, follows from. */
function soundOf({ track, profile }: StreamMember, { toneMostDb }: RenderSetting): object {
  const { number, eq, eqTyped, sideDb, gainDb, limiter, fades, limiting, aimLufs } = track;
  const { sha256, window } = profile;
  const plan = { eq, eqTyped, sideDb, gainDb, limiter, fades, limiting, aimLufs };
  const { expected } = track;
  return { number, sha256, window, ...plan, expected, mostDb: toneMostDb(number) };
}

interface KeptStream {
  readonly tracks: readonly KeptTrack[];
}

type KeptFile = Omit<MadeFile, 'path'>;

interface KeptTrack {
  readonly plan: Pick<TrackPlan, 'gainDb' | 'limiter' | 'expected'>;
  /** Why the plan is not as it was decided; null: it is. */
  readonly corrected: Reason | null;
  readonly parts: readonly Pick<FinishedTrack['parts'][number], 'output'>[];
  readonly partOf: readonly number[];
  readonly rendering: FinishedTrack['rendering'];
  readonly files: readonly KeptFile[];
  readonly untrimmed: readonly KeptFile[];
  readonly trimDb: number;
}

/** Null for a track that can't serve again: one of its files was kept apart. */
function keptTrack(
  { track, parts, partOf, rendering }: FinishedTrack,
  { files, untrimmed, trimDb }: MadeTrack,
  decided: StreamMember,
): KeptTrack | null {
  if (!files.every(({ kept }) => kept) || !parts.every(({ kept }) => kept)) return null;
  const { gainDb, limiter, expected, because } = track;
  const isCorrected = canonicalText(because) !== canonicalText(decided.track.because);
  const corrected = because.find(({ code }) => code === 'corrected') ?? null;
  return {
    plan: { gainDb, limiter, expected },
    corrected: isCorrected ? corrected : null,
    parts: parts.map(({ output }) => ({ output })),
    partOf,
    rendering,
    files: files.map(withoutPath),
    untrimmed: untrimmed.map(withoutPath),
    trimDb,
  };
}

function withoutPath({ path: _, isInPlace: __, ...file }: MadeFile): KeptFile {
  return file;
}

function asFinished(
  decided: TrackPlan,
  { plan, corrected, parts, partOf, rendering, untrimmed, trimDb }: KeptTrack,
  files: readonly MadeFile[],
): FinishedTrack {
  const uncorrected = decided.because.filter(({ code }) => code !== 'corrected');
  const because = corrected === null ? decided.because : [...uncorrected, corrected];
  const [first, ...rest] = parts.map(({ output }, part) => {
    const wav = files.find((file, at) => partOf[at] === part && file.output.container === 'wav');
    return { partPath: wav?.path ?? '', kept: true, output };
  });
  return {
    status: 'finished',
    track: { ...decided, ...plan, because },
    parts: [first!, ...rest],
    partOf,
    rendering: { ...rendering, title: decided.title },
    before: {
      files,
      untrimmed: untrimmed.map((file, at) => ({ ...file, path: files[at]!.path })),
      trimDb,
    },
  };
}
