import { describe } from 'vitest';
import { loudnessCases } from '../conformance/loudness-cases.js';
import { truePeakCases } from '../conformance/true-peak-cases.js';

describe.each([88200, 176400, 192000])('at %i Hz, EBU Tech 3341 case', (sampleRateHz) => {
  loudnessCases(sampleRateHz);
  truePeakCases(sampleRateHz);
});
