import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { masterFileName } from './file-name.js';

describe('masterFileName', () => {
  it.each([
    ['Tunnel', '03 Tunnel.wav'],
    ['AC/DC: "Live?" <1>', '03 AC-DC- -Live-- -1-.wav'],
    ['..', '03 Untitled.wav'],
    ['NUL', '03 NUL.wav'],
    ['Ends with dots...', '03 Ends with dots.wav'],
    ['tab\tand\nnewline', '03 tab-and-newline.wav'],
    ['../../etc/passwd', '03 ..-..-etc-passwd.wav'],
    ['Café', '03 Café.wav'],
    ['   ', '03 Untitled.wav'],
    ['\u202egpj.exe', '03 -gpj.exe.wav'],
  ])('names %j %j', (title, name) => {
    expect(masterFileName(3, title, 'wav')).toBe(name);
  });

  // `fc.string({ unit: 'binary' })` would spend a second on a table of all code points.
  const anyCodePoints = fc.array(fc.nat({ max: 0x10ffff }), { maxLength: 400 });

  it('never leaves its folder and always fits every file system', () => {
    fc.assert(
      fc.property(anyCodePoints, (points) => {
        const title = String.fromCodePoint(...points);
        const name = masterFileName(1, title, 'flac');
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255);
        expect(name).toMatch(/^01 [^/\\:*?"<>|]+\.flac$/u);
        expect(name).not.toMatch(/[. ]\.flac$/u);
      }),
    );
  });

  it('gives composed and decomposed spellings of a title one name', () => {
    expect(masterFileName(1, 'Cafe\u0301', 'wav')).toBe(masterFileName(1, 'Caf\u00e9', 'wav'));
  });
});
