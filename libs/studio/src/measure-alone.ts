import { rm } from 'node:fs/promises';
import type { ReleaseTrack, TrackProfile } from '@kindred/records';
import { openMeasurements } from './cache/measurements.js';
import type { Listener } from './event.js';
import { locateTracks } from './locate-tracks.js';
import { measureTracks } from './measure-tracks.js';
import { temporaryFolder } from './release-folder.js';
import { createRunProgress } from './run-progress.js';
import { openWorkshop } from './workshop.js';

export interface MeasureAlone {
  readonly tracks: readonly Pick<ReleaseTrack, 'number' | 'file' | 'title'>[];
  /** Where their paths start from. */
  readonly baseFolder: string;
  readonly threads: number;
  /** Where measurements are kept between runs; null to keep none and use none. */
  readonly cacheFolder: string | null;
  readonly listener: Listener;
  readonly signal?: AbortSignal;
}

/**
 * Measures files without a folder of their own: compressed ones are unpacked among the system's
 * temporary files. Null when it was cancelled. In running order.
 */
export async function measureAlone(given: MeasureAlone): Promise<readonly TrackProfile[] | null> {
  const { tracks, baseFolder, threads, cacheFolder, listener, signal } = given;
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
    const common = { tracks, located, measurements, unpackFolder };
    return await measureTracks({ ...common, progress, listener });
  } finally {
    signal?.removeEventListener('abort', stop);
    measurements.close();
    if (signal?.aborted) await workshop.cancel();
    else await workshop.close();
    await rm(unpackFolder, { recursive: true, force: true });
  }
}
