import { mkdir, readdir, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';

/** Where everything of one release lies. All paths are absolute. */
export interface ReleaseFolder {
  readonly root: string;
  readonly masters: string;
  /** Files that broke a promise; never delivered. */
  readonly rejected: string;
  /** Unfinished files of this run; gone when it ends. */
  readonly work: string;
  readonly report: string;
  readonly plan: string;
  /** The plan as a record, as it was last written to `plan`. */
  readonly writtenPlan: string;
  readonly profiles: string;
  readonly renderings: string;
  /** What can be listened to in the report, and its MP3s; not there where it has no sound. */
  readonly excerpts: string;
  readonly excerptFiles: string;
  /** Every file that the release is delivered as; written last. */
  readonly delivery: string;
}

const workPrefix = '.work-';

export function releaseFolderAt(path: string): ReleaseFolder {
  const root = resolve(path);
  return {
    root,
    masters: join(root, 'masters'),
    rejected: join(root, 'rejected'),
    work: join(root, `${workPrefix}${process.pid}`),
    report: join(root, 'report.html'),
    plan: join(root, 'plan.yaml'),
    writtenPlan: join(root, 'plan.json'),
    profiles: join(root, 'profiles.json'),
    renderings: join(root, 'renderings.json'),
    excerpts: join(root, 'excerpts.json'),
    excerptFiles: join(root, 'excerpts'),
    delivery: join(root, 'delivery.json'),
  };
}

export async function makeFolder(folder: ReleaseFolder): Promise<void> {
  await mkdir(folder.root, { recursive: true });
}

/** An empty work folder. Needs the folder's lock: what other runs left behind is theirs no more. */
export async function prepareWork(folder: ReleaseFolder): Promise<void> {
  for (const name of await readdir(folder.root)) {
    if (name.startsWith(workPrefix)) {
      await rm(join(folder.root, name), { recursive: true, force: true });
    }
  }
  await mkdir(folder.work, { recursive: true });
}

/** For what must be on disk in a run that has no folder of its own, or leaves that alone. */
export function temporaryFolder(): string {
  return join(tmpdir(), `kindred-${randomUUID()}`);
}

export async function removeWork(folder: ReleaseFolder): Promise<void> {
  await rm(folder.work, { recursive: true, force: true });
}

/** Whether `path` lies in `folder`. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** A path as the records of a release's folder hold it: POSIX, relative to it, NFC. */
export function recordPath(folder: ReleaseFolder, path: string): string {
  return relative(folder.root, path).split(sep).join('/').normalize('NFC');
}
