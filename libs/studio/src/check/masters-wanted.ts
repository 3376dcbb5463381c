import { statSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { findFiles, readTags } from '@kindred/audio-io';
import { tagFieldsOf } from '@kindred/delivery';
import {
  usualLossyPeakDbtp,
  type Delivery,
  type Issue,
  type MasteringPlan,
  type Release,
  type Renderings,
  type Target,
} from '@kindred/records';
import { ownedByAnother } from '../folder-owner.js';
import { digestOf, formerFiles } from '../former-files.js';
import { locateTracks } from '../locate-tracks.js';
import { asArgument } from '../next-command.js';
import { chosenFolder } from '../open-run.js';
import { readWrittenPlan } from '../plan-edits.js';
import { releaseFolderAt, type ReleaseFolder } from '../release-folder.js';
import { missingIssues, typedFiles, type TypedFile } from '../typed-files.js';
import type { PromisedMaster } from './master-to-check.js';

/** Files that are to be checked, and what they are held against. */
export interface MastersWanted {
  readonly release: { readonly title: string; readonly artist: string } | null;
  /** Of the release file; null where that has no say. */
  readonly target: Target | null;
  readonly lossyPeakDbtp: number;
  /** What the plan of these masters expects, for the target it was made for; null: none is known. */
  readonly planned: { readonly target: Target; readonly levelLufs: number } | null;
  /** Whether tracks lie apart on purpose: levels kept as mixed. */
  readonly isSpreadMeant: boolean;
  readonly baseFolder: string;
  readonly files: readonly WantedFile[];
  /** What is wrong with the delivered set as a whole; null: there is none. */
  readonly ofSet: readonly Issue[] | null;
}

export interface WantedFile extends TypedFile {
  readonly promised: PromisedMaster | null;
}

type Refused = { readonly status: 'refused'; readonly issues: readonly Issue[] };

/** Files that a person named. */
export function namedMasters(typed: readonly string[]): MastersWanted | Refused {
  const { files, isNone } = typedFiles(typed);
  if (isNone) return { status: 'refused', issues: missingIssues(files) };
  return {
    release: null,
    target: null,
    lossyPeakDbtp: usualLossyPeakDbtp,
    planned: null,
    isSpreadMeant: false,
    baseFolder: process.cwd(),
    files: files.map((file) => ({ ...file, promised: null })),
    ofSet: null,
  };
}

/** The masters that a release was delivered as. */
export async function deliveredMasters(
  releaseFile: string,
  { out }: { readonly out: string | undefined },
): Promise<MastersWanted | Refused> {
  const { readRelease } = await import('../read-release.js');
  const { release, issues, baseFolder } = await readRelease(releaseFile);
  if (!release) return { status: 'refused', issues };
  const folder = releaseFolderAt(out ?? chosenFolder(release, baseFolder));
  const foreign = await ownedByAnother(folder, { release, releaseFile });
  if (foreign) return { status: 'refused', issues: [foreign] };
  const [{ delivery, renderings }, written] = await Promise.all([
    formerFiles(folder),
    readWrittenPlan(folder),
  ]);
  if (!delivery || !renderings) return { status: 'refused', issues: [noMasters(releaseFile, out)] };
  const plan = written?.plan ?? null;
  const promised = await promisesOf(release, { delivery, renderings, plan, baseFolder });
  const found = promised.filter(({ file }) => isFile(resolve(folder.root, file)));
  return {
    release: { title: release.title, artist: release.artist },
    target: release.target,
    lossyPeakDbtp: release.lossyPeakDbtp ?? usualLossyPeakDbtp,
    planned: plan && { target: plan.target, levelLufs: plan.loudness.expectedLufs },
    isSpreadMeant: plan?.loudness.mode === 'as mixed',
    baseFolder: folder.root,
    files: found.map((one, at) => ({ number: at + 1, ...one, missing: null })),
    ofSet: await wholeSetIssues(folder, { release, delivery }),
  };
}

async function promisesOf(
  release: Release,
  {
    delivery,
    renderings,
    plan,
    baseFolder,
  }: {
    readonly delivery: Delivery;
    readonly renderings: Renderings;
    readonly plan: MasteringPlan | null;
    readonly baseFolder: string;
  },
): Promise<readonly { readonly file: string; readonly promised: PromisedMaster | null }[]> {
  const { paths } = locateTracks(release.tracks, baseFolder);
  return Promise.all(
    delivery.files
      .filter(({ kind }) => kind === 'master')
      .map(async ({ file, sha256, track: number }) => {
        const track = release.tracks.find((one) => one.number === number);
        if (!track) return { file, promised: null };
        const title = renderings.tracks.find((one) => one.number === number)?.title ?? '';
        const planned = plan?.tracks.find((one) => one.number === number);
        const tags = tagFieldsOf({
          release,
          track,
          title: track.title ?? title,
          total: release.tracks.length,
          sourceTags: await readTags(paths.get(track.number) ?? ''),
        });
        return { file, promised: { sha256, tags, offsetLu: planned?.offsetLu ?? 0 } };
      }),
  );
}

/** Files that are not there, are not what was delivered, or were never made. */
async function wholeSetIssues(
  folder: ReleaseFolder,
  { release, delivery }: { readonly release: Release; readonly delivery: Delivery },
): Promise<readonly Issue[]> {
  const issues: Issue[] = [];
  const add = (code: string, severity: Issue['severity'], message: string, fix: string): void =>
    void issues.push({ code, severity, message, fix });
  const again = '`kindred master` makes it again.';
  for (const { file, kind, sha256 } of delivery.files) {
    const path = resolve(folder.root, file);
    if (!isFile(path)) add('not-there', 'error', `${file} was delivered and is not there`, again);
    // A master is read anyway, and judged with its sound.
    else if (kind !== 'master' && (await digestOf(path)) !== sha256) {
      add('changed', 'error', `${file} is not the file that was delivered`, again);
    }
  }
  const listed = new Set(delivery.files.map(({ file }) => file.normalize('NFC')));
  const patterns = ['masters/*', 'masters/*/*'];
  const there = Object.values(findFiles(folder.root, patterns)).flat();
  for (const file of there.filter((one) => !listed.has(one.normalize('NFC')))) {
    add('not-ours', 'warning', `${file} does not belong to the release`, 'Move it elsewhere.');
  }
  const mastered = new Set(delivery.files.flatMap(({ track }) => track ?? []));
  for (const { number, title, file } of release.tracks.filter((one) => !mastered.has(one.number))) {
    const name = title ?? posix.basename(file);
    add('no-master', 'error', `there is no master of ${number} ${name}`, '`kindred master`');
  }
  if (!delivery.isComplete && mastered.size === release.tracks.length) {
    const message = 'not every file that was asked for was delivered';
    add('not-complete', 'error', message, '`kindred master` says why.');
  }
  return issues;
}

function noMasters(releaseFile: string, out: string | undefined): Issue {
  const command = `kindred master ${asArgument(releaseFile)}`;
  return {
    code: 'no-masters',
    severity: 'error',
    message: `there are no masters of ${releaseFile} yet`,
    fix: `\`${command}${out === undefined ? '' : ` --out ${asArgument(out)}`}\` makes them.`,
  };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
