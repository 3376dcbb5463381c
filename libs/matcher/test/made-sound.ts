import type { Edge, MeasuredTrack } from '@kindred/records';

const madeEdge: Edge = {
  silenceSeconds: 0,
  zeroSeconds: 0,
  levelDbfs: null,
  outermostDbfs: null,
  soundDbfs: null,
  stepDbfs: null,
  isCut: false,
  isSegue: false,
  fade: null,
  loudness3sLufs: null,
  loudness10sLufs: null,
  levels3sDb: null,
  levels10sDb: null,
  noiseDbfs: null,
};

/** What neither loudness nor peaks need: a track on which nothing of it could be measured. */
export const madeSound: Pick<
  MeasuredTrack,
  'dynamics' | 'tone' | 'stereo' | 'edges' | 'overview' | 'findings'
> = {
  dynamics: {
    plrDb: null,
    psrMinDb: null,
    psrMinAtSeconds: null,
    psrMedianDb: null,
    crestDb: null,
    rmsDbfs: null,
    drDb: null,
    dr14: null,
    histogram: { binLu: 1, lowestLufs: null, counts: [] },
    dcOffsetsLinear: [0, 0],
    reason: 'made up',
  },
  tone: { centresHz: [], whole: null, loud: null, bandwidthHz: null, reason: 'made up' },
  stereo: {
    correlation: null,
    balanceDb: null,
    foldLossLu: null,
    bands: null,
    lowSideToMidDb: null,
    course: null,
    reason: 'made up',
  },
  edges: { start: madeEdge, end: madeEdge, sound: null, noiseFloorDbfs: null, reason: 'made up' },
  overview: { bucketSeconds: 1, peaksLinear: [], rmsLinear: [] },
  findings: [],
};
