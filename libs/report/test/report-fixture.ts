import {
  notMeasured,
  targetPresets,
  type LoudnessBasis,
  type Reason,
  type Target,
} from '@kindred/records';
import type { ReportRecords } from '../src/family.js';
import { madeCourse, madeJoins } from './made-joins.js';
import { madeSound } from './made-sound.js';
import { madeCentreDb, madeTone } from './made-tone.js';
import { pooled } from './made-pool.js';
import { promises } from './made-promises.js';
import { seededRandom } from './random.js';
import type { ReleaseSpec, TrackSpec } from './release-spec.js';
import { forms, loudSectionOf, shortTermOf, type SongForm } from './song-form.js';
import { fakeDigest, unsaid } from './unsaid.js';

/** Records of a made-up release: one that hangs together in all its numbers. */
export function makeRecords(spec: ReleaseSpec): ReportRecords {
  const target = spec.target ?? targetPresets.streaming;
  const basis = spec.basis ?? 'loud sections';
  const expectedLufs = target.loudnessLufs - (spec.yieldedLu ?? 0);
  const commonLufs =
    basis === 'integrated'
      ? expectedLufs
      : expectedLufs + Math.min(...spec.tracks.map(quietPartsLu));
  const made = spec.tracks.map((track, index) =>
    makeTrack(track, { number: index + 1, target, basis, commonLufs }),
  );
  const title = spec.title ?? 'Tidal Machines';
  const artist = spec.artist ?? 'The Example Band';
  const done = made.filter(({ rendering }) => rendering.status === 'done');
  const loudest = Math.max(...done.map(({ masterIntegrated }) => masterIntegrated), -70);
  return {
    version: '0.1.0',
    release: {
      schema: 'release/1',
      title,
      artist,
      genre: null,
      target,
      match: { loudness: basis },
      tracks: spec.tracks.map((track, index) => ({
        number: index + 1,
        file: fileOf(track, index + 1),
        title: track.title,
        ...unsaid,
      })),
      outputFolder: null,
    },
    profiles: {
      schema: 'profiles/1',
      release: {
        title,
        artist,
        ...pooled(
          made.filter(({ profile }) => profile.status === 'done'),
          'mix',
        ),
      },
      tracks: made.map(({ profile }) => profile),
    },
    plan: {
      schema: 'plan/1',
      release: { title, artist },
      target,
      loudness: {
        mode: basis,
        basis,
        commonLufs: spec.eachItsOwn ? null : commonLufs,
        expectedLufs,
        yieldedLu: spec.yieldedLu ?? 0,
        bindingTrack: spec.yieldedLu === undefined ? null : 1,
        waysOut: [],
        because: spec.planReasons ?? [
          {
            code: 'release-target',
            values: {
              basis: 'loud sections',
              of: target.of,
              commonLufs,
              targetLufs: target.loudnessLufs,
              expectedLufs,
              loudestTrack: loudestName(done),
            },
          },
          { code: 'room-to-spare', values: { allowedLufs: loudest + 1.1, limiting: 'gentle' } },
        ],
      },
      ...(spec.tracks.some(({ tone }) => tone) && {
        tone: {
          toward: { release: 1, reference: 0, balanced: 0 },
          amount: 0.7,
          mostDb: 2,
          centreDb: spec.withoutCentre ? null : madeCentreDb,
          ...(spec.reference && {
            reference: {
              names: spec.reference.names,
              levelsDb: madeTone([spec.reference.apart], 0).loud!.levelsDb,
            },
          }),
          spread: null,
          because: [],
        },
      }),
      segueGroups: [],
      joins: madeJoins(spec.tracks.length),
      tracks: made.flatMap(({ plan }) => (plan === null ? [] : [plan])),
    },
    renderings: {
      schema: 'renderings/1',
      release: { title, artist, ...pooled(done, 'master') },
      tracks: made.map(({ rendering }) => rendering),
    },
  };
}

function loudestName(done: readonly Made[]): string {
  const [loudest] = [...done].sort((a, b) => b.masterIntegrated - a.masterIntegrated);
  return loudest ? `${loudest.rendering.number} ${loudest.rendering.title}` : 'none';
}

type Made = ReturnType<typeof makeTrack>;
type Output = ReportRecords['renderings']['tracks'][number]['outputs'][number];

interface Place {
  readonly number: number;
  readonly target: Target;
  readonly basis: LoudnessBasis;
  /** Where the loud sections of all tracks are brought to. */
  readonly commonLufs: number;
}

/** How far the whole of a track lies under its loud section. */
function quietPartsLu({ title, offsetLu, underLu }: TrackSpec): number {
  return 1.6 + (title.length % 7) / 2 + (offsetLu ?? 0) + (underLu ?? 0);
}

function makeTrack(spec: TrackSpec, { number, target, basis, commonLufs }: Place) {
  const random = seededRandom(number * 977);
  const form: SongForm = { seconds: spec.seconds, parts: forms[spec.form], seed: number };
  const atZero = loudSectionOf(shortTermOf(form, 0));
  const mixSeries = shortTermOf(form, spec.mixLufs - atZero);
  const wanted = commonLufs - (spec.offsetLu ?? 0);
  const aimLufs = wanted - (spec.underLu ?? 0);
  const quieterThanLoud = quietPartsLu(spec) - (spec.offsetLu ?? 0) - (spec.underLu ?? 0);
  const aimOfLoudLufs = aimLufs + (basis === 'integrated' ? quieterThanLoud : 0);
  const masterLufs = aimOfLoudLufs + 0.08 * (random() - 0.5);
  const gainDb = aimOfLoudLufs - spec.mixLufs + 0.013;
  const masterSeries = shortTermOf(form, masterLufs - atZero);
  const excessDb = Math.max(0, spec.mixPeakDbtp + gainDb - target.ceilingDbtp);
  const reductionMaxDb = Math.min(3.9, excessDb * 0.62);
  const lossDb = reductionMaxDb * 0.17 * (spec.limitingTimes ?? 1);
  const peakAfter =
    spec.brokenPeakDbtp ??
    (excessDb > 0 ? target.ceilingDbtp - 0.052 - 0.01 * random() : spec.mixPeakDbtp + gainDb);
  const identity = { number, title: spec.title, issues: spec.issues ?? [] };
  const format = {
    container: 'wav' as const,
    sampleKind: 'integer' as const,
    bitsPerSample: 24,
    sampleRateHz: 44100,
    channels: 2,
    frames: Math.round(spec.seconds * 44100),
    durationSeconds: spec.seconds,
  };
  const range = 5 + 10 * random();
  const measured = (
    series: (number | null)[],
    loudLufs: number,
    peak: number,
    rangeLu: number,
  ) => ({
    loudness: {
      integratedLufs: spec.tooShort ? loudLufs : loudLufs - quieterThanLoud,
      loudSectionLufs: spec.tooShort ? null : loudLufs,
      shortTermMaxLufs: spec.tooShort ? null : Math.max(...series.map((value) => value ?? -70)),
      momentaryMaxLufs: loudLufs + 2.3,
      rangeLu: spec.tooShort ? null : rangeLu,
      reason: spec.tooShort ? `too short (${spec.seconds} s)` : null,
    },
    peak: {
      truePeakDbtp: peak,
      truePeakItuDbtp: peak - 0.02,
      samplePeakDbfs: peak - 0.2,
      truePeakAtSeconds: spec.seconds / 3,
      reason: null,
    },
    series: {
      hopSeconds: 0.1,
      momentaryLufs: series,
      shortTermLufs: spec.tooShort ? [] : series,
    },
  });
  const mix = measured(mixSeries, spec.mixLufs, spec.mixPeakDbtp, range);
  const master = measured(masterSeries, masterLufs, peakAfter, range - lossDb * 0.6);
  const limiter = {
    reductionMaxDb,
    reductionMaxAtSeconds: reductionMaxDb === 0 ? null : spec.seconds * 0.61,
    loudPassageLossDb: lossDb,
    deepReductionShare: reductionMaxDb > 3 ? 0.0012 : 0,
    hopSeconds: 0.1,
    reductionDb: masterSeries.map((value) => {
      const near = (value ?? -70) - masterLufs + 3.5;
      return near > 0 && reductionMaxDb > 0
        ? Math.round(Math.min(reductionMaxDb, near * random() ** 3 * reductionMaxDb) * 100) / 100
        : 0;
    }),
  };
  const file = `masters/${String(number).padStart(2, '0')} ${spec.title.replace(/[\\/:*?"<>|]/g, '-')}.wav`;
  const output: Output = {
    file,
    sha256: fakeDigest(number),
    bytes: format.frames * 6 + 44,
    format,
    measured: {
      ...madeSound,
      ...madeCourse(masterSeries, spec.seconds),
      ...master,
      ...(spec.tone && { tone: madeTone([spec.tone.apart, ...spec.tone.eq], gainDb) }),
    },
  };
  const profileIdentity = { ...identity, file: fileOf(spec, number) };
  return {
    masterIntegrated: spec.failed ? -70 : master.loudness.integratedLufs,
    profile:
      spec.failed === 'at profile'
        ? { ...profileIdentity, status: 'failed' as const, ...notMeasured }
        : {
            ...profileIdentity,
            issues: spec.failed ? [] : profileIdentity.issues,
            status: 'done' as const,
            format,
            sha256: fakeDigest(number + 500),
            ...mix,
            ...madeSound,
            ...madeCourse(mixSeries, spec.seconds),
            ...(spec.tone && { tone: madeTone([spec.tone.apart], 0) }),
            findings: [],
          },
    plan:
      spec.failed === 'at profile'
        ? null
        : {
            number,
            file: fileOf(spec, number),
            title: spec.title,
            sourceSha256: fakeDigest(number + 500),
            eq: spec.tone?.eq ?? [],
            gainDb,
            role: null,
            offsetLu: 0,
            limiting: { budget: target.limiting, times: spec.limitingTimes ?? 1 },
            limiter: { ceilingDbtp: target.ceilingDbtp, aimDbtp: target.ceilingDbtp - 0.05 },
            aimLufs,
            expected: {
              integratedLufs: master.loudness.integratedLufs + 0.01,
              loudSectionLufs: aimLufs,
              reductionMaxDb: reductionMaxDb + 0.1,
              loudPassageLossDb: lossDb + 0.02,
              deepReductionShare: 0,
            },
            because: reasons(spec, {
              commonLufs,
              gainDb,
              wanted,
              reductionMaxDb,
              lossDb,
              peakAfter,
              target,
            }),
          },
    rendering: spec.failed
      ? { ...identity, status: 'failed' as const, outputs: [], promises: [] }
      : {
          ...identity,
          status: 'done' as const,
          gainDb,
          renders: 1,
          limiter,
          outputs: [output],
          further: [],
          promises: promises({ target, output, basis, aimLufs, lossDb }),
        },
  };
}

function reasons(
  spec: TrackSpec,
  values: {
    commonLufs: number;
    gainDb: number;
    wanted: number;
    reductionMaxDb: number;
    lossDb: number;
    peakAfter: number;
    target: Target;
  },
): Reason[] {
  const { commonLufs, gainDb, wanted, reductionMaxDb, lossDb, peakAfter, target } = values;
  const move = {
    basis: 'loud sections',
    measuredLufs: spec.mixLufs,
    familyLufs: commonLufs,
  } as const;
  const level: Reason =
    Math.abs(gainDb) < 0.05
      ? { code: 'level-kept', values: { ...move, changeDb: gainDb } }
      : { code: gainDb > 0 ? 'louder' : 'quieter', values: { ...move, changeDb: gainDb } };
  const limiting: Reason =
    reductionMaxDb > 0
      ? {
          code: 'limiting',
          values: {
            reductionMaxDb: reductionMaxDb + 0.1,
            atSeconds: spec.seconds * 0.61,
            loudPassageLossDb: lossDb + 0.02,
            allowedLossDb: 0.7,
          },
        }
      : { code: 'no-limiting', values: { headroomDb: target.ceilingDbtp - peakAfter } };
  const budget: Reason[] =
    spec.underLu === undefined
      ? []
      : [
          {
            code: 'limiting-budget',
            values: {
              basis: 'loud sections',
              wantedLufs: wanted,
              underLu: spec.underLu - 0.2,
              bound: 'deepest reduction',
              limiting: 'gentle',
              times: spec.limitingTimes ?? 1,
              of: target.of,
            },
          },
        ];
  return [level, limiting, ...budget];
}

function fileOf(track: TrackSpec, number: number): string {
  return `mixes/${String(number).padStart(2, '0')} ${track.title}.wav`;
}
