import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writtenPlanSchema, type MasteringPlan } from '@kindred/records';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { darker } from '../test/darker.js';
import { noiseMix } from '../test/noise-mix.js';
import { createSmallAlbum } from '../test/small-album.js';
import { headerBytes } from '../test/wav-bytes.js';

const album = createSmallAlbum({
  mixes: [],
  rest: 'target: { loudness: -14 LUFS, limiting: firm }\noutput: [wav 24-bit, mp3 320 kbps]\n',
});
const { home, kindred, text, json, edit, everythingIn, remove } = album;
afterAll(remove);

const full = 'reports/small-album';
const light = 'reports/small-album-light';

const planIn = (folder: string): MasteringPlan =>
  writtenPlanSchema.parse(json(`${folder}/plan.json`)).plan;
const gainsOfFilters = ({ tracks }: MasteringPlan): number[] =>
  tracks.flatMap(({ eq }) => eq.flatMap((band) => ('gainDb' in band ? [band.gainDb] : [])));
const mastersIn = (folder: string): string[] =>
  readdirSync(join(home, folder, 'masters'), { recursive: true })
    .map(String)
    .filter((name) => /\.\w+$/u.test(name));

function made(...words: string[]): ReturnType<typeof kindred> {
  const ended = kindred(...words);
  expect(`${ended.stderr} exit ${ended.status}`).toMatch(/ exit 0$/u);
  return ended;
}

describe('masters to listen to', () => {
  let before: Readonly<Record<string, string>>;
  let told: string;

  beforeAll(() => {
    for (let seed = 1; seed <= 4; seed++) {
      const mix = noiseMix({ seconds: 8, seed, side: 0.5 });
      writeFileSync(join(home, `mixes/0${seed} Song.wav`), seed === 3 ? dull(mix) : mix);
    }
    made('master');
    before = everythingIn(full);
    rmSync(join(home, 'cache'), { recursive: true });
    rmSync(join(home, full), { recursive: true });
    told = made('master', '--light').stdout;
  });

  it('have the gains of the full run, and gentle limiting at most', () => {
    made('master', '--out', 'whole');
    const { target, tracks } = planIn(light);
    expect([target.limiting, planIn('whole').target.limiting]).toEqual(['gentle', 'firm']);
    const gains = planIn('whole').tracks.map(({ gainDb }) => gainDb);
    tracks.forEach(({ gainDb }, at) => {
      expect(Math.abs(gainDb - gains[at]!)).toBeLessThan(0.1);
      expect(gainDb).toBeGreaterThan(3);
    });
  });

  it('say what they are: in every file, the plan, the terminal and the report', ({ skip }) => {
    expect(text(`${light}/plan.yaml`)).toContain('# A light plan:');
    expect(text(`${light}/plan.yaml`)).toContain('\nlight: true\n');
    expect(told).toContain('Light masters, to listen to and not to release');
    expect(told).toContain('Promises kept: all 7.');
    expect(text(`${light}/report.html`)).toContain('Light masters, made for listening');
    const names = mastersIn(light);
    expect(names).toHaveLength(8);
    if (spawnSync('ffprobe', ['-version']).error) {
      console.warn('SKIPPED: there is no ffprobe to read the tags with');
      skip();
    }
    for (const name of names) expect(commentOf(light, name)).toContain('not for release');
    for (const name of mastersIn('whole')) {
      expect(commentOf('whole', name)).not.toContain('not for release');
    }
  });

  it('change nothing of the masters that are made afterwards', () => {
    made('master');
    const after = everythingIn(full);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual([]);
  });

  it('are refused where full masters lie, and nothing there is touched', () => {
    for (const words of [[], ['--dry-run']]) {
      const { status, stderr } = kindred('master', '--light', '--out', full, ...words);
      expect(status).toBe(2);
      expect(stderr).toContain(
        `${full} holds masters or a plan of this release that are not light`,
      );
    }
    expect(everythingIn(full)).toEqual(before);
  });

  it('stay light when their plan is rendered, to the byte, and keep what was edited in it', () => {
    const files = everythingIn(light);
    made('render', `${light}/plan.yaml`, '--no-cache');
    expect(everythingIn(light)).toEqual(files);
    edit(light, 2, /gain: \S+ dB/u, 'gain: +1.23 dB');
    const { stdout } = made('master', '--light');
    expect(planIn(light).tracks[1]!.gainDb).toBe(1.23);
    expect(stdout).toContain(`kindred pin --out ${light}`);
    expect(stdout).toContain(`kindred master --light --discard-edits --out ${light}\n`);
    expect(made('master', '--light', '--dry-run').stdout).toContain('reuse     all 4 tracks');
  });

  it('are checked and reported on as others are', () => {
    made('report', light);
    expect(text(`${light}/report.html`)).toContain('Light masters, made for listening');
    expect(kindred('check', 'release.yaml', '--out', light).stdout).toContain('04 Song.wav');
  });

  it('make way for full ones in their own folder, of which none is taken up as it lies', () => {
    made('master', '--light', '--discard-edits');
    const { stderr } = made('master', '--out', light);
    expect(stderr).not.toContain('kept, as it was');
    expect(planIn(light)).not.toHaveProperty('light');
    const masters = (files: typeof before): object =>
      Object.fromEntries(Object.entries(files).filter(([name]) => name.startsWith('masters')));
    expect(masters(everythingIn(light))).toEqual(masters(before));
  });
});

describe('masters to listen to, of songs long enough to know their tone', () => {
  const songs = createSmallAlbum({ mixes: [] });
  afterAll(songs.remove);

  it('have every filter of the full run, with half its gain', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const mix = noiseMix({ seconds: 45, seed, side: 0.5 });
      writeFileSync(join(songs.home, `mixes/0${seed} Song.wav`), seed === 3 ? dull(mix) : mix);
    }
    const gainsOf = (...words: string[]): number[] => {
      const { stdout } = songs.kindred('master', '--dry-run', '--json', ...words);
      return gainsOfFilters((JSON.parse(stdout) as { plan: MasteringPlan }).plan);
    };
    const halves = gainsOf().map((gain) => gain / 2);
    const moves = gainsOf('--light');
    expect(Math.max(...moves.map(Math.abs))).toBeGreaterThan(0.2);
    expect(moves).toHaveLength(halves.length);
    moves.forEach((gain, at) => expect(Math.abs(gain - halves[at]!)).toBeLessThanOrEqual(0.0051));
  });
});

/** Highs a few dB down: a fault that tone is matched for. */
function dull(mix: Buffer): Buffer {
  const [out, dark] = [Buffer.from(mix), darker(mix)];
  for (let at = headerBytes; at + 3 <= mix.length; at += 3) {
    out.writeIntLE((mix.readIntLE(at, 3) + dark.readIntLE(at, 3)) >> 1, at, 3);
  }
  return out;
}

function commentOf(folder: string, name: string): string {
  const words = ['-v', 'error', '-show_entries', 'format_tags=comment:stream_tags=comment'];
  const path = join(home, folder, 'masters', name);
  const { stdout } = spawnSync('ffprobe', [...words, '-of', 'default=nw=1', path], {
    encoding: 'utf8',
  });
  return stdout.trim();
}
