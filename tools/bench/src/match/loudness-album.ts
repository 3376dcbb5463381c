import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { openAudio } from '@kindred/audio-io';
import { compileKernels, instantiateKernels } from '@kindred/dsp';
import type { LoudnessSubject } from '@kindred/matcher';
import type { Profiles } from '@kindred/records';
import { createRehearsal } from '@kindred/renderer';
import { wavFilesIn } from '../corpus-folders.js';
import { kindredCommand } from '../kindred.js';

/** An album as the loudness match meets it. */
export interface LoudnessAlbum {
  readonly name: string;
  readonly folder: string;
  readonly subjects: readonly LoudnessSubject[];
}

/** Profiles and rehearses every WAV of a folder. */
export function loudnessAlbum(folder: string, name: string): LoudnessAlbum {
  const paths = wavFilesIn(folder);
  const args = [kindredCommand, 'profile', ...paths, '--json', '--quiet'];
  const run = spawnSync(process.execPath, args, { maxBuffer: 2 ** 28, encoding: 'utf8' });
  const { tracks } = JSON.parse(run.stdout) as Profiles;
  const subjects = tracks.flatMap((profile, at) =>
    profile.status === 'done' ? [{ profile, envelope: rehearse(paths[at]!) }] : [],
  );
  return { name, folder, subjects };
}

const wasm = new URL('../../../../libs/dsp/dist/kernels.wasm', import.meta.url);

function rehearse(path: string): LoudnessSubject['envelope'] {
  const opened = openAudio(path, { name: path, digest: 'none' });
  if (opened.status === 'failed') throw new Error(opened.issue.message);
  const { source } = opened;
  try {
    const kernels = instantiateKernels(compileKernels(readFileSync(wasm)));
    const rehearsal = createRehearsal(kernels, source.layout);
    for (;;) {
      const bytes = source.read(rehearsal.buffer);
      if (bytes === 0) break;
      rehearsal.push(bytes);
    }
    const { sampleRateHz, channels } = source.layout;
    return { sampleRateHz, channels, ...rehearsal.finish() };
  } finally {
    source.close();
  }
}
