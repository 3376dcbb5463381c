import { rm } from 'node:fs/promises';
import { titleFromName } from '@kindred/documents';
import { notMeasured, type Issue, type ReleaseTrack, type TrackProfile } from '@kindred/records';
import { openMeasurements } from './cache/measurements.js';
import type { Listener } from './event.js';
import { locateTracks } from './locate-tracks.js';
import { measureTracks } from './measure-tracks.js';
import { temporaryFolder } from './release-folder.js';
import { createRunProgress } from './run-progress.js';
import { openWorkshop } from './workshop.js';

export interface MeasureAlone {
  readonly tracks: readonly TrackAlone[];
  /** Where their paths start from. */
  readonly baseFolder: string;
  readonly threads: number;
  /** Where measurements are kept between runs; null to keep none and use none. */
  readonly cacheFolder: string | null;
  readonly listener: Listener;
  readonly signal?: AbortSignal;
}

type TrackAlone = Pick<ReleaseTrack, 'number' | 'file' | 'title' | 'trims'> & {
  /** Why there is nothing to measure. */
  readonly missing?: Issue | null;
};

/**
 * Measures files without a folder of their own: compressed ones are unpacked among the system's
 * temporary files. One that is missing is told, and the others finish. Null when it was cancelled.
 * In running order.
 */
export async function measureAlone(given: MeasureAlone): Promise<readonly TrackProfile[] | null> {
  const { baseFolder, threads, cacheFolder, listener, signal } = given;
  const tracks = given.tracks.filter(({ missing }) => !missing);
  const located = locateTracks(tracks, baseFolder);
  const progress = createRunProgress({ bytes: located.bytes, stages: ['measure'], listener });
  const workshop = await openWorkshop(threads);
  const measurements = openMeasurements({ workshop, cacheFolder, listener });
  const unpackFolder = temporaryFolder();
  const stop = (): void => void workshop.cancel();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    if (signal?.aborted) return null;
    listener({ kind: 'stage', stage: 'measure', tracks: tracks.length });
    const absent = given.tracks.flatMap((track) => notThere(track, listener));
    const common = { tracks, located, measurements, unpackFolder };
    const measured = await measureTracks({ ...common, progress, listener });
    return measured && [...measured, ...absent].sort((a, b) => a.number - b.number);
  } finally {
    signal?.removeEventListener('abort', stop);
    measurements.close();
    if (signal?.aborted) await workshop.cancel();
    else await workshop.close();
    await rm(unpackFolder, { recursive: true, force: true });
  }
}

function notThere(
  { number, file, title, missing }: TrackAlone,
  listener: Listener,
): readonly TrackProfile[] {
  if (!missing) return [];
  // It names the file itself; a number of a file that is not there would help nobody.
  listener({ kind: 'issue', issue: missing });
  const name = title ?? titleFromName(file);
  return [{ number, file, title: name, status: 'failed', issues: [missing], ...notMeasured }];
}
