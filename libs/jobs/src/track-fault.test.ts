import { describe, expect, it } from 'vitest';
import { faultIn, rateFault, type MeasuredFile } from './track-fault.js';

const sound: MeasuredFile = {
  name: 'mixes/03 Tunnel.wav',
  format: {
    container: 'wav',
    sampleKind: 'float',
    bitsPerSample: 32,
    sampleRateHz: 44100,
    channels: 2,
    frames: 44100 * 192,
    durationSeconds: 192,
  },
  loudness: {
    integratedLufs: -14,
    loudSectionLufs: -12,
    shortTermMaxLufs: -11,
    momentaryMaxLufs: -10,
    rangeLu: 5,
    reason: null,
  },
  peak: {
    truePeakDbtp: -1,
    truePeakItuDbtp: -1,
    samplePeakDbfs: -1,
    truePeakAtSeconds: 1,
    reason: null,
  },
  nonFinite: { count: 0, firstAtSeconds: null },
};

describe('faultIn', () => {
  it('finds nothing in a sound file', () => {
    expect(faultIn(sound)).toBeNull();
  });

  it('names how many samples are not numbers, and where the first is', () => {
    const fault = faultIn({ ...sound, nonFinite: { count: 412, firstAtSeconds: 67.482 } });
    expect(fault?.code).toBe('not-finite');
    expect(fault?.message).toBe(
      'mixes/03 Tunnel.wav holds 412 samples that are not numbers (NaN), first at 1:07.482',
    );
  });

  it('refuses a level that no music has, which one broken sample is enough for, and says where', () => {
    const peak = {
      ...sound.peak,
      samplePeakDbfs: 80,
      truePeakDbtp: 80.6,
      truePeakAtSeconds: 67.482,
    };
    const fault = faultIn({ ...sound, peak });
    expect(fault?.code).toBe('absurd-level');
    expect(fault?.message).toBe(
      'mixes/03 Tunnel.wav peaks 80.0 dB over full scale at 1:07.482: no music does',
    );
    // A mix that was never turned down is only loud.
    expect(faultIn({ ...sound, peak: { ...sound.peak, samplePeakDbfs: 24 } })).toBeNull();
  });

  it('refuses what is too short to have a loudness', () => {
    const format = { ...sound.format, durationSeconds: 0.2 };
    const loudness = { ...sound.loudness, integratedLufs: null };
    expect(faultIn({ ...sound, format, loudness })?.message).toBe(
      'mixes/03 Tunnel.wav is 0.2 s long; loudness needs at least 0.4 s',
    );
  });

  it('says how long a silent file is silent', () => {
    const loudness = { ...sound.loudness, integratedLufs: null };
    expect(faultIn({ ...sound, loudness })?.message).toBe(
      'mixes/03 Tunnel.wav is silent: nothing over -70 LUFS in 3:12',
    );
  });

  it.each([4000, 768000])('refuses a rate of %i Hz', (sampleRateHz) => {
    const fault = rateFault('a.wav', { ...sound.format, sampleRateHz });
    expect(fault?.code).toBe('sample-rate');
  });
});
