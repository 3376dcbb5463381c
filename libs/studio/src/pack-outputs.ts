import { join } from 'node:path';
import {
  sayLevel,
  usualLossyPeakDbtp,
  usualOutputs,
  type AudioFormat,
  type Issue,
  type MasteringPlan,
  type Release,
} from '@kindred/records';
import { masterFileName } from '@kindred/delivery';
import { brokenByDecoding, lossyTrimDb, toldTrim } from './lossy-peak.js';
import type { MadeFile, MadeTrack, MadeTrackPlan } from './made-track.js';
import type { ReleaseFolder } from './release-folder.js';
import { failedTrack, type FinishedTrack, type RenderedTrackPlan } from './render-track.js';
import type { Workshop } from './workshop.js';

export interface PackOutputs {
  readonly release: Pick<Release, 'lossyPeakDbtp'>;
  readonly plan: Pick<MasteringPlan, 'outputs'>;
  readonly finished: readonly RenderedTrackPlan[];
  readonly folder: ReleaseFolder;
  readonly workshop: Workshop;
}

/**
 * Makes every file of every track from its verified parts: WAV as it stands, FLAC bit for bit, MP3 from
 * floats. Where an MP3 would decode over its limit, all MP3 of the release come down together, by 1 dB
 * at most; what is still over breaks its promise. Null when the run was cancelled.
 */
export async function packOutputs(given: PackOutputs): Promise<readonly MadeTrackPlan[] | null> {
  const { release, finished } = given;
  const made = await packAll(finished, { ...given, gainDb: 0 });
  if (made === null) return null;
  const limitDbtp = release.lossyPeakDbtp ?? usualLossyPeakDbtp;
  const trimDb = lossyTrimDb(
    made.flatMap((track) => (track.status === 'made' ? track.files : [])),
    limitDbtp,
  );
  const trim = { limitDbtp, trimDb };
  const trimmed =
    trimDb === 0 ? made : await packAll(finished, { ...given, gainDb: -trimDb, before: made });
  if (trimmed === null) return null;
  const told = trimDb === 0 ? trimmed : toldTrim(trimmed, { ...trim, before: made });
  return told.map((track) => brokenByDecoding(track, trim));
}

interface Packing extends PackOutputs {
  /** Of lossy files. */
  readonly gainDb: number;
  /** What was made before: files that lose nothing stay as they are. */
  readonly before?: readonly MadeTrackPlan[];
}

async function packAll(
  finished: readonly RenderedTrackPlan[],
  packing: Packing,
): Promise<readonly MadeTrackPlan[] | null> {
  const made = await Promise.all(
    finished.map((track) => (track.status === 'failed' ? track : packTrack(track, packing))),
  );
  return made.every((track) => track !== null) ? made : null;
}

async function packTrack(track: FinishedTrack, packing: Packing): Promise<MadeTrackPlan | null> {
  const outputs = packing.plan.outputs ?? usualOutputs;
  const former = packing.before?.find((one) => one.track.number === track.track.number);
  const made = await Promise.all(
    outputs.map((output, index) => {
      const kept = former?.status === 'made' ? former.files[index] : undefined;
      return kept && output.container !== 'mp3' ? kept : packFile(track, { ...packing, index });
    }),
  );
  if (made.includes(null)) return null;
  const wrong = made.find((file): file is Issue => file !== null && 'code' in file);
  if (wrong) return failedTrack(track.track, { ...wrong, track: track.track.number });
  const [first, ...rest] = made as MadeFile[];
  const { measured } = track.parts[track.partOf[0] ?? 0]!.output;
  return {
    status: 'made',
    track: track.track,
    files: [first!, ...rest],
    measured,
    tags: null,
    rendering: track.rendering,
  } satisfies MadeTrack;
}

/** One file, an issue of the world, or null when the run was cancelled. */
async function packFile(
  { track, parts, partOf }: FinishedTrack,
  { plan, folder, workshop, gainDb, index }: Packing & { readonly index: number },
): Promise<MadeFile | Issue | null> {
  const outputs = plan.outputs ?? usualOutputs;
  const output = outputs[index]!;
  const { partPath, kept, output: part } = parts[partOf[index]!]!;
  const { format, measured, sha256, bytes } = part;
  const { loudness, peak } = measured;
  if (output.container === 'wav') {
    return { output, path: partPath, kept, sha256, bytes, format, loudness, peak };
  }
  const path = join(folder.work, `${track.number}-packed-${index + 1}.${output.container}`);
  const name = masterFileName(track.number, track.title, output.container);
  const packed = await workshop.run('packFile', {
    partPath,
    packedPath: path,
    name,
    output,
    ...(output.container === 'mp3' ? { gainDb } : {}),
  });
  if (packed.status === 'cancelled') return null;
  if (packed.status === 'failed') return packed.issue;
  const read = await workshop.run('measurePacked', { path, name });
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
