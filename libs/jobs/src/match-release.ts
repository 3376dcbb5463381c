import { readSeries } from '@kindred/audio-io';
import { createKernelCourses, instantiateKernels } from '@kindred/dsp';
import { matchLoudness, planTone, planWidth } from '@kindred/matcher';
import type { JobContext, JobOutcome, MasteringPlan } from '@kindred/records';
import { fadedEnvelope } from './faded-envelope.js';
import type { MatchPayload } from './payloads.js';

/** Decides the loudness of a whole release: a second of search, away from who must stay awake. */
export function matchRelease(
  { release, tracks, tone, width, pins, former, folder }: MatchPayload,
  { shouldStop, kernels }: JobContext,
): JobOutcome<MasteringPlan> {
  if (shouldStop()) return { status: 'cancelled' };
  const subjects = tracks.map(({ profile, envelope }) => ({
    profile,
    envelope: fadedEnvelope(
      {
        ...envelope,
        peaks: readSeries(folder, envelope.peaks),
        energies: readSeries(folder, envelope.energies),
      },
      release.tracks.find(({ number }) => number === profile.number)?.fades,
    ),
  }));
  const pinnedGainsDb = new Map(
    pins.flatMap((pin) => (pin.part === 'gain' ? [[pin.track, pin.gainDb] as const] : [])),
  );
  const pinnedLimiters = new Map(
    pins.flatMap((pin) => (pin.part === 'limiter' ? [[pin.track, pin.limiter] as const] : [])),
  );
  const eqs = new Map(tone.tracks.map(({ number, eq }) => [number, eq]));
  const courses = createKernelCourses(instantiateKernels(kernels));
  const plan = matchLoudness({
    ...{ release, subjects, pinnedGainsDb, pinnedLimiters, eqs, former, courses },
  });
  return { status: 'done', result: planWidth(planTone(plan, tone), width) };
}
