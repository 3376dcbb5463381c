import { join } from 'node:path';
import { masterFileName } from '@kindred/delivery';
import {
  sayLevel,
  type AudioFormat,
  type Issue,
  type Output,
  type Release,
} from '@kindred/records';
import type { MadeFile, MadeTrackPlan } from './made-track.js';
import type { ReleaseFolder } from './release-folder.js';
import type { FinishedTrack, RenderedTrackPlan } from './render-track.js';
import type { RunProgress } from './run-progress.js';
import type { Workshop } from './workshop.js';

export interface PackOutputs {
  readonly release: Pick<Release, 'lossyPeakDbtp' | 'tracks'>;
  readonly outputs: readonly Output[];
  readonly finished: readonly RenderedTrackPlan[];
  readonly folder: ReleaseFolder;
  readonly workshop: Workshop;
  readonly progress: RunProgress;
}

export interface Packing extends PackOutputs {
  /** Of lossy files. */
  readonly gainDb: number;
  /** What was made before: files that lose nothing stay as they are. */
  readonly before?: readonly MadeTrackPlan[];
}

/** Told how much of one output of a track is done, 0 to 1. */
export type Tell = (index: number, share: number) => void;

/** What of an output's time its encoding takes; the rest reads it back. */
const encodedShare = 0.7;

/** The progress of a track whose outputs are packed side by side. */
export function sharedProgress(
  { track }: FinishedTrack,
  { progress }: Packing,
  outputs: readonly Output[],
): Tell {
  const packed = outputs.filter(({ container }) => container !== 'wav').length;
  const kinds = new Set(outputs.map(({ container }) => container));
  kinds.delete('wav');
  const doing = `encoding ${[...kinds].join(' and ')}`;
  const report = progress.of({ stage: 'pack', track: track.number, doing });
  const shares = outputs.map(() => 0);
  return (index, share) => {
    shares[index] = share;
    report(shares.reduce((sum, one) => sum + one, 0) / packed);
  };
}

/** One file, an issue of the world, or null when the run was cancelled. */
export async function packFile(
  { track, parts, partOf }: FinishedTrack,
  {
    release,
    outputs,
    folder,
    workshop,
    gainDb,
    index,
    tell,
  }: Packing & { readonly index: number; readonly tell: Tell },
): Promise<MadeFile | Issue | null> {
  const output = outputs[index]!;
  const { partPath, kept, output: part } = parts[partOf[index]!]!;
  const { format, measured, sha256, bytes } = part;
  const { loudness, peak } = measured;
  if (output.container === 'wav') {
    return { output, path: partPath, kept, sha256, bytes, format, loudness, peak };
  }
  const path = join(folder.work, `${track.number}-packed-${index + 1}.${output.container}`);
  const total = release.tracks.length;
  const name = masterFileName(track.number, track.title, output.container, { total });
  const packed = await workshop.run(
    'packFile',
    {
      partPath,
      packedPath: path,
      name,
      output,
      ...(output.container === 'mp3' ? { gainDb } : {}),
    },
    (share) => tell(index, encodedShare * share),
  );
  if (packed.status === 'cancelled') return null;
  if (packed.status === 'failed') return packed.issue;
  const read = await workshop.run(
    'measurePacked',
    { path, name, ...(output.container === 'flac' ? { known: { loudness, peak } } : {}) },
    (share) => tell(index, encodedShare + (1 - encodedShare) * share),
  );
  if (read.status === 'cancelled') return null;
  if (read.status === 'failed') return read.issue;
  if (read.result.format.frames !== format.frames) return otherLength(name, read.result, format);
  const expectedLufs = addDb(loudness.integratedLufs, output.container === 'mp3' ? gainDb : 0);
  if (!isNear(read.result.loudness.integratedLufs, expectedLufs)) {
    return otherLoudness(name, { gotLufs: read.result.loudness.integratedLufs, expectedLufs });
  }
  const { issues: _, ...decoded } = read.result;
  // The digest of the file as it is delivered comes with its tags.
  return { output, path, kept, sha256, bytes: packed.result.bytes, ...decoded };
}

/** An encoder moves the loudness of music by hundredths; more is another sound. */
const encodedToleranceLu = 0.3;

function addDb(levelLufs: number | null, gainDb: number): number | null {
  return levelLufs === null ? null : levelLufs + gainDb;
}

function isNear(gotLufs: number | null, expectedLufs: number | null): boolean {
  if (gotLufs === null || expectedLufs === null) return gotLufs === expectedLufs;
  return Math.abs(gotLufs - expectedLufs) <= encodedToleranceLu;
}

function otherLoudness(
  name: string,
  {
    gotLufs,
    expectedLufs,
  }: { readonly gotLufs: number | null; readonly expectedLufs: number | null },
): Issue {
  return {
    code: 'packed-loudness',
    severity: 'error',
    message:
      `${name} decodes to ${sayLevel(gotLufs, 'LUFS')}, its master has ` +
      sayLevel(expectedLufs, 'LUFS'),
    fix: 'Report it: this is a fault of Kindred.',
  };
}

function otherLength(
  name: string,
  { format: { frames } }: { readonly format: AudioFormat },
  part: AudioFormat,
): Issue {
  return {
    code: 'packed-length',
    severity: 'error',
    message: `${name} decodes to ${frames} frames, its master has ${part.frames}`,
    fix: 'Report it: this is a fault of Kindred.',
  };
}
