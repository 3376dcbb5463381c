import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReportRecords } from '../src/family.js';

const command = fileURLToPath(new URL('../../../apps/cli/bin/kindred.js', import.meta.url));
const sampleRateHz = 44_100;

/** Noise of a given colour that swells, with silence at its ends: 16-bit mono-compatible stereo. */
export function noiseWav(options: {
  readonly seconds: number;
  readonly levelDb: number;
  /** 0 white, 1 dark. */
  readonly dark: number;
  readonly seed: number;
}): Buffer {
  const { seconds, levelDb, dark, seed } = options;
  const frames = Math.round(seconds * sampleRateHz);
  const bytes = Buffer.alloc(44 + 4 * frames);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + 4 * frames, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(2, 22);
  bytes.writeUInt32LE(sampleRateHz, 24);
  bytes.writeUInt32LE(sampleRateHz * 4, 28);
  bytes.writeUInt16LE(4, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(4 * frames, 40);
  const gain = 10 ** (levelDb / 20) * 32_767;
  let state = (seed * 2_654_435_761) >>> 0;
  const white = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
  let low = 0;
  for (let frame = 0; frame < frames; frame++) {
    const at = frame / frames;
    const swell = at < 0.06 || at > 0.94 ? 0 : 0.5 + 0.5 * Math.sin(Math.PI * at);
    low += 0.02 * (white() - low);
    const middle = swell * (4 * low + (1 - dark) * 0.4 * white());
    const side = swell * 0.1 * white();
    [middle + side, middle - side].forEach((sample, channel) => {
      const value = Math.round(Math.max(-1, Math.min(1, sample)) * gain);
      bytes.writeInt16LE(Math.max(-32_768, Math.min(32_767, value)), 44 + 4 * frame + 2 * channel);
    });
  }
  return bytes;
}

export interface RealRelease {
  /** Address of the page on the disk. */
  readonly page: string;
  readonly folder: string;
  readonly records: ReportRecords;
}

/** Masters what a release file says with the built command; throws unless it ends as said. */
export function masterRelease(
  home: string,
  { release, ends = 0 }: { readonly release: string; readonly ends?: number },
): RealRelease {
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'release.yaml'), release);
  const { status, stderr } = spawnSync(
    process.execPath,
    [command, 'master', 'release.yaml', '--out', 'out', '--color', 'never'],
    { cwd: home, encoding: 'utf8' },
  );
  if (status !== ends) throw new Error(`ended with ${status}: ${stderr}`);
  const folder = join(home, 'out');
  return { page: join(folder, 'report.html'), folder, records: recordsIn(folder) };
}

/** The records as the run left them beside its page. */
function recordsIn(folder: string): ReportRecords {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const { plan } = read('plan.json');
  const profiles = read('profiles.json');
  // What a page tells of the release file stands in these two.
  const release = { ...plan.release, target: plan.target, tracks: profiles.tracks };
  return {
    release,
    profiles,
    plan,
    renderings: read('renderings.json'),
    excerpts: read('excerpts.json'),
    version: '',
  };
}
