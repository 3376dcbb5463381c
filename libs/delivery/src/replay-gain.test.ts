import { expect, it } from 'vitest';
import { replayGainOf } from './replay-gain.js';

const measured = { integratedLufs: -10.57, truePeakDbtp: -1, albumLufs: -11.2, albumPeakDbtp: 0 };

it('brings a track and its album to -18 LUFS', () => {
  expect(replayGainOf(measured)).toEqual({
    trackGain: '-7.43 dB',
    trackPeak: '0.891251',
    albumGain: '-6.80 dB',
    albumPeak: '1.000000',
  });
});

it('signs what raises, and no zero as negative', () => {
  const quiet = replayGainOf({ ...measured, integratedLufs: -23.5, albumLufs: -17.999 });
  expect(quiet).toMatchObject({ trackGain: '+5.50 dB', albumGain: '+0.00 dB' });
});

it('says nothing of what was not measured', () => {
  const silent = { integratedLufs: null, truePeakDbtp: null, albumLufs: null, albumPeakDbtp: null };
  expect(replayGainOf(silent)).toEqual({});
});
