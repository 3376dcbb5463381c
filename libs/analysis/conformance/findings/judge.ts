import {
  createTruePeakMeter,
  dbFromAmplitude,
  measureLoudness,
  createEnergyMeter,
} from '@kindred/dsp';
import type { Finding } from '@kindred/records';
import { createFindingsMeasure, type FindingFacts } from '../../src/findings/findings-measure.js';
import { createPowerSpectrum } from '../../src/findings/power-spectrum.js';
import { freshKernels } from '../measure.js';
import type { Track } from './beds.js';

/** All findings on a track, with the facts that other measures would supply. */
export function judge(track: Track, blockFrames = 4096): readonly Finding[] {
  const kernels = freshKernels();
  const format = { sampleRateHz: track.sampleRateHz, channels: track.channels.length };
  const measure = createFindingsMeasure(kernels, {
    ...format,
    sampleKind: track.sampleKind,
    bitsPerSample: track.bitsPerSample,
  });
  const energyMeter = createEnergyMeter(kernels, format);
  const peakMeter = createTruePeakMeter(kernels, format);
  const planes = track.channels.map(() => kernels.arena.f32(blockFrames + 4));
  const frames = track.channels[0]!.length;
  for (let done = 0; done < frames; done += blockFrames) {
    const count = Math.min(blockFrames, frames - done);
    planes.forEach(({ view }, c) => view.set(track.channels[c]!.subarray(done, done + count)));
    measure.push(planes, count);
    energyMeter.push(planes, count);
    peakMeter.push(planes, count);
  }
  const energies = energyMeter.finish();
  const peak = peakMeter.finish();
  const loudness = measureLoudness(energies.sum);
  const truePeakDbtp = peak.exactLinear > 0 ? dbFromAmplitude(peak.exactLinear) : null;
  const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);
  const facts: FindingFacts = {
    peak: { truePeakDbtp, truePeakAtSeconds: peak.exactAtFrame / track.sampleRateHz },
    dynamics: {
      plrDb:
        truePeakDbtp === null || loudness.integratedLufs === null
          ? null
          : truePeakDbtp - loudness.integratedLufs,
      psrMinDb: null,
      crestDb: null,
      rangeLu: loudness.rangeLu,
    },
    weightedEnergies:
      format.channels === 2 ? { left: sum(energies.left), right: sum(energies.right) } : null,
    edges: edgesOf(track),
    topSpectrum: topSpectrumOf(track) ?? null,
  };
  return measure.finish(facts);
}

function edgesOf({ channels, sampleRateHz }: Track): NonNullable<FindingFacts['edges']> {
  const frames = channels[0]!.length;
  let first = 0;
  while (first < frames && channels.every((x) => Math.abs(x[first]!) <= 0.001)) first++;
  if (first === frames)
    return { headSilenceSeconds: null, startLevelDbfs: null, endLevelDbfs: null };
  const span = Math.round(sampleRateHz / 100);
  const level = (from: number): number | null => {
    const power = Math.max(
      ...channels.map((x) => x.subarray(from, from + span).reduce((a, y) => a + y * y, 0) / span),
    );
    return power > 0 ? 10 * Math.log10(power) : null;
  };
  return {
    headSilenceSeconds: first / sampleRateHz,
    startLevelDbfs: level(first),
    endLevelDbfs: level(frames - span),
  };
}

/** 95th percentile over time per bin of about 200 Hz, from 8 kHz up. */
export function topSpectrumOf({ channels, sampleRateHz }: Track): FindingFacts['topSpectrum'] {
  const size = 256 * 2 ** Math.round(Math.log2(sampleRateHz / 44100));
  const spectrum = createPowerSpectrum(size);
  const binHz = sampleRateHz / size;
  const first = Math.ceil(8000 / binHz);
  if (first >= size / 2) return null;
  const frames: Float64Array[] = [];
  for (let at = 0; at + size <= channels[0]!.length; at += 16 * size) {
    const powers = new Float64Array(size / 2 + 1);
    for (const x of channels) spectrum.addTo(powers, x.subarray(at, at + size));
    frames.push(powers);
  }
  const levelsDb = Float32Array.from({ length: size / 2 - first }, (_, i) => {
    const sorted = frames.map((powers) => powers[first + i]!).sort((a, b) => a - b);
    return 10 * Math.log10((sorted[Math.floor(0.95 * sorted.length)] ?? 0) + 1e-16);
  });
  return { binHz, fromHz: first * binHz, levelsDb };
}
