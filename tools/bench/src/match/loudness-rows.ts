import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { matchLoudness, type LoudnessSubject } from '@kindred/matcher';
import {
  targetPresets,
  type MasteringPlan,
  type Release,
  type Renderings,
  type TargetWord,
} from '@kindred/records';
import { kindredCommand } from '../kindred.js';
import type { LoudnessAlbum } from './loudness-album.js';

/** One figure of the benchmark of matching, and what it must be. */
export interface LoudnessRow {
  /** As "R1". */
  readonly name: string;
  readonly about: string;
  readonly valueLu: number;
  readonly mustLu: number;
  readonly stretchLu: number;
}

const perturbationsDb = [-6, -3, 3, 6];
const clapsDb = [6, 9, 12, 15, 20];
const words: readonly TargetWord[] = ['streaming', 'competitive'];

/** The rows on loudness; C1 and L4 on masters as written into `folder`. */
export function loudnessRows(
  albums: readonly LoudnessAlbum[],
  folder: string,
): readonly LoudnessRow[] {
  const mastered = albums.map((album) => master(album, folder));
  const claps = clapCosts(albums);
  const rows = [
    ['R1', 'gain: loud-section error against the plan, ±6 dB', gainErrors(albums), 0.1, 0.05],
    ['C1', 'masters: loud-section spread around the plan', mastered.map(spreadLu), 0.2, 0.1],
    ['C2', 'what a clap on one track costs the release', claps.map(releaseCost), 1.5, 1],
    ['C2', 'the same, of the family that its siblings are', claps.map(familyCost), 1.5, 1],
    [
      'L4',
      'model against render, integrated and loud section',
      mastered.flatMap(misses),
      0.05,
      0.02,
    ],
  ] as const;
  return rows.map(([name, about, values, mustLu, stretchLu]) => ({
    name,
    about,
    valueLu: Math.round(1000 * Math.max(0, ...values)) / 1000,
    mustLu,
    stretchLu,
  }));
}

/** Each track of each album turned up or down: where its loud sections land against its new plan. */
function gainErrors(albums: readonly LoudnessAlbum[]): number[] {
  return albums.flatMap(({ subjects }) =>
    subjects.flatMap((_, at) =>
      perturbationsDb.map((byDb) => {
        const moved = subjects.map((subject, place) =>
          place === at ? louder(subject, byDb) : subject,
        );
        const { aimLufs, expected } = planFor(moved, 'streaming').tracks[at]!;
        return Math.abs((expected.loudSectionLufs ?? expected.integratedLufs) - aimLufs);
      }),
    ),
  );
}

/** Where a release lies: as a whole, by what its target means, and the family of its tracks. */
interface Levels {
  readonly releaseLufs: number;
  readonly familyLufs: number;
}

/** With a clap on one track, and where it might lie: as it was before it, or without that track. */
interface ClapCost {
  readonly clapped: Levels;
  readonly before: Levels;
  readonly others: Levels;
}

function releaseCost({ clapped, before, others }: ClapCost): number {
  return Math.max(before.releaseLufs, others.releaseLufs) - clapped.releaseLufs;
}

function familyCost({ clapped, before, others }: ClapCost): number {
  return Math.max(before.familyLufs, others.familyLufs) - clapped.familyLufs;
}

/** One moment of one track raised over its highest peak, each track of each album in turn. */
function clapCosts(albums: readonly LoudnessAlbum[]): readonly ClapCost[] {
  return albums.flatMap(({ subjects }) =>
    words.flatMap((word) => {
      const levelsOf = (family: readonly LoudnessSubject[]): Levels => {
        const { loudness } = planFor(family, word);
        return {
          releaseLufs: loudness.expectedLufs ?? 0,
          familyLufs: loudness.commonLufs ?? 0,
        };
      };
      const before = levelsOf(subjects);
      return subjects.flatMap((subject, at) => {
        const others = levelsOf(subjects.filter((one) => one !== subject));
        return clapsDb.map((overDb) => {
          const clapped = subjects.map((one, place) =>
            place === at ? withClap(one, overDb) : one,
          );
          return { before, others, clapped: levelsOf(clapped) };
        });
      });
    }),
  );
}

function louder({ profile, envelope }: LoudnessSubject, byDb: number): LoudnessSubject {
  const amplitude = 10 ** (byDb / 20);
  return {
    profile,
    envelope: {
      ...envelope,
      peaks: envelope.peaks.map((peak) => peak * amplitude),
      energies: envelope.energies.map((energy) => energy * amplitude * amplitude),
    },
  };
}

function withClap({ profile, envelope }: LoudnessSubject, overDb: number): LoudnessSubject {
  const peaks = envelope.peaks.slice();
  const highest = peaks.reduce((a, b) => Math.max(a, b), 0);
  peaks[Math.floor(peaks.length / 2)] = highest * 10 ** (overDb / 20);
  return { profile, envelope: { ...envelope, peaks } };
}

function planFor(subjects: readonly LoudnessSubject[], word: TargetWord): MasteringPlan {
  const release: Release = {
    schema: 'release/1',
    title: 'Bench',
    artist: 'Bench',
    genre: null,
    target: targetPresets[word],
    match: { loudness: 'loud sections' },
    tracks: subjects.map(({ profile: { number, file } }) => ({
      number,
      file,
      title: null,
      role: null,
      offsetLu: null,
      limiting: null,
      segue: null,
    })),
    outputFolder: null,
  };
  return matchLoudness({ release, subjects });
}

interface Mastered {
  readonly plan: MasteringPlan;
  readonly renderings: Renderings;
}

/** By the command itself, from a release file that says nothing of loudness. */
function master({ name, folder: mixes }: LoudnessAlbum, folder: string): Mastered {
  const file = join(folder, `${name}.yaml`);
  const tracks = JSON.stringify(join(mixes, '*.wav'));
  writeFileSync(file, `title: ${name}\nartist: Bench\ntracks: ${tracks}\n`);
  const out = join(folder, name);
  const args = [kindredCommand, 'master', file, '--out', out, '--json', '--quiet'];
  const run = spawnSync(process.execPath, args, { maxBuffer: 2 ** 28, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${name} could not be mastered: ${run.stderr}`);
  const { plan } = JSON.parse(run.stdout) as { readonly plan: MasteringPlan };
  const renderings = JSON.parse(readFileSync(join(out, 'renderings.json'), 'utf8')) as Renderings;
  return { plan, renderings };
}

function spreadLu({ plan, renderings }: Mastered): number {
  const aims = new Map(plan.tracks.map(({ number, aimLufs }) => [number, aimLufs]));
  const apart = renderings.tracks.flatMap(({ number, outputs }) =>
    outputs.map(({ measured: { loudness } }) => {
      const onSections = plan.loudness.basis === 'loud sections' ? loudness.loudSectionLufs : null;
      return (onSections ?? loudness.integratedLufs ?? 0) - (aims.get(number) ?? 0);
    }),
  );
  return Math.max(...apart) - Math.min(...apart);
}

function misses({ plan, renderings }: Mastered): number[] {
  return plan.tracks.flatMap(({ number, expected }) => {
    const track = renderings.tracks.find((one) => one.number === number);
    const loudness = track?.outputs[0]?.measured.loudness;
    if (!loudness || track?.status !== 'done' || track.renders > 1) return [];
    return [
      Math.abs((loudness.integratedLufs ?? 0) - expected.integratedLufs),
      Math.abs((loudness.loudSectionLufs ?? 0) - (expected.loudSectionLufs ?? 0)),
    ];
  });
}
