import { describe, expect, it } from 'vitest';
import { findingCodes, findingSchema } from './finding.js';
import { sayMoment, saidFinding, type WordlessFinding } from './finding-sentences.js';

const plain: WordlessFinding = {
  code: 'dc',
  severity: 'note',
  value: 0.7,
  threshold: 0.1,
  unit: '%',
  places: [],
  placeCount: 0,
  numbers: {},
  fixable: 'mix',
};
const at = (...seconds: number[]): Partial<WordlessFinding> => ({
  places: seconds.map((atSeconds) => ({ atSeconds })),
  placeCount: seconds.length,
});

/** What is found, beside the sentence and the advice a person reads. */
const spoken: readonly (readonly [Partial<WordlessFinding>, string, string?])[] = [
  [
    { code: 'clipping', value: 14, places: [{ atSeconds: 72.3045 }], placeCount: 64 },
    'Flattened peaks at 1:12.304, 64 places, the longest 14 samples.',
    'Ask for a mix without clipping; 3 dB of space is plenty.',
  ],
  [{ code: 'over', value: 0.55 }, 'True peaks reach +0.6 dBTP, over full scale.'],
  [{}, 'The waveform sits 0.7 % off centre.'],
  [{ code: 'sub', value: -6.2 }, 'Rumble below 25 Hz, 6 dB under the bass.'],
  [{ code: 'sub', value: 3.2 }, 'Rumble below 25 Hz, 3 dB over the bass.'],
  [{ code: 'cut-start', value: 2.1 }, 'The first sound begins 2 ms into the file.'],
  [{ code: 'long-start', value: 3.08 }, '3.1 s of silence at the start.'],
  [{ code: 'cut-end', value: -37.8 }, 'The end is cut off at -38 dBFS.'],
  [
    {
      code: 'gap-inside',
      value: 4,
      places: [{ atSeconds: 182.4, durationSeconds: 4 }],
      placeCount: 1,
    },
    '4.0 s of silence at 3:02.',
  ],
  [
    { code: 'dropout', value: 12.04, ...at(128.115) },
    'The sound vanishes for 12 ms at 2:08.115.',
    'Listen there; export again.',
  ],
  [{ code: 'click', value: 2, ...at(41.22, 135.007) }, 'Clicks at 0:41.220, 2:15.007.'],
  [{ code: 'click', value: 1, ...at(41.22) }, 'A click at 0:41.220.'],
  [
    { code: 'click', value: 5, ...at(1, 2, 3, 4, 5) },
    'Clicks at 0:01.000, 0:02.000, 0:03.000 and 2 more.',
  ],
  [{ code: 'edit', value: 1, ...at(93.9) }, 'A step in the waveform at 1:33.900.'],
  [
    { code: 'hum', value: -61.7, numbers: { mainsHz: 50, harmonics: 4 } },
    'Mains hum at 50 Hz and 4 harmonics, -62 dBFS in quiet parts.',
  ],
  [
    { code: 'noise', value: -55.7, numbers: { startDbfs: -55.7 } },
    'Noise at -56 dBFS in the intro.',
  ],
  [
    { code: 'noise', value: -55.7, numbers: { startDbfs: -58, endDbfs: -55.7 } },
    'Noise at -56 dBFS in the intro and at the end.',
  ],
  [
    { code: 'sibilant', value: 3.2, numbers: { fromHz: 6000, toHz: 10000 } },
    '6 to 10 kHz stands 3.2 dB over the family.',
    'Ask for a de-esser on the voice or quieter cymbals there, about 1.6 dB.',
  ],
  [{ code: 'duplicate', value: null, numbers: { sibling: 5 } }, 'Sounds the same as track 5.'],
  [
    { code: 'polarity', value: -0.42 },
    'Left and right work against each other (correlation -0.42); in mono much vanishes.',
  ],
  [{ code: 'mono-loss', value: 5.13 }, 'In mono it loses 5.2 dB.'],
  [{ code: 'low-side', value: -5 }, 'Bass is wide: side -5.0 dB below 120 Hz.'],
  [{ code: 'dead-channel', channel: 'right' }, 'The right channel is silent.'],
  [{ code: 'false-stereo', value: null }, 'Both channels are the same.', 'None; it is mono.'],
  [{ code: 'delay', value: 0.794, channel: 'right' }, 'The right channel is 0.8 ms late.'],
  [{ code: 'balance', value: 1.8, channel: 'left' }, 'Left is 1.8 dB louder.'],
  [{ code: 'lossy', value: 16020 }, 'Possibly from a lossy file: nothing above 16.0 kHz.'],
  [
    { code: 'upsampled', value: 22010, numbers: { sampleRateHz: 96000 } },
    '96 kHz file, music ends at 22 kHz.',
  ],
  [
    { code: 'bit-depth', value: 16, numbers: { bitsPerSample: 24 } },
    'A 24-bit file with 16 bits in it.',
    'None, or export at 24.',
  ],
  [
    { code: 'squashed', value: 6.8, numbers: { plrDb: 6.8, psrMinDb: 5 } },
    'The mix is already limited hard (PLR 6.8 dB).',
  ],
  [
    { code: 'squashed', value: 5, numbers: { plrDb: 9, psrMinDb: 5 } },
    'The mix is already limited hard (PSR 5.0 dB).',
  ],
  [{ code: 'wide-range', value: 21.6 }, 'Loud and soft parts lie 22 LU apart.'],
  [
    { code: 'boom', value: 3.4, numbers: { fromHz: 60, toHz: 120 } },
    '60 to 120 Hz stands 3.4 dB over the family.',
    'Ask for less bass drum or bass there, about 1.7 dB.',
  ],
  [
    { code: 'nasal', value: 3, numbers: { fromHz: 800, toHz: 1500 } },
    '800 Hz to 1.5 kHz stands 3.0 dB over the family.',
  ],
  [
    { code: 'dull', value: -4, numbers: { fromHz: 6000, toHz: 16000 } },
    '6 to 16 kHz stands 4.0 dB under the family.',
    'Ask for louder cymbals or voice there, about 2.0 dB.',
  ],
];

describe('findings in words', () => {
  it.each(spoken)('%o', (finding, says, advice) => {
    const said = saidFinding({ ...plain, ...(finding as Partial<typeof plain>) });
    expect(said.says).toBe(says);
    if (advice !== undefined) expect(said.advice).toBe(advice);
    expect(findingSchema.parse(said)).toEqual(said);
  });

  it('every code has a sentence and an advice that end in a full stop', () => {
    for (const code of findingCodes) {
      const { says, advice } = saidFinding({ ...plain, code, value: -3 });
      expect(says).toMatch(/^[A-Z0-9-].*\.$/);
      expect(advice).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('says places to a thousandth, rounded down', () => {
    expect(sayMoment(67.4829)).toBe('1:07.482');
    expect(sayMoment(3600)).toBe('1:00:00.000');
  });
});
