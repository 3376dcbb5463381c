import type { Output } from '@kindred/records';
import { describe, expect, it } from 'vitest';
import { brokenByDecoding, lossyTrimDb } from './lossy-peak.js';
import type { MadeFile, MadeTrack } from './made-track.js';

const wav: Output = { container: 'wav', encoding: 's24', sampleRateHz: null, dither: 'plain' };
const mp3 = (quality: '320 kbps' | 'V0'): Output => ({
  container: 'mp3',
  quality,
  sampleRateHz: null,
});

function file(output: Output, truePeakDbtp: number | null, ituDbtp = truePeakDbtp): MadeFile {
  const peak = { truePeakDbtp, truePeakItuDbtp: ituDbtp, reason: null };
  return { output, kept: true, peak } as MadeFile;
}

function made(...files: readonly [MadeFile, ...MadeFile[]]): MadeTrack {
  const promises = [
    { name: 'peak', kept: true, expected: 'at most -1.00 dBTP', got: '-1.02 dBTP' },
  ];
  return {
    status: 'made',
    track: { number: 3 },
    files,
    rendering: { issues: [], promises },
  } as unknown as MadeTrack;
}

describe('the trim of lossy files', () => {
  it('is nothing where every decoded peak is under its limit', () => {
    expect(lossyTrimDb([file(wav, -1), file(mp3('V0'), -0.2), file(mp3('V0'), null)], 0)).toBe(0);
  });

  it('is that of the worst, with a little to spare, on the meter that reads it higher', () => {
    expect(lossyTrimDb([file(mp3('V0'), 0.101), file(mp3('V0'), -0.3, 0.234)], 0)).toBe(0.29);
    expect(lossyTrimDb([file(mp3('V0'), -0.7)], -1)).toBeCloseTo(0.35, 10);
  });

  it('is not given for what 1 dB can not save, nor for files that lose nothing', () => {
    expect(lossyTrimDb([file(mp3('V0'), 3.2)], 0)).toBe(0);
    expect(lossyTrimDb([file(mp3('V0'), 3.2), file(mp3('V0'), 0.2)], 0)).toBe(0.25);
    expect(lossyTrimDb([file(wav, 2)], 0)).toBe(0);
  });
});

describe('a track whose MP3 is still over after the release gave way', () => {
  const limits = { limitDbtp: 0, trimDb: 1 };

  it('has that file kept apart and its peak promise broken, and the other files delivered', () => {
    const track = made(file(wav, -1), file(mp3('V0'), 0.3), file(mp3('320 kbps'), -0.1));
    const broken = brokenByDecoding(track, limits) as MadeTrack;
    expect(broken.files.map(({ kept }) => kept)).toEqual([true, false, true]);
    expect(broken.rendering.promises[0]).toMatchObject({
      kept: false,
      expected: 'at most -1.00 dBTP; decoded at most 0.00 dBTP',
      got: '-1.02 dBTP; mp3 V0 decodes to 0.30 dBTP',
    });
    expect(broken.rendering.issues).toEqual([
      {
        code: 'lossy-ceiling',
        severity: 'error',
        track: 3,
        message:
          'mp3 V0: promise broken, peak; decoded it reaches +0.3 dBTP, limit 0.0, after the 1.0 dB ' +
          'that the release gave way; kept apart in rejected/',
        fix: 'Deliver `mp3 320 kbps` instead.',
      },
    ]);
  });

  it('is left as it was where none is over', () => {
    const track = made(file(wav, 0.5), file(mp3('V0'), 0));
    expect(brokenByDecoding(track, limits)).toBe(track);
  });
});
