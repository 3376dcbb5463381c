import { comparePlans, type ParsedPlan } from '@kindred/documents';
import {
  isSameFades,
  isSameTrims,
  usualOutputs,
  type Issue,
  type MasteringPlan,
  type Pin,
  type Release,
  type ReleaseTrack,
} from '@kindred/records';
import { heldPins } from './held-pins.js';
import { readWrittenPlan } from './plan-edits.js';
import { releaseFolderAt } from './release-folder.js';

/** A plan to be rendered, and what is known of it. */
export interface PlanToRender {
  /** What its numbers say, with the reasons that are known of them. */
  readonly plan: MasteringPlan;
  /** What differs from what was decided. */
  readonly edits: readonly Pin[];
  /** Mixes whose ends are cut or faded otherwise than was decided. */
  readonly ended: readonly string[];
  /** What a person set, now or in an earlier run; every part where that can't be known. */
  readonly byHand: readonly Pin[] | 'unknown';
  readonly issues: readonly Issue[];
}

/** Of a track that the release file no longer lists. */
const nothingSaid: Pick<ReleaseTrack, 'role' | 'offsetLu' | 'segue' | 'trims' | 'fades'> = {
  role: null,
  offsetLu: null,
  segue: null,
};

/** The release as its plan has it, with what only its file knows. */
export function releaseOf(
  { light, release, target, loudness, tracks, outputs = usualOutputs }: MasteringPlan,
  asked: Release,
): Release {
  return {
    ...asked,
    ...(light ? { light } : {}),
    outputs,
    title: release.title,
    artist: release.artist,
    target,
    match: { ...asked.match, loudness: loudness.mode },
    tracks: tracks.map(({ number, file, title, limiting, trims, fades }) => {
      const {
        trims: _,
        fades: __,
        ...said
      } = asked.tracks.find((track) => track.file === file) ?? nothingSaid;
      return {
        ...said,
        number,
        file,
        title,
        limiting: limiting.budget,
        ...(trims === undefined ? {} : { trims }),
        ...(fades === undefined ? {} : { fades }),
      };
    }),
  };
}

/** A plan as it was read, with what is known of how it was decided. @param folder that it lies in */
export async function planToRender(
  parsed: ParsedPlan,
  plan: MasteringPlan,
  folder: string,
): Promise<PlanToRender> {
  const written = await readWrittenPlan(releaseFolderAt(folder));
  const isOurs =
    written?.plan.release.title === plan.release.title &&
    written.plan.release.artist === plan.release.artist;
  if (!written || !isOurs)
    return { plan, edits: [], ended: [], byHand: 'unknown', issues: parsed.issues };
  const { pins: edits } = comparePlans(written.plan, parsed);
  const { tracks, outputs: _, light: __, ...decided } = written.plan;
  const ended = plan.tracks
    .filter((track) => {
      const was = tracks.find(({ file }) => file === track.file);
      if (was === undefined) return false;
      return !isSameFades(was.fades, track.fades) || !isSameTrims(was.trims, track.trims);
    })
    .map(({ file }) => file);
  return {
    plan: {
      ...decided,
      ...(plan.light ? { light: plan.light } : {}),
      ...(plan.outputs === undefined ? {} : { outputs: plan.outputs }),
      segueGroups: plan.segueGroups,
      tracks: plan.tracks.map((track) => {
        const { sideDb, eq, gainDb, limiter, trims, fades, aimLufs, number } = track;
        const was = tracks.find(({ file }) => file === track.file);
        return was
          ? {
              ...was,
              number,
              title: track.title,
              sideDb,
              eq,
              gainDb,
              limiter,
              trims,
              fades,
              aimLufs,
            }
          : track;
      }),
    },
    edits,
    ended,
    byHand: heldPins(written.pins, edits),
    issues: parsed.issues,
  };
}
