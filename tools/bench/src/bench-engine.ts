import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { costOf, isInstalled, medianCost, type RunCost } from './cpu-time.js';
import type { Figure } from './figure.js';
import { writeMaterial } from './material.js';

const kindred = fileURLToPath(new URL('../../../apps/cli/bin/kindred.js', import.meta.url));
const runs = 3;
const trackCount = 5;
const trackSeconds = 240;
const sampleRateHz = 44100;

/** The built command against what is installed, on five tracks of four minutes. */
export function benchEngine(folder: string): Figure[] {
  const files = Array.from({ length: trackCount }, (_, index) => {
    const path = join(folder, `0${index + 1} Track.wav`);
    writeMaterial({ path, seconds: trackSeconds, sampleRateHz, seed: index + 1 });
    return path;
  });
  const release = join(folder, 'release.yaml');
  writeFileSync(release, 'title: Bench\nartist: Bench\ntracks: "*.wav"\n');
  const out = join(folder, 'out');
  const startup = medianCost(() => node('--version'), runs);
  const profile = medianCost(() => anew('profile', ...files, '--jobs', '2'), runs);
  const master = medianCost(() => anew('master', release, '--out', out, '--jobs', '2'), runs);
  const single = medianCost(() => anew('master', release, '--out', out, '--jobs', '1'), runs);
  const frames = trackCount * trackSeconds * sampleRateHz;
  return [
    cost('kindred --version', startup),
    cost('profile, five tracks of 4 min', profile),
    perFrame('profile', profile, frames),
    cost('master, five tracks of 4 min', master),
    perFrame('master, verified and reported', master, frames),
    ratio('master, wall of 1 worker over 2', single.wallSeconds, master.wallSeconds, ''),
    againstFfmpeg('profile against ffmpeg ebur128 with peaks', profile, () =>
      medianCost(() => eburAll(files), runs),
    ),
    againstFfmpeg('master against two-pass ffmpeg loudnorm', master, () =>
      loudnormAll(files, folder),
    ),
    memory(folder),
  ];
}

/** All of the work, whatever an earlier run kept of it. */
function anew(...words: string[]): RunCost {
  return node(...words, '--no-cache');
}

function node(...words: string[]): RunCost {
  return costOf(process.execPath, [kindred, ...words]);
}

function cost(name: string, { cpuSeconds, wallSeconds }: RunCost): Figure {
  const note = `wall ${wallSeconds.toFixed(2)} s`;
  return { name, value: cpuSeconds, unit: 's of CPU', better: 'lower', note };
}

function perFrame(name: string, { cpuSeconds }: RunCost, frames: number): Figure {
  const value = (cpuSeconds / frames) * 1e9;
  return { name: `${name}, per stereo frame`, value, unit: 'ns of CPU', better: 'lower', note: '' };
}

function ratio(name: string, theirs: number, ours: number, note: string): Figure {
  return { name, value: theirs / ours, unit: 'times', better: 'higher', note };
}

function againstFfmpeg(name: string, ours: RunCost, theirs: () => RunCost): Figure {
  if (!isInstalled('ffmpeg')) {
    return notCompared(name, 'ffmpeg is not installed');
  }
  try {
    const cpu = theirs().cpuSeconds;
    return ratio(name, cpu, ours.cpuSeconds, `theirs ${cpu.toFixed(2)} s of CPU`);
  } catch (error) {
    return notCompared(name, String(error));
  }
}

function notCompared(name: string, note: string): Figure {
  return { name, value: null, unit: 'times', better: 'higher', note };
}

function eburAll(files: readonly string[]): RunCost {
  return sum(
    files.map((file) => ffmpeg('-i', file, '-af', 'ebur128=peak=true', '-f', 'null', '-')),
  );
}

function loudnormAll(files: readonly string[], folder: string): RunCost {
  const aim = 'loudnorm=I=-14:TP=-1:LRA=20';
  return sum(
    files.flatMap((file) => [
      ffmpeg('-i', file, '-af', `${aim}:print_format=json`, '-f', 'null', '-'),
      ffmpeg(
        '-i',
        file,
        '-af',
        `${aim}:measured_I=-16:measured_TP=-1:measured_LRA=6:measured_thresh=-26:linear=true`,
        '-ar',
        '44100',
        '-c:a',
        'pcm_s24le',
        join(folder, 'theirs.wav'),
      ),
    ]),
  );
}

function ffmpeg(...words: string[]): RunCost {
  return costOf('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...words]);
}

function sum(costs: readonly RunCost[]): RunCost {
  return costs.reduce((a, b) => ({
    cpuSeconds: a.cpuSeconds + b.cpuSeconds,
    wallSeconds: a.wallSeconds + b.wallSeconds,
  }));
}

/** Peak memory of mastering one long file, as the kernel of the system counted it. */
function memory(folder: string): Figure {
  const name = 'peak memory, 20 minutes at 96 kHz, 2 workers';
  const long = join(folder, 'long.wav');
  writeMaterial({ path: long, seconds: 1200, sampleRateHz: 96000, seed: 9 });
  const peakFile = join(folder, 'peak');
  const script = `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(peakFile)}, String(process.resourceUsage().maxRSS)))`;
  const preload = join(folder, 'preload.cjs');
  writeFileSync(preload, `if (require('node:worker_threads').isMainThread) { ${script} }`);
  writeFileSync(join(folder, 'long.yaml'), 'title: Long\nartist: Bench\ntracks: [long.wav]\n');
  const words = [
    '--require',
    preload,
    kindred,
    'master',
    join(folder, 'long.yaml'),
    '--out',
    join(folder, 'long'),
    '--jobs',
    '2',
    '--no-cache',
  ];
  costOf(process.execPath, words);
  return {
    name,
    value: Number(readFileSync(peakFile, 'utf8')) / 1024,
    unit: 'MiB',
    better: 'lower',
    note: '',
  };
}
