import {
  dbFromPower,
  lufsFromPower,
  powerFromDb,
  type SegmentEnergies,
  type WaveSeries,
} from '@kindred/dsp';
import type { Edge, Edges } from '@kindred/records';
import type { EdgeTone, EdgeTones } from '../tone/edge-tones.js';
import { recorded, recordedDb } from '../recorded.js';
import { hopPowers, loudestPower, loudestSamplePower, tenthPercentile } from './edge-levels.js';
import { viewFromEnd, viewFromStart, type EdgeView } from './edge-view.js';
import { findFade } from './find-fade.js';

/** What one pass took of the same track. */
export interface EdgesInput {
  readonly wave: WaveSeries;
  /** K-weighted. */
  readonly energies: SegmentEnergies;
  readonly tones: EdgeTones;
}

const segueDbfs = -50;
const cutEndDbfs = -60;
const cutSilenceSeconds = 0.01;
/** Sound that stands within this of its level at once has no attack. */
const attackRatio = powerFromDb(-6);
/** Under this a start clicks too softly to be called cut. */
const cutStartPower = powerFromDb(-50);
const stepFrames = 3;
const fadeHopsMax = 600;
const noiseHops = 50;

/** How a track begins and ends. */
export function measureEdges({ wave, energies, tones }: EdgesInput): Edges {
  const fromStart = viewFromStart(wave, energies);
  const fromEnd = viewFromEnd(wave, energies);
  const { sounding, sampleRateHz } = wave;
  const all = hopPowers(fromStart, { from: 0, hopsMax: Infinity });
  return {
    start: { ...measureEdge(fromStart), ...tones.start, isCut: isCutStart(fromStart) },
    end: { ...measureEdge(fromEnd), ...tones.end, isCut: isCutEnd(fromEnd) },
    sound: sounding && {
      startSeconds: seconds(sounding.firstFrame, sampleRateHz),
      endSeconds: seconds(sounding.lastFrame + 1, sampleRateHz),
    },
    noiseFloorDbfs: recordedDb(dbFromPower(tenthPercentile(all))),
    reason: whyNull(wave),
  };
}

function measureEdge(view: EdgeView): Omit<Edge, 'isCut' | keyof EdgeTone> {
  const { sampleRateHz, soundAt } = view;
  const power = loudestPower(view, { from: 0, to: 10 });
  const outermost = hopPowers(view, { from: 0, hopsMax: noiseHops });
  const fade = soundAt && findFade(hopPowers(view, { from: soundAt.power, hopsMax: fadeHopsMax }));
  return {
    silenceSeconds: seconds(view.silentFrames, sampleRateHz),
    zeroSeconds: seconds(view.zeroFrames, sampleRateHz),
    levelDbfs: recordedDb(dbFromPower(power)),
    outermostDbfs: recordedDb(dbFromPower(outermostPower(view))),
    soundDbfs: soundAt && recordedDb(dbFromPower(soundPower(view, soundAt.power))),
    stepDbfs: beginsAtOnce(view) ? recordedDb(dbFromPower(stepPower(view))) : null,
    isSegue: dbFromPower(power) > segueDbfs,
    fade: fade && {
      seconds: recorded(fade.seconds, 10) ?? 0,
      changeDb: recorded(fade.changeDb, 10) ?? 0,
    },
    loudness3sLufs: soundLoudness(view, 3),
    loudness10sLufs: soundLoudness(view, 10),
    noiseDbfs: recordedDb(dbFromPower(tenthPercentile(outermost))),
  };
}

/** The outermost 10 ms of the file. */
function outermostPower({ samples, sampleRateHz }: EdgeView): number {
  return loudestSamplePower(samples, { from: 0, to: Math.round(sampleRateHz / 100) });
}

/** The first 10 ms of sound lie across two segments: the louder stands for them. */
function soundPower(view: EdgeView, at: number): number {
  return Math.max(
    loudestPower(view, { from: at, to: at + 1 }),
    loudestPower(view, { from: at + 1, to: at + 2 }),
  );
}

function beginsAtOnce({ silentFrames, sampleRateHz, soundAt }: EdgeView): boolean {
  return soundAt !== null && silentFrames < cutSilenceSeconds * sampleRateHz;
}

/** Square of the highest magnitude in the first frames of sound. */
function stepPower({ samples, silentFrames }: EdgeView): number {
  let highest = 0;
  for (const plane of samples) {
    for (const x of plane.subarray(silentFrames, silentFrames + stepFrames)) {
      highest = Math.max(highest, x * x);
    }
  }
  return highest;
}

/**
 * A hit may begin on the first frame, yet it rises from nothing. Sound that had been going on stands
 * at its level at once.
 */
function isCutStart(view: EdgeView): boolean {
  if (!beginsAtOnce(view)) return false;
  const { samples, silentFrames, sampleRateHz } = view;
  const to = silentFrames + Math.max(2 * stepFrames, Math.round(sampleRateHz / 200));
  const power = loudestSamplePower(samples, { from: silentFrames, to });
  return power > cutStartPower && stepPower(view) >= attackRatio * power;
}

function isCutEnd(view: EdgeView): boolean {
  return dbFromPower(outermostPower(view)) > cutEndDbfs;
}

/** Loudness of the outermost seconds of sound; null where there is less of it. */
function soundLoudness(view: EdgeView, span: 3 | 10): number | null {
  const { energies, soundAt, soundFrames, sampleRateHz } = view;
  if (soundAt === null || soundFrames < span * sampleRateHz) return null;
  const run = energies.subarray(soundAt.energy, soundAt.energy + span * 100);
  return recordedDb(lufsFromPower(run.reduce((a, b) => a + b, 0) / run.length));
}

function seconds(frames: number, sampleRateHz: number): number {
  return recorded(frames / sampleRateHz, 1e5) ?? 0;
}

function whyNull({ frames, nonZero, sounding, sampleRateHz }: WaveSeries): string | null {
  if (frames === 0) return 'no samples';
  if (nonZero === null) return 'silent: every sample is 0';
  if (sounding === null) return 'no sample is over −60 dBFS';
  const soundSeconds = (sounding.lastFrame + 1 - sounding.firstFrame) / sampleRateHz;
  return soundSeconds < 10 ? 'less than 10 s of sound' : null;
}
