import { describe, expect, it } from 'vitest';
import { capitalised, countOf, proseOf, safeText, shortened, typeset, whole } from './prose.js';

describe('prose', () => {
  it('sets minus signs before numbers, and leaves the hyphens of names and dates alone', () => {
    expect(typeset('from -15.8 LUFS (-12.8) to -1')).toBe('from −15.8\u00a0LUFS (−12.8) to −1');
    expect(typeset('mixes/take -3.wav of 2026-11-22, a-1')).toBe(
      'mixes/take -3.wav of 2026-11-22, a-1',
    );
  });

  it('keeps a number and its unit on one line', () => {
    expect(typeset('2 dB at 200 Hz on track 4')).toBe('2\u00a0dB at 200\u00a0Hz on track\u00a04');
    expect(typeset('8 sources')).toBe('8 sources');
  });

  it('holds text that runs from right to left apart from the numbers around it', () => {
    expect(typeset('1 ليلة, 3 dB')).toBe('1 \u2068ليلة\u2069, 3\u00a0dB');
    expect(typeset('4 אור 42 בערב (Live), 2 dB')).toBe(
      '4 \u2068אור 42 בערב\u2069 (Live), 2\u00a0dB',
    );
    expect(whole('אור (Live)')).toBe('\u2068אור (Live)\u2069');
    expect(whole('Tunnel 42')).toBe('Tunnel 42');
  });

  it('sets apostrophes inside words', () => {
    expect(typeset("streaming's 'a'")).toBe("streaming\u2019s 'a'");
  });

  it('keeps what can be typed as it is typed', () => {
    expect(proseOf('For more: `offset: -3 LU`.')).toEqual([
      { text: 'For more: ', strong: false, code: false },
      { text: 'offset: -3 LU', strong: false, code: true },
      { text: '.', strong: false, code: false },
    ]);
  });

  it('begins a sentence with a capital, but not a file name', () => {
    expect(capitalised('louder by 3 dB')).toBe('Louder by 3 dB');
    expect(capitalised('mixes/05 x.wav ends')).toBe('mixes/05 x.wav ends');
  });

  it('counts in words to twelve', () => {
    expect(countOf(1, 'track')).toBe('one track');
    expect(countOf(12, 'file')).toBe('twelve files');
    expect(countOf(13, 'file')).toBe('13 files');
  });

  it('takes control characters and half characters out of what comes from outside', () => {
    expect(safeText('a\u0000b\ud83dc👍')).toBe('a b\ufffdc👍');
  });

  it('cuts a title between characters, not inside one', () => {
    expect(shortened('🌊🌊🌊🌊', 3)).toBe('🌊🌊…');
    expect(shortened('Tide', 4)).toBe('Tide');
  });
});
