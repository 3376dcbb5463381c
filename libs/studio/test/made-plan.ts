import {
  masteringPlanSchema,
  releaseSchema,
  targetPresets,
  type MasteringPlan,
  type Release,
  type ReleaseTrack,
  type TrackPlan,
} from '@kindred/records';

/** A plan of tracks that are alike but for what is said of them; `mixes/1.wav` and on. */
export function madePlan(
  changes: readonly Partial<TrackPlan>[],
  segueGroups: readonly (readonly number[])[] = [],
): MasteringPlan {
  return masteringPlanSchema.parse({
    schema: 'plan/1',
    release: { title: 'A', artist: 'B' },
    target: targetPresets.streaming,
    loudness: {
      mode: 'loud sections',
      basis: 'loud sections',
      commonLufs: -12.8,
      expectedLufs: -14,
      yieldedLu: 0,
      bindingTrack: null,
      because: [],
    },
    segueGroups,
    tracks: changes.map((change, index) => ({
      number: index + 1,
      file: `mixes/${index + 1}.wav`,
      title: `T${index + 1}`,
      sourceSha256: '00ff',
      gainDb: 0,
      limiter: { ceilingDbtp: -1, aimDbtp: -1.1 },
      limiting: { budget: 'gentle', times: 1 },
      aimLufs: -12.8,
      expected: {
        integratedLufs: -14,
        loudSectionLufs: -12.8,
        reductionMaxDb: 0,
        loudPassageLossDb: 0,
        deepReductionShare: 0,
      },
      because: [],
      ...change,
    })),
  });
}

/** A release of those files, in their order, of which nothing more is said. */
export function madeRelease(
  tracks: readonly (Partial<ReleaseTrack> & { readonly file: string })[],
  change: Partial<Release> = {},
): Release {
  return releaseSchema.parse({
    schema: 'release/1',
    title: 'A',
    artist: 'B',
    genre: null,
    target: targetPresets.streaming,
    match: { loudness: 'auto' },
    tracks: tracks.map((track, at) => ({
      number: at + 1,
      title: null,
      role: null,
      offsetLu: null,
      limiting: null,
      segue: null,
      ...track,
    })),
    outputFolder: null,
    ...change,
  });
}
