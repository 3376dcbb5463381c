import { join } from 'node:path';
import { poolLoudness } from '@kindred/analysis';
import { gapFrames, replayGainOf, tagFieldsOf } from '@kindred/delivery';
import {
  usualGapSeconds,
  type JobOutcome,
  type MasteringPlan,
  type Measurement,
  type PooledLoudness,
  type Release,
  type TagFields,
} from '@kindred/records';
import type { MadeTrack, MadeTrackPlan } from './made-track.js';
import type { ReleaseFolder } from './release-folder.js';
import type { FinishedTrack, RenderedTrackPlan } from './render-track.js';
import { artworkOf } from './tag-tracks.js';
import type { Workshop } from './workshop.js';

export interface Joining {
  readonly release: Release;
  readonly plan: Pick<MasteringPlan, 'segueGroups'>;
  /** Where the release file's paths start from. */
  readonly baseFolder: string;
  readonly folder: ReleaseFolder;
  readonly workshop: Workshop;
}

/** A release as one file with its tags, in the work folder. */
export interface JoinedRelease {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Every track, in running order, or null where one has no master that keeps its promises. */
export function wholeRelease(
  release: Pick<Release, 'tracks'>,
  made: readonly MadeTrackPlan[],
): readonly MadeTrack[] | null {
  const tracks = release.tracks.flatMap(({ number }) => {
    const track = made.find((one) => one.track.number === number);
    return track?.status === 'made' && track.files[0].kept ? [track] : [];
  });
  return tracks.length === release.tracks.length ? tracks : null;
}

/** CD frames in a second (IEC 60908). */
const cdFramesPerSecond = 75;

/**
 * Digital silence behind each track, in frames of its first file, so that what is heard between two is
 * the gap asked for; none behind the last, and none where tracks run into one another. On CD frames, a
 * gap is longer by what brings the next track onto one.
 */
export function gapsOf(
  tracks: readonly Pick<MadeTrack, 'track' | 'files' | 'measured'>[],
  { release, plan }: Pick<Joining, 'release' | 'plan'>,
): readonly number[] {
  const onCdFrames = release.deliver?.includes('cd frames') ?? false;
  let start = 0;
  return tracks.map(({ track: { number }, files: [first], measured }, index) => {
    const next = tracks[index + 1];
    if (!next) return 0;
    const { sampleRateHz, frames } = first.format;
    const isSegue = plan.segueGroups.some(
      (group) => group.includes(number) && group.includes(next.track.number),
    );
    const asked = release.tracks.find((track) => track.number === number)?.gapSeconds;
    const gap = gapFrames({
      wantedSeconds: asked ?? usualGapSeconds,
      tailSilenceSeconds: measured.edges.end.silenceSeconds,
      headSilenceSeconds: next.measured.edges.start.silenceSeconds,
      isSegue,
      sampleRateHz,
    });
    const unit = sampleRateHz / cdFramesPerSecond;
    const past = (start + frames + gap) % unit;
    const aligned = onCdFrames && !isSegue && Number.isInteger(unit) && past > 0 ? unit - past : 0;
    start += frames + gap + aligned;
    return gap + aligned;
  });
}

/**
 * The whole release as one WAV, sample by sample, with its tags, in the work folder; a failure where
 * its tracks do not fit together.
 */
export async function joinRelease(
  tracks: readonly MadeTrack[],
  { finished, ...joining }: Joining & { readonly finished: readonly RenderedTrackPlan[] },
): Promise<JobOutcome<JoinedRelease>> {
  const { release, baseFolder, folder, workshop } = joining;
  const gaps = gapsOf(tracks, joining);
  const joinedPath = join(folder.work, 'continuous.wav');
  const joined = await workshop.run('joinFiles', {
    joinedPath,
    tracks: tracks.map(({ track: { number, title } }, index) => ({
      path: firstPart(finished, number).partPath,
      name: title,
      gapFrames: gaps[index]!,
    })),
  });
  if (joined.status !== 'done') return joined;
  const path = join(folder.work, 'continuous-tagged.wav');
  // Made of the parts of the first output, whatever that is packed as.
  const album = poolLoudness(
    tracks.map(({ track: { number }, files: [{ format }], measured }) => ({
      number,
      format,
      ...measured,
    })),
  );
  const tagged = await workshop.run('tagFile', {
    container: 'wav',
    path: joinedPath,
    untagged: 'spent',
    taggedPath: path,
    tags: wholeTags(release, album),
    artwork: artworkOf({ release, baseFolder }),
    measured: measuredWhole(tracks, album),
  });
  return tagged.status === 'done' ? { status: 'done', result: { path, ...tagged.result } } : tagged;
}

/** Of a file that is the whole release: its title is the release's. */
function wholeTags(release: Release, album: PooledLoudness): TagFields {
  const { pooledLufs, truePeakMaxDbtp } = album;
  const whole = { number: 1, file: release.title, title: null, role: null, offsetLu: null };
  return tagFieldsOf({
    release,
    track: { ...whole, limiting: null, segue: null },
    title: release.title,
    total: 1,
    sourceTags: {},
    replayGain: replayGainOf({
      integratedLufs: pooledLufs,
      truePeakDbtp: truePeakMaxDbtp,
      albumLufs: pooledLufs,
      albumPeakDbtp: truePeakMaxDbtp,
    }),
  });
}

function firstPart(
  finished: readonly RenderedTrackPlan[],
  number: number,
): FinishedTrack['parts'][number] {
  const track = finished.find((one) => one.track.number === number);
  if (track?.status !== 'finished') throw new Error(`track ${number} has no part`);
  return track.parts[track.partOf[0] ?? 0]!;
}

/** What a whole release measures, as far as that follows from its tracks. */
function measuredWhole(
  tracks: readonly Pick<MadeTrack, 'measured'>[],
  { pooledLufs, truePeakMaxDbtp }: PooledLoudness,
): Pick<Measurement, 'loudness' | 'peak'> {
  const loudness = tracks.map(({ measured }) => measured.loudness);
  const highest = (values: readonly (number | null)[]): number | null =>
    values.reduce((most, one) => (one !== null && one > (most ?? -Infinity) ? one : most), null);
  return {
    loudness: {
      integratedLufs: pooledLufs,
      loudSectionLufs: highest(loudness.map(({ loudSectionLufs }) => loudSectionLufs)),
      shortTermMaxLufs: highest(loudness.map(({ shortTermMaxLufs }) => shortTermMaxLufs)),
      momentaryMaxLufs: highest(loudness.map(({ momentaryMaxLufs }) => momentaryMaxLufs)),
      rangeLu: null,
      reason: 'the range of a release is not that of its tracks',
    },
    peak: {
      truePeakDbtp: truePeakMaxDbtp,
      truePeakItuDbtp: highest(tracks.map(({ measured }) => measured.peak.truePeakItuDbtp)),
      samplePeakDbfs: highest(tracks.map(({ measured }) => measured.peak.samplePeakDbfs)),
      truePeakAtSeconds: null,
      reason: null,
    },
  };
}
