import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MadeAlbum } from './bench-profile.js';
import { ffmpeg } from './contenders.js';
import { isInstalled, medianCost, sumOf, type RunCost } from './cpu-time.js';
import type { Figure } from './figure.js';
import { kindredAnew } from './kindred.js';

const runs = 3;

/** The whole way from mixes to verified masters and a report. */
export function benchMaster(folder: string, { files, frames }: MadeAlbum): Figure[] {
  const release = join(folder, 'release.yaml');
  writeFileSync(release, 'title: Bench\nartist: Bench\ntracks: "*.wav"\n');
  const master = (workers: string): RunCost =>
    medianCost(
      () => kindredAnew('master', release, '--out', join(folder, 'out'), '--jobs', workers),
      runs,
    );
  const [both, single] = [master('2'), master('1')];
  const cost = { better: 'lower', goal: null } as const;
  const times = { unit: 'times', better: 'higher', goal: null } as const;
  return [
    {
      ...cost,
      name: 'master, five tracks of 4 min',
      value: both.cpuSeconds,
      unit: 's of CPU',
      note: `wall ${both.wallSeconds.toFixed(2)} s`,
    },
    {
      ...cost,
      name: 'master, verified and reported, per stereo frame',
      value: (both.cpuSeconds / frames) * 1e9,
      unit: 'ns of CPU',
      note: '',
    },
    {
      ...times,
      name: 'master, wall of 1 worker over 2',
      value: single.wallSeconds / both.wallSeconds,
      note: '',
    },
    { ...times, name: 'master against two-pass ffmpeg loudnorm', ...loudnorm(folder, files, both) },
  ];
}

function loudnorm(
  folder: string,
  files: readonly string[],
  ours: RunCost,
): Pick<Figure, 'value' | 'note'> {
  if (!isInstalled('ffmpeg')) return { value: null, note: 'ffmpeg is not installed' };
  const aim = 'loudnorm=I=-14:TP=-1:LRA=20';
  const measured = 'measured_I=-16:measured_TP=-1:measured_LRA=6:measured_thresh=-26:linear=true';
  const output = ['-ar', '44100', '-c:a', 'pcm_s24le', join(folder, 'theirs.wav')];
  const { cpuSeconds } = sumOf(
    files.flatMap((file) => [
      ffmpeg('-i', file, '-af', `${aim}:print_format=json`, '-f', 'null', '-'),
      ffmpeg('-i', file, '-af', `${aim}:${measured}`, ...output),
    ]),
  );
  return {
    value: cpuSeconds / ours.cpuSeconds,
    note: `theirs ${cpuSeconds.toFixed(2)} s of CPU`,
  };
}
