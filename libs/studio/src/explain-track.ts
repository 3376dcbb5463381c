import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { readFault } from '@kindred/audio-io';
import { comparePlans, parsePlan, parseRelease, releaseTextMax } from '@kindred/documents';
import {
  profilesSchema,
  type Issue,
  type MasteringPlan,
  type Pin,
  type Profiles,
  type RenderedTrack,
  type TrackPlan,
  type TrackProfile,
} from '@kindred/records';
import { findTrack } from './find-track.js';
import { formerRenderings } from './former-files.js';
import { nextCommand } from './next-command.js';
import { chosenFolder } from './open-run.js';
import { readWrittenPlan } from './plan-edits.js';
import { releaseFolderAt, type ReleaseFolder } from './release-folder.js';

export interface ExplainRequest {
  /** Number, title or file. */
  readonly track: string;
  readonly releaseFile: string;
  /** The release's folder; then the release file is not asked. */
  readonly out?: string;
}

/** What was decided on one track, and all that it can be explained with. */
export interface ExplainedTrack {
  readonly folder: ReleaseFolder;
  readonly releaseFile: string;
  /** As it was last decided. */
  readonly plan: MasteringPlan;
  /** Null: it could not be planned, and its profile says why. */
  readonly track: TrackPlan | null;
  readonly profile: TrackProfile;
  readonly profiles: Profiles;
  /** Null: nothing was rendered yet. */
  readonly rendering: RenderedTrack | null;
  /** Renderings of its siblings, where there are any. */
  readonly siblings: readonly RenderedTrack[];
  /** What was edited in plan.yaml since, and is not yet planned around. */
  readonly edits: readonly Pin[];
  /** Its first line in plan.yaml; null: not there. */
  readonly planLine: number | null;
}

export type ExplainOutcome =
  | ({ readonly status: 'done' } & ExplainedTrack)
  | { readonly status: 'refused'; readonly issues: readonly Issue[] };

/** Why a track is as it is: from the records that the last run left, without touching any audio. */
export async function explainTrack(request: ExplainRequest): Promise<ExplainOutcome> {
  const refused = (...issues: Issue[]): ExplainOutcome => ({ status: 'refused', issues });
  const { releaseFile } = request;
  const found = request.out === undefined ? await folderOf(releaseFile) : request.out;
  if (typeof found !== 'string') return refused(...found);
  const folder = releaseFolderAt(found);
  const [written, profiles, renderings] = await Promise.all([
    readWrittenPlan(folder),
    readProfiles(folder),
    formerRenderings(folder),
  ]);
  if (!written || !profiles) return refused(nothingPlanned(folder, request));
  const { plan } = written;
  const profile = findTrack(request.track, { title: plan.release.title, tracks: profiles.tracks });
  if ('code' in profile) return refused(profile);
  const { number, file } = profile;
  const { line, edits } = await readEdits(folder, { plan, number, file });
  const rendered = (renderings?.tracks ?? []).filter((one) => one.status === 'done');
  return {
    status: 'done',
    folder,
    releaseFile: plan.release.file ? resolve(folder.root, plan.release.file) : releaseFile,
    plan,
    track: plan.tracks.find((track) => track.number === number) ?? null,
    profile,
    profiles,
    rendering: rendered.find((one) => one.number === number) ?? null,
    siblings: rendered.filter((one) => one.number !== number),
    edits,
    planLine: line,
  };
}

/** The folder that a release file asks for, whether or not its mixes are there; or what is wrong with it. */
async function folderOf(releaseFile: string): Promise<string | readonly Issue[]> {
  let text: string;
  try {
    text = (await readFile(releaseFile, 'utf8')).slice(0, releaseTextMax + 1);
  } catch (error) {
    return [readFault(error, releaseFile).issue];
  }
  const { draft, issues } = parseRelease(text, releaseFile);
  if (!draft?.release) return issues;
  return chosenFolder(draft.release, dirname(resolve(releaseFile)));
}

async function readProfiles({ profiles }: ReleaseFolder): Promise<Profiles | null> {
  try {
    return profilesSchema.parse(JSON.parse(await readFile(profiles, 'utf8')));
  } catch {
    return null;
  }
}

/** Where a track stands in plan.yaml, and what was edited of it there; a plan that can't be read has neither. */
async function readEdits(
  folder: ReleaseFolder,
  {
    plan,
    number,
    file,
  }: { readonly plan: MasteringPlan; readonly number: number; readonly file: string },
): Promise<{ readonly line: number | null; readonly edits: readonly Pin[] }> {
  const text = await readFile(folder.plan, 'utf8').catch(() => null);
  if (text === null) return { line: null, edits: [] };
  const parsed = parsePlan(text, relative(process.cwd(), folder.plan));
  const at = parsed.plan?.tracks.findIndex((track) => track.number === number) ?? -1;
  return {
    line: parsed.places[`tracks[${at}].number`]?.line ?? null,
    edits: comparePlans(plan, parsed).pins.filter((pin) => pin.file === file),
  };
}

function nothingPlanned({ root }: ReleaseFolder, request: ExplainRequest): Issue {
  const where = relative(process.cwd(), root) || '.';
  return {
    code: 'nothing-planned',
    severity: 'error',
    message: `${where} holds no plan to explain`,
    fix: `Run \`${nextCommand('plan', request)}\` first.`,
  };
}
