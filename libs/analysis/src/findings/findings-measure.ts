import { createGroupScanner, groupFramesAt, type Kernels, type Plane } from '@kindred/dsp';
import type { Finding, FindingSeverity } from '@kindred/records';
import { bandwidthFindings, type TopSpectrum } from './bandwidth.js';
import { bitDepthFindings, type SampleFormat } from './bit-depth.js';
import { createDelayDetector } from './channel-delay.js';
import { channelPairFindings } from './channel-pair.js';
import type { ChannelTotals } from './channel-totals.js';
import { impulseFindings } from './clicks.js';
import { createClippingDetector } from './clipping.js';
import { dcFindings } from './dc.js';
import { createDropoutDetector } from './dropouts.js';
import { dynamicsFindings, type DynamicsFacts } from './dynamics.js';
import { edgeFindings, type EdgeFacts } from './edges.js';
import { createGapDetector } from './gaps.js';
import { humFindings } from './hum.js';
import { createImpulseFinder } from './impulses.js';
import { infrasonicFindings } from './infrasonic.js';
import { createLowWindows } from './low-windows.js';
import { overFindings } from './overs.js';
import { createScannedRun, reduceRun, type Detector, type ScannedRun } from './scanned-run.js';
import { stereoFindings, type StereoFacts } from './stereo.js';

/** What other measures found on the same track; a part that is absent or null is not judged. */
export interface FindingFacts {
  readonly peak?: {
    readonly truePeakDbtp: number | null;
    readonly truePeakAtSeconds: number | null;
  } | null;
  readonly dynamics?: DynamicsFacts | null;
  /** K-weighted energy of either channel, over the whole track or its gated part. */
  readonly weightedEnergies?: { readonly left: number; readonly right: number } | null;
  readonly stereo?: StereoFacts | null;
  readonly edges?: EdgeFacts | null;
  readonly topSpectrum?: TopSpectrum | null;
}

export interface FindingsMeasure {
  push(planes: readonly Plane[], frames: number): void;
  /** The most severe first. */
  finish(facts: FindingFacts): readonly Finding[];
}

export interface FindingsFormat extends SampleFormat {
  readonly sampleRateHz: number;
  readonly channels: number;
}

const severities: readonly FindingSeverity[] = ['error', 'warning', 'note'];

/** Looks for defects of a track in one pass over its 32-bit planes. */
export function createFindingsMeasure(kernels: Kernels, format: FindingsFormat): FindingsMeasure {
  const groupFrames = groupFramesAt(format.sampleRateHz);
  const scanned: ScannedRun = createScannedRun(() => scanner, { ...format, groupFrames });
  const clipping = createClippingDetector({ ...format, blurLinear: ditherBlur(format) });
  const dropouts = createDropoutDetector(format);
  const impulses = createImpulseFinder(format);
  const gaps = createGapDetector();
  const delays: Detector[] = format.channels === 2 ? [createDelayDetector(format)] : [];
  const low = createLowWindows({ ...format, groupFrames });
  const sums = scanned.channels.map(() => 0);
  const powers = scanned.channels.map(() => 0);
  const folds = [clipping, dropouts, impulses, gaps, low, ...delays];

  const scanner = createGroupScanner(kernels, format, (run) => {
    reduceRun(run, scanned);
    for (const fold of folds) fold.take(scanned);
    for (let c = 0; c < sums.length; c++) {
      sums[c]! += scanned.channels[c]!.sum;
      powers[c]! += scanned.channels[c]!.power;
    }
  });

  return {
    push(planes, frames) {
      scanner.push(planes, frames);
    },
    finish(facts) {
      const { frames, differencePower, occupiedBits } = scanner.finish();
      if (frames === 0) return [];
      const totals: ChannelTotals = { frames, sums, powers, differencePower };
      const meanPower = powers.reduce((a, b) => a + b, 0) / powers.length / frames;
      const found = [
        ...[clipping, dropouts, gaps, ...delays].flatMap((detector) => detector.finish({ frames })),
        ...impulseFindings(impulses.found, {
          durationSeconds: frames / format.sampleRateHz,
          channels: format.channels,
          dropouts: dropouts.found,
        }),
        ...dcFindings(totals, format),
        ...channelPairFindings(totals, facts.weightedEnergies ?? null),
        ...infrasonicFindings(low, { power: meanPower }),
        ...humFindings(low),
        ...bitDepthFindings(format, { occupiedBits, frames }),
        ...factFindings(facts, format),
      ];
      return severities.flatMap((severity) => found.filter((one) => one.severity === severity));
    },
  };
}

function factFindings(facts: FindingFacts, format: FindingsFormat): readonly Finding[] {
  return [
    ...(facts.peak ? overFindings(facts.peak) : []),
    ...(facts.dynamics ? dynamicsFindings(facts.dynamics) : []),
    ...(facts.stereo ? stereoFindings(facts.stereo) : []),
    ...(facts.edges ? edgeFindings(facts.edges) : []),
    ...(facts.topSpectrum ? bandwidthFindings(facts.topSpectrum, format) : []),
  ];
}

/** Peak to peak of triangular dither and rounding, where samples are coarse enough to tell. */
function ditherBlur({ sampleKind, bitsPerSample }: SampleFormat): number {
  return sampleKind === 'integer' && bitsPerSample <= 16 ? 3 / (1 << (bitsPerSample - 1)) : 0;
}
