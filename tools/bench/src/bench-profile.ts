import { meters } from './contenders.js';
import { corpusFolders } from './corpus-folders.js';
import { medianCost, medianCosts } from './cpu-time.js';
import type { Figure } from './figure.js';
import { kindred, kindredAnew } from './kindred.js';

const runs = 3;

/** Five tracks of four minutes that the bench made. */
export interface MadeAlbum {
  readonly files: readonly string[];
  readonly frames: number;
}

/** The whole profile of an album, and of real music if there is any, against other meters. */
export function benchProfile(folder: string, album: MadeAlbum): Figure[] {
  const startup = medianCost(() => kindred('--version'), runs);
  return [
    {
      name: 'kindred --version',
      value: startup.cpuSeconds,
      unit: 's of CPU',
      better: 'lower',
      goal: null,
      note: `wall ${startup.wallSeconds.toFixed(2)} s`,
    },
    ...against(folder, { name: 'profile', tracks: 'five tracks of 4 min', ...album }),
    ...corpusFolders().flatMap(({ name, files }) =>
      against(folder, {
        name: `profile of ${name}`,
        tracks: `${files.length} tracks`,
        files,
        frames: null,
      }),
    ),
  ];
}

interface Contest {
  readonly name: string;
  readonly tracks: string;
  readonly files: readonly string[];
  /** Null where nobody counted. */
  readonly frames: number | null;
}

function against(folder: string, { name, tracks, files, frames }: Contest): Figure[] {
  const others = meters(folder);
  const present = others.flatMap(({ measure }) => (measure ? [() => measure(files)] : []));
  const [ours, ...theirs] = medianCosts(
    [() => kindredAnew('profile', ...files, '--jobs', '2'), ...present],
    runs,
  );
  const { cpuSeconds, wallSeconds } = ours!;
  const whole: Figure = {
    name: `${name}, ${tracks}`,
    value: cpuSeconds,
    unit: 's of CPU',
    better: 'lower',
    goal: null,
    note: `wall ${wallSeconds.toFixed(2)} s`,
  };
  const perFrame: Figure = {
    ...whole,
    name: `${name}, per stereo frame`,
    value: (cpuSeconds / (frames ?? 0)) * 1e9,
    unit: 'ns of CPU',
    note: '',
  };
  const ratios = others.map(({ name: other, goal, measure, missing }): Figure => {
    const their = measure ? theirs.shift()!.cpuSeconds : null;
    return {
      name: `${name} against ${other}`,
      value: their && their / cpuSeconds,
      unit: 'times',
      better: 'higher',
      goal,
      note: their === null ? missing : `theirs ${their.toFixed(2)} s of CPU`,
    };
  });
  return [whole, ...(frames === null ? [] : [perFrame]), ...ratios];
}
