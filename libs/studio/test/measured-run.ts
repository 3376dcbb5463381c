import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobName } from '@kindred/jobs';
import type { MeasuredTrack } from '@kindred/records';
import { openMeasurements } from '../src/cache/measurements.js';
import { locateTracks } from '../src/locate-tracks.js';
import { measureTracks } from '../src/measure-tracks.js';
import type { Run } from '../src/open-run.js';
import { releaseFolderAt } from '../src/release-folder.js';
import { isMeasured } from '../src/release-records.js';
import { createRunProgress } from '../src/run-progress.js';
import { madeRelease } from './made-plan.js';
import { writeNoise } from './noise-file.js';
import { thisThreadWorkshop } from './this-thread-workshop.js';

export interface MeasuredRun {
  readonly run: Run;
  readonly measured: readonly MeasuredTrack[];
  /** The jobs that were run, in their order. */
  readonly ran: JobName[];
  readonly root: string;
}

/** A run over two mixes of noise that were measured; another over the same folder has its cache. */
export async function measuredRun({
  root = mkdtempSync(join(tmpdir(), 'kindred-run-')),
  codeSha256,
}: { readonly root?: string; readonly codeSha256?: string } = {}): Promise<MeasuredRun> {
  const release = madeRelease([{ file: '1.wav' }, { file: '2.wav' }]);
  for (const [at, { file }] of release.tracks.entries()) {
    writeNoise(join(root, file), { seed: at + 1, seconds: 4 });
  }
  const folder = releaseFolderAt(join(root, 'out'));
  mkdirSync(folder.work, { recursive: true });
  const workshop = thisThreadWorkshop();
  const listener = () => undefined;
  const cacheFolder = join(root, 'cache');
  const measurements = openMeasurements({ workshop, cacheFolder, codeSha256, listener });
  const located = locateTracks(release.tracks, root);
  const stages = ['measure', 'rehearse'] as const;
  const progress = createRunProgress({ bytes: located.bytes, stages, listener });
  const opened = { release, folder, located, workshop, measurements, progress, listener };
  const run = { ...opened, releaseFile: join(root, 'release.yaml'), baseFolder: root };
  const profiles = await measureTracks({
    ...run,
    tracks: release.tracks,
    unpackFolder: folder.work,
  });
  workshop.ran.length = 0;
  return { run, measured: profiles!.filter(isMeasured), ran: workshop.ran, root };
}
