import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { costOf, isInstalled, sumOf, type RunCost } from './cpu-time.js';

/** Another program that works on the same files, decoding included. */
export interface Contender {
  readonly name: string;
  /** At least so many times its CPU time over ours; null when nobody asked. */
  readonly goal: number | null;
  /** Null where it can't run; `missing` says why. */
  readonly measure: ((files: readonly string[]) => RunCost) | null;
  readonly missing: string;
}

const contender = (name: string): string =>
  fileURLToPath(new URL(`../contender/${name}`, import.meta.url));
const libebur128Source = contender('loudness.c');
const matcheringProgram = contender('matchering-album.py');

/** @param folder for what has to be compiled */
export function meters(folder: string): readonly Contender[] {
  const libebur128 = compiled(folder);
  return [
    {
      name: 'libebur128, I + LRA + true peak',
      goal: 4,
      measure: typeof libebur128 === 'string' ? (files) => costOf(libebur128, files) : null,
      missing: typeof libebur128 === 'string' ? '' : libebur128.missing,
    },
    installed('loudgain', 4, (files) => costOf('loudgain', ['-q', ...files])),
    installed('ffmpeg', 5, (files) =>
      sumOf(files.map((file) => ffmpeg('-i', file, '-af', 'ebur128=peak=true', '-f', 'null', '-'))),
    ),
  ];
}

export function ffmpeg(...words: string[]): RunCost {
  return costOf('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...words]);
}

function installed(
  command: string,
  goal: number,
  measure: (files: readonly string[]) => RunCost,
): Contender {
  const isThere = isInstalled(command);
  return {
    name: command === 'ffmpeg' ? 'ffmpeg ebur128 with peaks' : command,
    goal,
    measure: isThere ? measure : null,
    missing: isThere ? '' : `${command} is not installed`,
  };
}

/** Other makers of masters from the same mixes. */
export function masterers(folder: string): readonly Contender[] {
  const output = join(folder, 'theirs.wav');
  const aim = 'loudnorm=I=-14:TP=-1:LRA=20';
  const measured = 'measured_I=-16:measured_TP=-1:measured_LRA=6:measured_thresh=-26:linear=true';
  const encoding = ['-ar', '44100', '-c:a', 'pcm_s24le', output];
  const hasMatchering = spawnSync('python3', ['-c', 'import matchering']).status === 0;
  return [
    {
      ...installed('ffmpeg', 10, (files) =>
        sumOf(
          files.flatMap((file) => [
            ffmpeg('-i', file, '-af', `${aim}:print_format=json`, '-f', 'null', '-'),
            ffmpeg('-i', file, '-af', `${aim}:${measured}`, ...encoding),
          ]),
        ),
      ),
      name: 'two-pass ffmpeg loudnorm',
    },
    {
      name: 'Matchering',
      goal: 8,
      measure: hasMatchering
        ? (files) => costOf('python3', [matcheringProgram, output, ...files])
        : null,
      missing: 'Matchering is not installed (pip install matchering)',
    },
  ];
}

/** @returns path of our program over libebur128, or why there is none */
function compiled(folder: string): string | { readonly missing: string } {
  if (!isInstalled('cc')) return { missing: 'there is no C compiler' };
  const program = join(folder, 'loudness');
  const words = ['-O3', '-o', program, libebur128Source, '-lebur128', '-lm'];
  const { status, stderr } = spawnSync('cc', words, { encoding: 'utf8' });
  if (status === 0) return program;
  const says = /[^\n]*(error|cannot find)[^\n]*/u.exec(stderr)?.[0] ?? `cc ended with ${status}`;
  return { missing: `our program over libebur128 did not compile (${says.trim()})` };
}
