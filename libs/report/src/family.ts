import type {
  Excerpts,
  Issue,
  LoudnessBasis,
  MasteringPlan,
  Profiles,
  Promised,
  Release,
  RenderedTrack,
  Renderings,
  TrackPlan,
} from '@kindred/records';
import { findingIssue, type Finding } from '@kindred/records';
import { safeText } from './prose.js';
import { measuredSide, type TrackSide } from './track-side.js';

/** Everything a report is made from. */
export interface ReportRecords {
  readonly release: Release;
  readonly profiles: Profiles;
  readonly plan: MasteringPlan;
  readonly renderings: Renderings;
  /** Version of Kindred that made the masters. */
  readonly version: string;
  /** What can be listened to; left out: the page has no sound. */
  readonly excerpts?: Excerpts;
}

/** One place of the running order with all that is known of it. */
export interface FamilyTrack {
  readonly number: number;
  /** "04", or "004" on a release of a hundred. */
  readonly label: string;
  /** Name of its card's anchor. */
  readonly anchor: string;
  readonly title: string;
  /** Of the master, else of the mix, else the median of the others. */
  readonly durationSeconds: number;
  readonly durationKnown: boolean;
  readonly mix: TrackSide | null;
  readonly master: TrackSide | null;
  readonly plan: TrackPlan | null;
  readonly rendering: RenderedTrack | null;
  /** Place of the rendering in renderings.json. */
  readonly renderingPointer: string;
  readonly planPointer: string;
  /** Places of its faults in the records, one after another. */
  readonly issuesOf: string;
  readonly issues: readonly FamilyIssue[];
  readonly promises: readonly Promised[];
}

/** What is said of a track, and where in it that lies, if it is not the whole of it. */
export interface FamilyIssue extends Issue {
  readonly places?: Finding['places'];
}

/** A track that has a master. */
export interface FinishedTrack extends FamilyTrack {
  readonly mix: TrackSide;
  readonly master: TrackSide;
  readonly plan: TrackPlan;
  readonly rendering: RenderedTrack;
}

/** The release as the report tells it: the records, joined by track. */
export interface Family extends ReportRecords {
  readonly basis: LoudnessBasis;
  readonly tracks: readonly FamilyTrack[];
  readonly finished: readonly FinishedTrack[];
  readonly durationSeconds: number;
}

/** Joins the records of a release, track by track, in running order. */
export function familyOf(records: ReportRecords): Family {
  const basis = records.plan.loudness.basis;
  const known = records.release.tracks.map((track) => joined(records, basis, track.number));
  const medianSeconds = median(known.flatMap((track) => track.lengthSeconds ?? []));
  const tracks = known.map(({ lengthSeconds, ...track }) => ({
    ...track,
    durationKnown: lengthSeconds !== null,
    durationSeconds: lengthSeconds ?? medianSeconds,
  }));
  return {
    ...records,
    basis,
    tracks,
    finished: tracks.filter(isFinished),
    durationSeconds: tracks.reduce((sum, track) => sum + track.durationSeconds, 0),
  };
}

export function isFinished(track: FamilyTrack): track is FinishedTrack {
  return track.mix !== null && track.master !== null && track.plan !== null;
}

function joined(records: ReportRecords, basis: LoudnessBasis, number: number) {
  const { release, profiles, plan, renderings } = records;
  const profileIndex = profiles.tracks.findIndex((track) => track.number === number);
  const planIndex = plan.tracks.findIndex((track) => track.number === number);
  const renderingIndex = renderings.tracks.findIndex((track) => track.number === number);
  const profile = profiles.tracks[profileIndex];
  const rendering = renderings.tracks[renderingIndex];
  const output = rendering?.outputs[0];
  const asked = release.tracks.find((track) => track.number === number);
  const digits = Math.max(2, String(release.tracks.length).length);
  return {
    number,
    label: String(number).padStart(digits, '0'),
    anchor: `t${String(number).padStart(digits, '0')}`,
    title: safeText(profile?.title ?? rendering?.title ?? asked?.title ?? asked?.file ?? ''),
    lengthSeconds: output?.format.durationSeconds ?? profile?.format?.durationSeconds ?? null,
    mix:
      profile?.status === 'done'
        ? measuredSide(profile, basis, `/profiles/tracks/${profileIndex}`)
        : null,
    master: output
      ? measuredSide(
          output.measured,
          basis,
          `/renderings/tracks/${renderingIndex}/outputs/0/measured`,
        )
      : null,
    plan: plan.tracks[planIndex] ?? null,
    planPointer: `/plan/tracks/${planIndex}`,
    issuesOf: [
      ...(profile ? [`/profiles/tracks/${profileIndex}/issues`] : []),
      ...(profile?.findings ? [`/profiles/tracks/${profileIndex}/findings`] : []),
      ...(rendering ? [`/renderings/tracks/${renderingIndex}/issues`] : []),
    ].join(' '),
    rendering: rendering?.status === 'done' ? rendering : null,
    renderingPointer: `/renderings/tracks/${renderingIndex}`,
    issues: withoutRepeats([
      ...(profile?.issues ?? []),
      ...(profile?.findings ?? []).map((finding) => ({
        ...findingIssue(finding, number),
        places: placesOf(finding),
      })),
      ...(rendering?.issues ?? []),
    ]),
    promises: rendering?.promises ?? [],
  };
}

/** Where not all places are known, the first: the others would seem to be the last of them. */
function placesOf({ places, placeCount }: Finding): Finding['places'] {
  return placeCount > places.length ? places.slice(0, 1) : places;
}

/** A fault of the mix may be told by both of its records. */
function withoutRepeats(issues: readonly FamilyIssue[]): readonly FamilyIssue[] {
  const told = new Set<string>();
  return issues.filter(({ code, message }) => {
    const key = `${code} ${message}`;
    return !told.has(key) && told.add(key);
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 180;
}
