import { spawnSync } from 'node:child_process';

/** What ffmpeg's ebur128 filter reads of a file. */
export interface Ebur128 {
  readonly integratedLufs: number;
  readonly rangeLu: number;
  /** 400 ms windows at 100 ms hop, from the track's start. */
  readonly momentaryLufs: readonly number[];
}

/** Said aloud when it is not. */
export function isFfmpegInstalled(): boolean {
  const isInstalled = spawnSync('ffmpeg', ['-version']).status === 0;
  if (!isInstalled) console.warn('SKIPPED, loudness beside ebur128: ffmpeg is not installed');
  return isInstalled;
}

export function readEbur128(path: string): Ebur128 {
  const filter = 'ebur128=metadata=1,ametadata=print:file=-';
  const { stdout, status } = spawnSync(
    'ffmpeg',
    ['-nostdin', '-v', 'error', '-i', path, '-af', filter, '-f', 'null', '-'],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(`ffmpeg could not read ${path}`);
  const valuesOf = (key: string): number[] =>
    Array.from(stdout.matchAll(new RegExp(`lavfi\\.r128\\.${key}=(.*)`, 'gu')), ([, value]) =>
      Number(value),
    );
  return {
    integratedLufs: valuesOf('I').at(-1)!,
    rangeLu: valuesOf('LRA').at(-1)!,
    // It tells of a window when it ends, and of the first three while they fill.
    momentaryLufs: valuesOf('M').slice(3),
  };
}
