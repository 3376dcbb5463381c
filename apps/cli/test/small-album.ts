import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writtenPlanSchema } from '@kindred/records';
import { mixBytes } from './mix-bytes.js';

/** The command as it is installed. */
export const bin = fileURLToPath(new URL('../bin/kindred.js', import.meta.url));

/** How a command ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own with three mixes, a release file and a cache; paths are relative to it. */
export interface SmallAlbum {
  readonly home: string;
  kindred(...words: string[]): Ended;
  /** @returns the copy's name */
  copied(from: string, to: string): string;
  text(file: string): string;
  json(file: string): unknown;
  /** Types something in place of something in one track of a folder's plan. */
  edit(folder: string, track: number, from: RegExp, to: string): void;
  /** Of a folder's plan as it was last written, in running order. */
  gainsOf(folder: string): number[];
  /** Every file of a folder and of those in it, by name. */
  everythingIn(folder: string): Readonly<Record<string, string>>;
  remove(): void;
}

/** @param options.rest of the release file, beside its title, its artist and its tracks */
export function createSmallAlbum(options: {
  readonly mixes: readonly (Parameters<typeof mixBytes>[0] & { readonly name: string })[];
  readonly rest?: string;
}): SmallAlbum {
  const { mixes, rest = '' } = options;
  const home = mkdtempSync(join(tmpdir(), 'kindred-album-'));
  mkdirSync(join(home, 'mixes'));
  for (const { name, ...mix } of mixes) writeFileSync(join(home, 'mixes', name), mixBytes(mix));
  writeFileSync(
    join(home, 'release.yaml'),
    `title: Small Album\nartist: Nobody\n${rest}tracks: mixes/*.wav\n`,
  );
  const text = (file: string): string => readFileSync(join(home, file), 'utf8');
  return {
    home,
    kindred(...words) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words], {
        cwd: home,
        encoding: 'utf8',
        maxBuffer: 1 << 27,
        env: { ...process.env, KINDRED_CACHE_DIR: join(home, 'cache') },
      });
      return { status, stdout, stderr };
    },
    copied(from, to) {
      cpSync(join(home, from), join(home, to), { recursive: true });
      return to;
    },
    text,
    json: (file) => JSON.parse(text(file)) as unknown,
    edit(folder, track, from, to) {
      const [head = '', ...tracks] = text(`${folder}/plan.yaml`).split(/(?=^ {2}- number:)/mu);
      const changed = tracks.map((one, at) => (at === track - 1 ? one.replace(from, to) : one));
      if (changed.join('') === tracks.join('')) throw new Error(`nothing to edit: ${from}`);
      writeFileSync(join(home, folder, 'plan.yaml'), head + changed.join(''));
    },
    gainsOf(folder) {
      const { plan } = writtenPlanSchema.parse(JSON.parse(text(`${folder}/plan.json`)));
      return plan.tracks.map(({ gainDb }) => gainDb);
    },
    everythingIn(folder) {
      const names = readdirSync(join(home, folder), { recursive: true }).map(String).sort();
      const files = names.filter((name) => statSync(join(home, folder, name)).isFile());
      return Object.fromEntries(
        files.map((name) => [name, readFileSync(join(home, folder, name)).toString('base64')]),
      );
    },
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

/** Short, and far apart in level. */
export const threeMixes = [
  { name: '01 Loud.wav', level: 0.5, seconds: 5, seed: 1 },
  { name: '02 Quiet.wav', level: 0.05, seconds: 6, seed: 2 },
  { name: '03 Middle.wav', level: 0.2, seconds: 4, seed: 3 },
] as const;

/** A change as a person types it: "+1.25", "-0.5". */
export function typedChange(value: number): string {
  const short = value.toFixed(2).replace(/0$/u, '');
  return value > 0 ? `+${short}` : short;
}
