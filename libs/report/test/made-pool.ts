import type { TrackProfile, TrackRendering } from '@kindred/records';

/** One made-up track, before and after. */
export interface MadeTrack {
  readonly profile: TrackProfile;
  readonly rendering: TrackRendering;
}

/** Pooled figures of a made-up release: near enough to be believed, and all of one piece. */
export function pooled(made: readonly MadeTrack[], side: 'mix' | 'master') {
  const levels = made.flatMap(({ profile, rendering }) => {
    const from = side === 'mix' ? profile : rendering.outputs[0]?.measured;
    const number = profile.number;
    if (!from?.loudness || !from.peak) return [];
    return [
      {
        number,
        integrated: from.loudness.integratedLufs,
        loud: from.loudness.loudSectionLufs,
        peak: from.peak.truePeakDbtp ?? -70,
      },
    ];
  });
  const loudest = levels.reduce<(typeof levels)[number] | null>(
    (most, one) =>
      most === null || (one.integrated ?? -70) > (most.integrated ?? -70) ? one : most,
    null,
  );
  const mean =
    levels.reduce((sum, { integrated }) => sum + 10 ** ((integrated ?? -70) / 10), 0) /
    levels.length;
  const known = levels.length > 0;
  const louds = levels.flatMap(({ loud }) => loud ?? []);
  return {
    pooledLufs: known ? 10 * Math.log10(mean) + 0.2 : null,
    loudestTrackLufs: loudest?.integrated ?? null,
    loudestTrack: loudest?.number ?? null,
    durationWeightedLufs: known ? 10 * Math.log10(mean) : null,
    loudSectionSpreadLu: known ? Math.max(...louds) - Math.min(...louds) : null,
    truePeakMaxDbtp: known ? Math.max(...levels.map(({ peak }) => peak)) : null,
    durationSeconds: made.reduce(
      (sum, { profile }) => sum + (profile.format?.durationSeconds ?? 0),
      0,
    ),
  };
}
