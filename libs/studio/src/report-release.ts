import { readFile, stat } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { profilesSchema, type Issue, type Profiles } from '@kindred/records';
import { formerRenderings } from './former-files.js';
import { loadReport } from './keep-report.js';
import { readExcerpts } from './kept-excerpts.js';
import { nextCommand } from './next-command.js';
import { chosenFolder } from './open-run.js';
import { readPlanEdits, readWrittenPlan } from './plan-edits.js';
import { readRelease } from './read-release.js';
import { releaseFolderAt, type ReleaseFolder } from './release-folder.js';
import { worldIssue } from './world-issue.js';
import { writeReport } from './write-report.js';

export interface ReportRequest {
  /** A release file, or the folder of a release that was mastered. */
  readonly of: string;
  /** The release's folder, where a release file was named and its own choice is not meant. */
  readonly out?: string;
  /** Of the Kindred that runs, for the report to tell. */
  readonly version: string;
  /** Leaves the sound out. */
  readonly withoutAudio?: boolean;
}

/** A report as it was written again. */
export interface WrittenReport {
  readonly folder: ReleaseFolder;
  readonly reportBytes: number;
}

export type ReportOutcome =
  | ({ readonly status: 'done'; readonly issues: readonly Issue[] } & WrittenReport)
  | { readonly status: 'refused' | 'failed'; readonly issues: readonly Issue[] };

/**
 * Writes report.html again from what the last run left beside it: the same bytes, if nothing was
 * changed since. No mix and no master is read; what can be heard was cut by then.
 */
export async function reportRelease(request: ReportRequest): Promise<ReportOutcome> {
  const refused = (...issues: Issue[]): ReportOutcome => ({ status: 'refused', issues });
  const { of, version, withoutAudio = false } = request;
  const root = (await isFolder(of)) ? of : null;
  const releaseFile = root === null ? of : await releaseFileOf(releaseFolderAt(root));
  if (releaseFile === null) return refused(nothingMastered(of));
  const { release, issues, baseFolder } = await readRelease(releaseFile);
  if (!release) return refused(...issues);
  const folder = releaseFolderAt(root ?? request.out ?? chosenFolder(release, baseFolder));
  const [written, profiles, renderings] = await Promise.all([
    readWrittenPlan(folder),
    readProfiles(folder),
    formerRenderings(folder),
  ]);
  if (!written || !profiles || !renderings) return refused(nothingMastered(folder.root, request));
  const { plan } = written;
  const heard = withoutAudio ? { excerpts: null, issues: [] } : await readExcerpts(folder);
  const edits = await readPlanEdits(folder, { release, discardEdits: false });
  const { renderReport } = await loadReport();
  const pieces = renderReport({
    release,
    profiles,
    plan,
    renderings,
    version,
    ...(heard.excerpts ? { excerpts: heard.excerpts } : {}),
  });
  let reportBytes: number;
  try {
    reportBytes = writeReport(folder, pieces).bytes;
  } catch (error) {
    return { status: 'failed', issues: [worldIssue(error, folder.report)] };
  }
  const changed = edits.status === 'read' && edits.text !== null && !edits.isAsWritten;
  return {
    status: 'done',
    issues: [...issues, ...heard.issues, ...(changed ? [editedSince(folder)] : [])],
    folder,
    reportBytes,
  };
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** As the plan in a release's folder names it; null where there is none. */
async function releaseFileOf(folder: ReleaseFolder): Promise<string | null> {
  const file = (await readWrittenPlan(folder))?.plan.release.file;
  return file === undefined
    ? null
    : relative(process.cwd(), resolve(folder.root, file)) || resolve(folder.root, file);
}

async function readProfiles({ profiles }: ReleaseFolder): Promise<Profiles | null> {
  try {
    return profilesSchema.parse(JSON.parse(await readFile(profiles, 'utf8')));
  } catch {
    return null;
  }
}

function nothingMastered(
  path: string,
  { of, out }: { readonly of?: string; readonly out?: string } = {},
): Issue {
  const command = nextCommand('master', { releaseFile: of ?? 'release.yaml', out });
  return {
    code: 'nothing-mastered',
    severity: 'error',
    message: `${path} holds no masters to report on`,
    fix: `Run \`${command}\` first.`,
  };
}

function editedSince({ plan }: ReleaseFolder): Issue {
  return {
    code: 'plan-edited',
    severity: 'note',
    message: `${relative(process.cwd(), plan)} was edited since; the report tells the plan as it was last decided`,
  };
}
