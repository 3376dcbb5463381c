import { usualLossyPeakDbtp, type Issue } from '@kindred/records';
import { brokenByDecoding, lossyTrimDb, toldTrim } from './lossy-peak.js';
import type { MadeFile, MadeTrack, MadeTrackPlan } from './made-track.js';
import { packFile, sharedProgress, type PackOutputs, type Packing } from './pack-file.js';
import { failedTrack, type FinishedTrack, type RenderedTrackPlan } from './render-track.js';

/**
 * Makes every file of every track from its verified parts: WAV as it stands, FLAC bit for bit, MP3 from
 * floats. Where an MP3 would decode over its limit, all MP3 of the release come down together, by 1 dB
 * at most; what is still over breaks its promise. Null when the run was cancelled; `parts-needed` when
 * the MP3 of a track that was not rendered again would have to come down by another measure.
 */
export async function packOutputs(
  given: PackOutputs,
): Promise<readonly MadeTrackPlan[] | 'parts-needed' | null> {
  const { release, finished } = given;
  const made = await packAll(finished, { ...given, gainDb: 0 });
  if (made === null) return null;
  const limitDbtp = release.lossyPeakDbtp ?? usualLossyPeakDbtp;
  const trimDb = lossyTrimDb(
    made.flatMap((track) => (track.status === 'made' ? track.files : [])),
    limitDbtp,
  );
  const hasLossy = given.outputs.some(({ container }) => container === 'mp3');
  const isOther = (track: RenderedTrackPlan): boolean =>
    track.status === 'finished' && track.before !== undefined && track.before.trimDb !== trimDb;
  if (hasLossy && finished.some(isOther)) return 'parts-needed';
  const trim = { limitDbtp, trimDb };
  const trimmed =
    trimDb === 0 ? made : await packAll(finished, { ...given, gainDb: -trimDb, before: made });
  if (trimmed === null) return null;
  const told = trimDb === 0 ? trimmed : toldTrim(trimmed, { ...trim, before: made });
  return told.map((track) => brokenByDecoding(track, trim));
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
  const outputs = packing.outputs;
  const former = packing.before?.find((one) => one.track.number === track.track.number);
  if (former?.status === 'failed') return former;
  if (track.before) return asBefore(track, track.before, packing);
  const tell = sharedProgress(track, packing, outputs);
  const made = await Promise.all(
    outputs.map((output, index) => {
      const kept = former?.files[index];
      return kept && output.container !== 'mp3'
        ? kept
        : packFile(track, { ...packing, index, tell });
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
    trimDb: Math.abs(packing.gainDb),
    untrimmed: former?.files ?? [first!, ...rest],
    tags: null,
    rendering: track.rendering,
  } satisfies MadeTrack;
}

/** A track of an earlier run, with the files that it was delivered as. */
function asBefore(
  { track, parts, partOf, rendering }: FinishedTrack,
  before: NonNullable<FinishedTrack['before']>,
  { gainDb }: Packing,
): MadeTrack {
  const { untrimmed, trimDb } = before;
  // Those that came down were measured before they did, too: what they come down by follows from that.
  const [first, ...rest] = -gainDb === trimDb ? before.files : untrimmed;
  const { measured } = parts[partOf[0] ?? 0]!.output;
  const made = { status: 'made', track, measured, untrimmed, trimDb, tags: null } as const;
  return { ...made, files: [first!, ...rest], rendering };
}
