import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from 'node-wav';
import { composeTrack } from './compose-track.js';
import { fileNameOf, type DemoEp } from './demo-ep.js';
import { deviationsRecordOf } from './deviations-record.js';

export interface WrittenTrack {
  readonly number: number;
  readonly file: string;
  readonly durationSeconds: number;
}

/** Composes every track into `folder` as 32-bit float WAV, and deviations.json beside them. */
export async function writeEp(
  ep: DemoEp,
  options: {
    readonly folder: string;
    readonly seed: number;
    readonly onWritten: (track: WrittenTrack) => void;
  },
): Promise<void> {
  const { folder, seed } = options;
  const { sampleRateHz } = ep;
  await mkdir(folder, { recursive: true });
  for (const track of ep.tracks) {
    const mix = composeTrack(track, { seed, sampleRateHz });
    const file = fileNameOf(track);
    await writeWhole(
      join(folder, file),
      encode([mix.left, mix.right], { sampleRate: sampleRateHz, float: true }),
    );
    options.onWritten({
      number: track.number,
      file,
      durationSeconds: mix.left.length / sampleRateHz,
    });
  }
  const record = `${JSON.stringify(deviationsRecordOf(ep, seed), null, 2)}\n`;
  await writeWhole(join(folder, 'deviations.json'), record);
}

/** A file under its final name is always a whole one. */
async function writeWhole(path: string, content: Buffer | string): Promise<void> {
  const unfinished = `${path}.part`;
  await writeFile(unfinished, content);
  await rename(unfinished, path);
}
