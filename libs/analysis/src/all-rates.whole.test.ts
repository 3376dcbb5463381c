import { describe } from 'vitest';
import { loudnessCases, loudnessMaxima } from '../conformance/loudness-cases.js';
import { truePeakCases } from '../conformance/true-peak-cases.js';

const rates = [44100, 48000, 88200, 96000, 176400, 192000];

describe.each(rates)('at %i Hz, EBU Tech 3341 case', (sampleRateHz) => {
  loudnessCases(sampleRateHz);
  loudnessMaxima(sampleRateHz);
  truePeakCases(sampleRateHz);
});
