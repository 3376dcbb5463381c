import { basisLevelLufs } from '@kindred/matcher';
import {
  decimals,
  highestPeakDbtp,
  allowanceOf,
  plrFloorDb,
  rangeLossMaxLu,
  sayLevel,
  type LimiterTrace,
  type LimitingAllowance,
  type LoudnessBasis,
  type Promised,
  type TrackPlan,
} from '@kindred/records';
import type { Comparison } from './alignment.js';
import type { MixFacts, WrittenPart } from './payloads.js';
import { judgeTone } from './tone-promise.js';

/** How near to its aim a track lands. */
const loudnessToleranceLu = 0.1;
/** A meter repeats itself within this on a file that only gained dither. */
const meterToleranceDb = 0.05;
/** What lies over 20 kHz may have been part of a peak, and not all rates hold it. */
const convertedToleranceDb = 0.3;

export interface Evidence {
  readonly track: TrackPlan;
  readonly basis: LoudnessBasis;
  /** How far tone may move; null where a person set the filters. */
  readonly toneMostDb: number | null;
  readonly source: MixFacts;
  /** As long as the mix lasts, at the file's rate. */
  readonly frames: number;
  readonly written: WrittenPart;
  readonly readBack: MixFacts;
  /** What became of the mix's samples. */
  readonly comparison: Comparison;
  /** Of the mix, read once more after the master was. */
  readonly sourceSha256: string;
}

/** Holds a file that was read back against the seven promises of a run. */
export function judgePromises(evidence: Evidence): readonly Promised[] {
  return [
    peak(evidence),
    loudness(evidence),
    tone(evidence),
    dynamics(evidence),
    length(evidence),
    files(evidence),
    sources(evidence),
  ];
}

function peak({ track, readBack }: Evidence): Promised {
  const { truePeakDbtp, truePeakItuDbtp } = readBack.peak;
  const { ceilingDbtp } = track.limiter;
  return {
    name: 'peak',
    kept: highestPeakDbtp(readBack.peak) <= ceilingDbtp,
    expected: `at most ${decimals(ceilingDbtp, 2)} dBTP`,
    got: `${hundredths(truePeakDbtp, 'dBTP')} at 16x, ${hundredths(truePeakItuDbtp, 'dBTP')} at 4x`,
  };
}

function loudness({ track, basis, readBack }: Evidence): Promised {
  const level = basisLevelLufs(readBack.loudness, basis);
  const distance = level === null ? Infinity : Math.abs(level - track.aimLufs);
  return {
    name: 'loudness',
    kept: distance <= loudnessToleranceLu,
    expected: `${decimals(track.aimLufs, 2)} LUFS within ${loudnessToleranceLu} LU`,
    got: hundredths(level, 'LUFS'),
  };
}

function tone({ track, toneMostDb, source, readBack, written, comparison }: Evidence): Promised {
  return judgeTone({
    eq: track.eq,
    eqTyped: track.eqTyped ?? 0,
    sideDb: track.sideDb ?? 0,
    mostDb: toneMostDb,
    sampleRateHz: source.format.sampleRateHz,
    writtenHz: readBack.format.sampleRateHz,
    isFaded: track.fades?.in !== undefined || track.fades?.out !== undefined,
    source: source.tone,
    readBack: readBack.tone,
    gainDb: track.gainDb,
    trace: written.trace,
    comparison,
  });
}

function dynamics({ track, source, readBack, written }: Evidence): Promised {
  const allowed = allowanceOf(track.limiting);
  const { trace } = written;
  const plrBefore = plr(source);
  const plrAfter = plr(readBack);
  const isConverted = readBack.format.sampleRateHz !== source.format.sampleRateHz;
  const toleranceDb = isConverted ? convertedToleranceDb : meterToleranceDb;
  const plrLeast = Math.min(plrFloorDb, plrBefore) - toleranceDb;
  const rangeBefore = trace.rangeBeforeLu ?? source.loudness.rangeLu ?? 0;
  const rangeLoss = rangeBefore - (readBack.loudness.rangeLu ?? 0);
  const kept =
    withinAllowance(trace, allowed) && plrAfter >= plrLeast && rangeLoss <= rangeLossMaxLu;
  return {
    name: 'dynamics',
    kept,
    expected:
      `loss at most ${decimals(allowed.loudPassageLossDb, 2)} dB in loud passages, ` +
      `reduction at most ${decimals(allowed.reductionMaxDb, 2)} dB, ` +
      `over 3 dB for at most ${percent(allowed.deepReductionShare)}, ` +
      `PLR at least ${decimals(plrLeast, 2)} dB, range loss at most ${rangeLossMaxLu} LU`,
    got:
      `loss ${decimals(trace.loudPassageLossDb, 2)} dB, ` +
      `reduction ${decimals(trace.reductionMaxDb, 2)} dB, ` +
      `over 3 dB for ${percent(trace.deepReductionShare)}, ` +
      `PLR ${decimals(plrAfter, 2)} dB, range loss ${decimals(rangeLoss, 2)} LU`,
  };
}

function withinAllowance(trace: LimiterTrace, allowed: LimitingAllowance): boolean {
  return (
    trace.loudPassageLossDb <= allowed.loudPassageLossDb &&
    trace.reductionMaxDb <= allowed.reductionMaxDb &&
    trace.deepReductionShare <= allowed.deepReductionShare
  );
}

function plr({ peak: peaks, loudness: levels }: MixFacts): number {
  return (peaks.truePeakDbtp ?? 0) - (levels.integratedLufs ?? 0);
}

function length({ frames, readBack, comparison: { offsetFrames } }: Evidence): Promised {
  const same = readBack.format.frames === frames;
  return {
    name: 'length',
    kept: same && offsetFrames === 0,
    expected: `${frames} frames, 0 frames late`,
    got:
      `${readBack.format.frames} frames, ` +
      (offsetFrames === null ? 'not alike within 64 frames' : `${offsetFrames} frames late`),
  };
}

function files({ written, readBack }: Evidence): Promised {
  return {
    name: 'files',
    kept: readBack.sha256 === written.sha256,
    expected: `sha256 ${written.sha256.slice(0, 12)} as written`,
    got: `sha256 ${readBack.sha256.slice(0, 12)} read back`,
  };
}

function sources({ source, sourceSha256 }: Evidence): Promised {
  return {
    name: 'sources',
    kept: sourceSha256 === source.sha256,
    expected: `sha256 ${source.sha256.slice(0, 12)} as measured`,
    got: `sha256 ${sourceSha256.slice(0, 12)} after the master was verified`,
  };
}

function percent(share: number): string {
  return `${decimals(share * 100, 2)} %`;
}

function hundredths(value: number | null, unit: string): string {
  return value === null ? sayLevel(null, unit) : `${decimals(value, 2)} ${unit}`;
}
