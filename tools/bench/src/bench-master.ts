import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MadeAlbum } from './bench-profile.js';
import { masterers } from './contenders.js';
import { medianCost } from './cpu-time.js';
import type { Figure } from './figure.js';
import { kindredAnew } from './kindred.js';

const runs = 3;

/** The whole way from mixes to verified masters and a report. */
export function benchMaster(folder: string, { files, frames }: MadeAlbum): Figure[] {
  const release = join(folder, 'release.yaml');
  writeFileSync(release, 'title: Bench\nartist: Bench\ntracks: "*Track.wav"\n');
  const { cpuSeconds, wallSeconds } = medianCost(
    () => kindredAnew('master', release, '--no-audio', '--out', join(folder, 'out'), '--jobs', '2'),
    runs,
  );
  const whole: Figure = {
    name: 'master, five tracks of 4 min',
    value: cpuSeconds,
    unit: 's of CPU',
    better: 'lower',
    goal: null,
    note: `wall ${wallSeconds.toFixed(2)} s`,
  };
  return [
    whole,
    {
      ...whole,
      name: 'master, verified and reported, per stereo frame',
      value: (cpuSeconds / frames) * 1e9,
      unit: 'ns of CPU',
      note: '',
    },
    ...masterers(folder).map(({ name, goal, measure, missing }): Figure => {
      const theirs = measure?.(files).cpuSeconds;
      return {
        name: `master against ${name}`,
        value: theirs === undefined ? null : theirs / cpuSeconds,
        unit: 'times',
        better: 'higher',
        goal,
        note: theirs === undefined ? missing : `theirs ${theirs.toFixed(2)} s of CPU`,
      };
    }),
  ];
}
