import {
  createGroupScanner,
  createRunWatch,
  groupFramesAt,
  runGroups,
  type Kernels,
  type Region,
} from '@kindred/dsp';
import type {
  Dynamics,
  Finding,
  FindingCode,
  FindingSeverity,
  Loudness,
  Peak,
  Tone,
} from '@kindred/records';
import type { TopSpectrum } from '../tone/top-spectrum.js';
import { bandwidthFindings } from './bandwidth.js';
import { bitDepthFindings, type SampleFormat } from './bit-depth.js';
import { createDelayDetector } from './channel-delay.js';
import { channelPairFindings } from './channel-pair.js';
import { impulseFindings } from './clicks.js';
import { createClippingDetector } from './clipping.js';
import { dcFindings } from './dc.js';
import { createDropoutDetector } from './dropouts.js';
import { dynamicsFindings, rangeFindings } from './dynamics.js';
import { createEdgeNoise } from './edge-noise.js';
import { edgeFindings, type EdgeFacts } from './edges.js';
import { createGapDetector } from './gaps.js';
import { humFindings } from './hum.js';
import { createImpulseFinder } from './impulses.js';
import { infrasonicFindings } from './infrasonic.js';
import { createLowWindows } from './low-windows.js';
import { overFindings } from './overs.js';
import { scannedRun, type Detector } from './scanned-run.js';
import { stereoFindings, type StereoFacts } from './stereo.js';
import { watchLimits } from './watch-limits.js';

type DynamicsFacts = Pick<
  Dynamics,
  'plrDb' | 'psrMinDb' | 'psrMinAtSeconds' | 'crestDb' | 'rmsDbfs' | 'dcOffsetsLinear'
>;

/** What other measures found on the same track; a part that is absent or null is not judged. */
export interface FindingFacts {
  readonly loudness?: Pick<Loudness, 'rangeLu'> | null;
  readonly peak?: Pick<Peak, 'truePeakDbtp' | 'truePeakAtSeconds'> | null;
  readonly dynamics?: DynamicsFacts | null;
  readonly stereo?: StereoFacts | null;
  readonly tone?: Pick<Tone, 'whole'> | null;
  readonly edges?: EdgeFacts | null;
  readonly topSpectrum?: TopSpectrum | null;
}

export interface FindingsMeasure {
  push(planes: readonly Region<Float32Array>[], frames: number): void;
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
  const { sampleRateHz, channels } = format;
  const groupFrames = groupFramesAt(sampleRateHz);
  const blurLinear = ditherBlur(format);
  const watch = createRunWatch(kernels, {
    ...format,
    limits: watchLimits({ blurLinear, sampleRateHz }),
  });
  const clipping = createClippingDetector(watch, { ...format, blurLinear });
  const dropouts = createDropoutDetector(watch, format);
  const impulses = createImpulseFinder(watch, format);
  const gaps = createGapDetector();
  const delays: Detector[] =
    channels === 2 ? [createDelayDetector({ kernels, watch }, format)] : [];
  const low = createLowWindows({ kernels, watch }, { ...format, groupFrames });
  const edgeNoise = createEdgeNoise(
    { kernels, watch },
    { ...format, runFrames: groupFrames * runGroups },
  );
  const folds = [clipping, dropouts, impulses, gaps, low, edgeNoise, ...delays];

  const scanner = createGroupScanner(kernels, { sampleRateHz, channels, watch }, (run) => {
    const sights = watch.sights();
    const { copy } = scanner;
    const scanned = scannedRun(run, { groupFrames, sampleRateHz, sights, copy });
    for (const fold of folds) fold.take(scanned);
  });

  return {
    push(planes, frames) {
      scanner.push(planes, frames);
    },
    finish(facts) {
      const { frames, occupiedBits } = scanner.finish();
      if (frames === 0) return [];
      const durationSeconds = frames / format.sampleRateHz;
      const { stereo = null, tone = null, dynamics = null } = facts;
      const found = [
        ...[clipping, dropouts, gaps, edgeNoise, ...delays].flatMap((detector) =>
          detector.finish({ frames }),
        ),
        ...impulseFindings(impulses.found, {
          durationSeconds,
          channels: format.channels,
          dropouts: dropouts.found,
        }),
        ...channelPairFindings(
          Array.from({ length: channels }, (_, c) => watch.power(c) / frames),
          { stereo, tone },
        ),
        ...(dynamics ? dcFindings(dynamics, { durationSeconds }) : []),
        ...(dynamics ? infrasonicFindings(low, dynamics) : []),
        ...humFindings(low),
        ...bitDepthFindings(format, { occupiedBits, frames }),
        ...factFindings(facts, format),
      ];
      return severities.flatMap((severity) =>
        withoutConsequences(found).filter((one) => one.severity === severity),
      );
    },
  };
}

const channelFaults: readonly FindingCode[] = ['polarity', 'dead-channel', 'delay'];

/** What follows from a channel that is dead, turned over or late is not told beside it. */
function withoutConsequences(found: readonly Finding[]): readonly Finding[] {
  if (!found.some(({ code }) => channelFaults.includes(code))) return found;
  return found.filter(({ code }) => code !== 'mono-loss' && code !== 'low-side');
}

function factFindings(facts: FindingFacts, format: FindingsFormat): readonly Finding[] {
  return [
    ...(facts.peak ? overFindings(facts.peak) : []),
    ...(facts.dynamics ? dynamicsFindings(facts.dynamics) : []),
    ...(facts.loudness ? rangeFindings(facts.loudness) : []),
    ...(facts.stereo ? stereoFindings(facts.stereo, facts.tone ?? null) : []),
    ...(facts.edges ? edgeFindings(facts.edges) : []),
    ...(facts.topSpectrum ? bandwidthFindings(facts.topSpectrum, format) : []),
  ];
}

/** Peak to peak of triangular dither and rounding, where samples are coarse enough to tell. */
function ditherBlur({ sampleKind, bitsPerSample }: SampleFormat): number {
  return sampleKind === 'integer' && bitsPerSample <= 16 ? 3 / (1 << (bitsPerSample - 1)) : 0;
}
