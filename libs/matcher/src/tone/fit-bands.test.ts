import { createBandEqResponse, createEqResponse, frequencyGrid, thirdOctaves } from '@kindred/dsp';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createToneGrid, filterBank } from './filter-bank.js';
import { fitBands } from './fit-bands.js';
import { gainsThrough } from './gains-through.js';

const noErrors = thirdOctaves.map(() => 0.3);

describe('the fit', () => {
  it.each([44_100, 48_000, 96_000])(
    'follows any curve of the bank within 0.15 dB RMS, 40 Hz to 16 kHz, at %i Hz',
    (sampleRateHz) => {
      const grid = createToneGrid(sampleRateHz);
      const frequenciesHz = frequencyGrid({ lowHz: 40, highHz: 16_000 });
      const fine = createEqResponse({ sampleRateHz, frequenciesHz });
      const bands = createBandEqResponse({ sampleRateHz, bands: thirdOctaves });
      const gain = fc.double({ min: -2, max: 2, noNaN: true });
      const gains = fc.array(gain, { minLength: filterBank.length, maxLength: filterBank.length });
      fc.assert(
        fc.property(gains, (gainsDb) => {
          const intended = filterBank.map((filter, at) => ({ ...filter, gainDb: gainsDb[at]! }));
          const { filters } = fitBands({
            wishDb: [...bands.cascadeDb(intended)],
            errorsDb: noErrors,
            bank: filterBank,
            response: grid.bands,
          });
          const got = fine.cascadeDb(filters.map(({ filter, gainDb }) => ({ ...filter, gainDb })));
          const wanted = fine.cascadeDb(intended);
          const apart = got.map((value, at) => value - wanted[at]!);
          // A level of its own is no matter of tone.
          const mean = apart.reduce((a, b) => a + b, 0) / apart.length;
          const square = apart.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
          expect(Math.sqrt(square / apart.length)).toBeLessThan(0.15);
        }),
        { numRuns: 10 },
      );
    },
  );

  it('is not led astray by one band that stands alone', () => {
    const grid = createToneGrid(48_000);
    const wishDb = thirdOctaves.map((_, band) => (band === 14 ? 9 : 0));
    const { fittedDb } = fitBands({
      wishDb,
      errorsDb: noErrors,
      bank: filterBank,
      response: grid.bands,
    });
    expect(Math.max(...fittedDb)).toBeLessThan(1);
  });

  it('is surer of what more bands agree on', () => {
    const grid = createToneGrid(48_000);
    const errorsOf = (errorDb: number) =>
      fitBands({
        wishDb: thirdOctaves.map(() => 0),
        errorsDb: thirdOctaves.map(() => errorDb),
        bank: filterBank,
        response: grid.bands,
      }).filters.map((filter) => filter.errorDb);
    errorsOf(0.3).forEach((error, place) => expect(error).toBeLessThan(errorsOf(0.9)[place]!));
    for (const error of errorsOf(0.6)) expect(error).toBeLessThan(0.8);
  });
});

it('gains through places reach the levels that were aimed for', () => {
  const grid = createToneGrid(44_100);
  const aims = [-2, -1, 0, 0, 1, 0.5, 0];
  const gains = gainsThrough(aims, { bank: filterBank, grid });
  const bands = filterBank.map((filter, at) => ({ ...filter, gainDb: gains[at]! }));
  const response = grid.bands.cascadeDb(bands);
  expect(Math.abs(response[4]! - -2)).toBeLessThan(0.2);
  expect(Math.abs(response[20]! - 1)).toBeLessThan(0.2);
  expect(Math.abs(response[14]!)).toBeLessThan(0.2);
});
