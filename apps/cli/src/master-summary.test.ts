import { describe, expect, it } from 'vitest';
import {
  filesOfTrack,
  isRejected,
  promiseNames,
  targetPresets,
  type EqBand,
  type MasteringPlan,
  type Reason,
  type RenderedTrack,
  type Renderings,
} from '@kindred/records';
import type { MasteredRelease } from '@kindred/studio';
import { inkFor } from './ink.js';
import { summarise } from './master-summary.js';

const ink = inkFor({ choice: 'never', isTerminal: false, environment: {} });
const pooled = {
  title: 'Night Drive',
  artist: 'The Example Band',
  pooledLufs: -15,
  loudestTrackLufs: -14,
  loudestTrack: 1,
  durationWeightedLufs: -15.2,
  loudSectionSpreadLu: 3.41,
  truePeakMaxDbtp: -1.02,
  durationSeconds: 300,
};

function track(number: number, change: { broken?: string; file?: string } = {}): RenderedTrack {
  const loudness = {
    integratedLufs: -14.04,
    loudSectionLufs: -12.8,
    shortTermMaxLufs: -12,
    momentaryMaxLufs: -11,
    rangeLu: 6,
    reason: null,
  };
  const peak = {
    truePeakDbtp: -0.96,
    truePeakItuDbtp: -1,
    samplePeakDbfs: -1.1,
    truePeakAtSeconds: 2,
    reason: null,
  };
  return {
    number,
    title: number === 1 ? 'Ignition' : 'A title that is far too long',
    status: 'done',
    issues: [],
    gainDb: 3.14,
    renders: 1,
    limiter: {
      reductionMaxDb: number === 1 ? 1.31 : 0,
      reductionMaxAtSeconds: 1,
      loudPassageLossDb: 0.1,
      deepReductionShare: 0,
      hopSeconds: 0.1,
      reductionDb: [],
    },
    further: [],
    outputs: [
      {
        file: change.file ?? `masters/0${number}.wav`,
        sha256: 'a',
        bytes: 1,
        format: {
          container: 'wav',
          sampleKind: 'integer',
          bitsPerSample: 24,
          sampleRateHz: 44100,
          channels: 2,
          frames: 1,
          durationSeconds: 1,
        },
        measured: {
          loudness,
          peak,
          series: { hopSeconds: 0.1, momentaryLufs: [], shortTermLufs: [] },
        } as unknown as RenderedTrack['outputs'][0]['measured'],
      },
    ],
    promises: promiseNames.map((name) => ({
      name,
      kept: name !== change.broken,
      expected: '',
      got: '',
    })),
  };
}

function linesFor(
  tracks: Renderings['tracks'],
  reasons: { release?: Reason[]; track?: Reason[]; eq?: EqBand[] } = {},
): string {
  const plan = {
    target: targetPresets.streaming,
    loudness: { because: reasons.release ?? [] },
    tracks: [{ number: 1, title: 'Ignition', eq: reasons.eq ?? [], because: reasons.track ?? [] }],
  } as unknown as MasteringPlan;
  const mastered = {
    plan,
    profiles: { release: pooled },
    renderings: { release: { ...pooled, loudSectionSpreadLu: 0.02 }, tracks },
    delivery: { files: tracks.flatMap(filesOfTrack).filter((file) => !isRejected(file)) },
    folder: { report: '/r/report.html', masters: '/r/masters' },
    reportBytes: 14_230_000,
  } as unknown as MasteredRelease;
  const { lines } = summarise({ mastered, ink, seconds: 16.1, shown: (path) => path.slice(1) });
  return lines.join('\n');
}

describe('the summary of a run', () => {
  it('says the largest move of tone, or that filters were set by hand, in 80 columns', () => {
    const eq: EqBand[] = [{ type: 'bell', frequencyHz: 200, q: 0.8, gainDb: -2 }];
    const values = { frequencyHz: 200, wantedDb: -4.1, appliedDb: -2, amount: 0.7, mostDb: 2 };
    const moved: Reason = {
      code: 'tone-moved',
      values: { ...values, against: 'siblings', siblings: [2], boundBy: 'most' },
    };
    const text = linesFor([track(1)], { eq, track: [moved] });
    expect(text).toMatch(/^ 1 Ignition +\+3\.1 dB +-2\.0 dB 200 Hz +1\.4 dB +-14\.0 LUFS/mu);
    expect(linesFor([track(1)], { eq })).toMatch(/-2\.0 dB 200 Hz/u);
    const pinned: Reason = { code: 'tone-pinned', values: { largestDb: 1, mostDb: 2 } };
    expect(linesFor([track(1)], { eq, track: [pinned] })).toMatch(/by hand/u);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('shows every track with its gain, its limiting, its loudness and its peak', () => {
    const text = linesFor([track(1), track(2)]);
    expect(text).toMatch(
      /^ 1 Ignition +\+3\.1 dB +left alone +1\.4 dB +-14\.0 LUFS +-0\.9 dBTP$/mu,
    );
    expect(text).toMatch(/^ 2 A title that … +\+3\.1 dB +left alone +none /mu);
  });

  it('says how far apart the family was and is, rounded toward the worse side', () => {
    expect(linesFor([track(1), track(2)])).toContain(
      'One family: loud sections were 3.5 LU apart, now 0.1 LU; album -15.0 LUFS.',
    );
  });

  it('speaks of no family where there is one track', () => {
    expect(linesFor([track(1)])).not.toContain('family');
  });

  it('names the promises that were broken and counts what was rejected', () => {
    const text = linesFor([track(1), track(2, { broken: 'peak', file: 'rejected/02.wav' })]);
    expect(text).toContain('Broken: peak. Kept: the other 6.');
    expect(text).toContain('1 file delivered, 1 rejected, 16.1 s');
  });

  it('says which tracks are missing', () => {
    const failed = {
      number: 2,
      title: 'B',
      status: 'failed',
      issues: [],
      outputs: [],
      promises: [],
    };
    expect(linesFor([track(1), failed as Renderings['tracks'][number]])).toContain(
      '1 of 2 tracks, 1 file',
    );
  });

  it('puts a mark on what a person must decide, and wraps it at 80', () => {
    const bound = 'loud-passage loss' as const;
    const text = linesFor([track(1), track(2)], {
      track: [
        {
          code: 'limiting-budget',
          values: {
            basis: 'loud sections',
            wantedLufs: -12.8,
            underLu: 2.1,
            bound,
            limiting: 'gentle',
            times: 1,
            of: 'loudest track',
          },
        },
      ],
    });
    expect(text).toMatch(/^! 1 Ignition: can't reach -12\.8 LUFS/mu);
    expect(text).toMatch(/^ {2}\S/mu);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('ends on where to look', () => {
    expect(linesFor([track(1)])).toMatch(
      / {2}report {2}r\/report\.html, 14\.2 MB\n {2}listen {2}r\/masters$/u,
    );
  });
});
