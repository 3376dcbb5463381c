import { describe, expect, it } from 'vitest';
import { corpusTracks, readTrack } from '../../conformance/corpus.js';
import { takeTrack } from '../../conformance/take-track.js';
import { measureDynamics } from '../dynamics/measure-dynamics.js';
import { measureEdges } from '../edges/measure-edges.js';
import { measureStereo } from './measure-stereo.js';
import { noEdgeTones } from '../tone/edge-tones.js';

/**
 * Fold loss: ebur128 of ffmpeg 5.1 on the file, less that on (left + right) / 2 on both channels.
 * RMS: its astats. DR and silence: numpy in 64 bits, by the definitions.
 */
const figures: Readonly<
  Record<string, { foldLu: number; rmsDbfs: number; drDb: number; head: number; tail: number }>
> = {
  'ep-electronic/01-a-new-journey.wav': {
    foldLu: 1.351,
    rmsDbfs: -26.095,
    drDb: 9.01,
    head: 0.00056,
    tail: 4.62865,
  },
  'ep-electronic/02-aberrations.wav': {
    foldLu: 1.503,
    rmsDbfs: -25.604,
    drDb: 12.68,
    head: 0.00092,
    tail: 2.67042,
  },
  'ep-electronic/03-advanced-simulacra.wav': {
    foldLu: 0.434,
    rmsDbfs: -23.044,
    drDb: 8.91,
    head: 0.00021,
    tail: 0.0011,
  },
  'ep-electronic/04-awakening.wav': {
    foldLu: 1.121,
    rmsDbfs: -22.235,
    drDb: 9.22,
    head: 0.00077,
    tail: 0.00058,
  },
  'ep-electronic/05-by-product.wav': {
    foldLu: 1.087,
    rmsDbfs: -23.52,
    drDb: 10.53,
    head: 0,
    tail: 0.37494,
  },
  'ep-metal/01-escape-from-chaosland.wav': {
    foldLu: 0.149,
    rmsDbfs: -10.179,
    drDb: 8.73,
    head: 0.01868,
    tail: 0.22576,
  },
  'ep-metal/02-feelings.wav': {
    foldLu: 0.414,
    rmsDbfs: -13.3,
    drDb: 10.22,
    head: 0.02023,
    tail: 1.88503,
  },
  'ep-metal/03-metal-madness.wav': {
    foldLu: 0.41,
    rmsDbfs: -11.802,
    drDb: 10.63,
    head: 0.03215,
    tail: 0.97469,
  },
  'ep-metal/04-war-of-freedom.wav': {
    foldLu: 0.077,
    rmsDbfs: -11.34,
    drDb: 9.61,
    head: 0.0158,
    tail: 1.26683,
  },
};

const tracks = corpusTracks();

describe.skipIf(tracks.size === 0)('a real track measures as other tools measure it', () => {
  it.each([...tracks].filter(([name]) => name in figures))(
    '%s',
    (name, path) => {
      const expected = figures[name]!;
      const { channels, sampleRateHz } = readTrack(name, path);
      const taken = takeTrack(channels, { sampleRateHz });
      const { wave, energies, peaks } = taken;
      const dynamics = measureDynamics({ wave, energies: energies.sum, peaks });
      const edges = measureEdges({ ...taken, tones: noEdgeTones });
      const { foldLossLu } = measureStereo({ ...taken, spectrum: null });
      expect(Math.abs(foldLossLu! - expected.foldLu)).toBeLessThan(0.01);
      expect(Math.abs(dynamics.rmsDbfs! - expected.rmsDbfs)).toBeLessThan(0.01);
      expect(Math.abs(dynamics.drDb! - expected.drDb)).toBeLessThan(0.011);
      expect(edges.start.silenceSeconds).toBeCloseTo(expected.head, 4);
      expect(edges.end.silenceSeconds).toBeCloseTo(expected.tail, 4);
    },
    60_000,
  );
});
