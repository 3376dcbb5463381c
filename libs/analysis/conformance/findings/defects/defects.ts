import type { Defect } from './defect.js';
import { clippings, offsets, rumbles } from './cut-waves.js';
import { dropouts, clicks, edits } from './broken-moments.js';
import { hums, hisses } from './hum-and-hiss.js';
import { channelFaults } from './wrong-channels.js';
import { edges } from './cut-edges.js';
import { formats, levels } from './levels-and-formats.js';

/** Ways to spoil any music, each clear, moderate and borderline. */
export const defects: readonly Defect[] = [
  ...clippings,
  ...offsets,
  ...rumbles,
  ...dropouts,
  ...clicks,
  ...edits,
  ...hums,
  ...hisses,
  ...channelFaults,
  ...edges,
  ...formats,
  ...levels,
];
