import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { masterFileName, releaseFileName } from './file-name.js';

const hostile: readonly (readonly [string, string])[] = [
  ['Tunnel', 'Tunnel'],
  ['AC/DC: "Live?" <1>', 'AC-DC- -Live-- -1-'],
  // No way out of the folder.
  ['.', 'Untitled'],
  ['..', 'Untitled'],
  ['...', 'Untitled'],
  ['../../etc/passwd', '..-..-etc-passwd'],
  ['..\\..\\Windows\\System32', '..-..-Windows-System32'],
  ['/absolute', '-absolute'],
  ['C:\\autoexec.bat', 'C--autoexec.bat'],
  ['C:', 'C-'],
  ['\\\\server\\share', '--server-share'],
  ['~root', '~root'],
  ['$HOME', '$HOME'],
  ['%TEMP%', '%TEMP%'],
  ['`id`; rm -rf', '`id`; rm -rf'],
  ['-rf', '-rf'],
  ['title\0.exe', 'title-.exe'],
  // Devices of Windows, harmless behind a number.
  ['NUL', 'NUL'],
  ['CON', 'CON'],
  ['con.txt', 'con.txt'],
  ['PRN', 'PRN'],
  ['AUX', 'AUX'],
  ['COM1', 'COM1'],
  ['LPT9', 'LPT9'],
  ['COM¹', 'COM¹'],
  ['CONIN$', 'CONIN$'],
  // Streams of NTFS.
  ['title:stream:$DATA', 'title-stream-$DATA'],
  // Ends that Windows drops.
  ['Ends with dots...', 'Ends with dots'],
  ['Ends with a space ', 'Ends with a space'],
  ['Ends with both . . .', 'Ends with both'],
  ['Ends with a no-break space\u00a0', 'Ends with a no-break space'],
  ['Ends with a colon:', 'Ends with a colon-'],
  ['... And Then', '... And Then'],
  // Nothing to see.
  ['', 'Untitled'],
  ['   ', 'Untitled'],
  ['\t\n\r', '---'],
  ['\u200b', '-'],
  ['\u3000', 'Untitled'],
  ['\u2028', 'Untitled'],
  ['tab\tand\nnewline', 'tab-and-newline'],
  ['a\u0007bell', 'a-bell'],
  ['escape \u001b[31m', 'escape -[31m'],
  ['del\u007f', 'del-'],
  ['next line\u0085', 'next line-'],
  ['soft\u00adhyphen', 'soft-hyphen'],
  ['byte order\ufeff mark', 'byte order- mark'],
  // Text that would be shown another way round.
  ['\u202egpj.exe', '-gpj.exe'],
  ['\u2066isolated\u2069', '-isolated-'],
  ['\u061cmark', '-mark'],
  // Halves of characters.
  ['half \ud83d', 'half -'],
  ['\udc00 half', '- half'],
  ['not a character \uffff', 'not a character -'],
  // What must stay as it is.
  ['Café', 'Café'],
  ['Cafe\u0301', 'Café'],
  ['\u1112\u1161\u11ab', '한'],
  ['夜のドライブ', '夜のドライブ'],
  ['قيادة ليلية', 'قيادة ليلية'],
  ['نمی\u200cخواهم', 'نمی\u200cخواهم'],
  ['Зимняя дорога', 'Зимняя дорога'],
  ['🚗💨', '🚗💨'],
  ['👩\u200d🚀', '👩\u200d🚀'],
  ['AC\u29f8DC', 'AC\u29f8DC'],
  ['Mr. O\u2019Neil & Sons', 'Mr. O\u2019Neil & Sons'],
  ['#1 {Draft} [v2] (final), = + ! @', '#1 {Draft} [v2] (final), = + ! @'],
  ['Track.wav', 'Track.wav'],
  ['desktop.ini', 'desktop.ini'],
  ['a  b', 'a b'],
  ['a \u0301', 'a \u0301'],
  // Too long, cut at a character.
  ['x'.repeat(400), 'x'.repeat(248)],
  ['é'.repeat(400), 'é'.repeat(124)],
  ['夜'.repeat(400), '夜'.repeat(82)],
  ['🚗'.repeat(400), '🚗'.repeat(62)],
  [`${'x'.repeat(247)}. more`, 'x'.repeat(247)],
  [`${'x'.repeat(245)} 夜`, 'x'.repeat(245)],
  [`${'x'.repeat(241)}👩\u200d🚀`, `${'x'.repeat(241)}👩`],
];

describe('masterFileName', () => {
  it.each(hostile)('names %j', (title, stem) => {
    expect(masterFileName(3, title, 'wav')).toBe(`03 ${stem}.wav`);
  });

  // `fc.string({ unit: 'binary' })` would spend a second on a table of all code points.
  const anyTitle = fc
    .array(fc.nat({ max: 0x10ffff }), { maxLength: 400 })
    .map((points) => String.fromCodePoint(...points));

  it('never leaves its folder and always fits every file system', () => {
    fc.assert(
      fc.property(anyTitle, fc.constantFrom('flac', 'wav', 'mp3'), (title, extension) => {
        const name = masterFileName(1, title, extension);
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255);
        expect(name).toMatch(/^01 [^/\\:*?"<>|\p{Cc}\p{Cs}]+\.(flac|wav|mp3)$/u);
        expect(name).not.toMatch(/[. ]\.[a-z0-9]+$/u);
        expect(name.normalize('NFC')).toBe(name);
        expect(masterFileName(1, title, extension)).toBe(name);
      }),
    );
  });

  it('keeps tracks apart whose titles are one where case does not count', () => {
    const names = ['Tunnel', 'TUNNEL', 'tunnel '].map((title, index) =>
      masterFileName(index + 1, title, 'wav').toLowerCase(),
    );
    expect(new Set(names).size).toBe(3);
  });

  it('has as many digits as the last track, so that names sort', () => {
    const names = Array.from({ length: 120 }, (_, index) =>
      masterFileName(index + 1, 'Tunnel', 'wav', { total: 120 }),
    );
    expect(names[0]).toBe('001 Tunnel.wav');
    expect(names.toSorted()).toEqual(names);
    expect(masterFileName(9, 'Tunnel', 'wav', { total: 99 })).toBe('09 Tunnel.wav');
  });
});

describe('releaseFileName', () => {
  it.each([
    ['Night Drive', 'Night Drive.cue'],
    ['NUL', 'NUL-.cue'],
    ['com1.live', 'com1-live-.cue'],
    ['.hidden', '_hidden.cue'],
    ['--force', '_-force.cue'],
    ['...', 'Untitled.cue'],
    ['../../etc/passwd', '_.-..-etc-passwd.cue'],
  ])('names %j %j', (title, name) => {
    expect(releaseFileName(title, 'cue')).toBe(name);
  });

  it('is never reserved, never leaves its folder and always fits', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 0x10ffff }), { maxLength: 400 }), (points) => {
        const name = releaseFileName(String.fromCodePoint(...points), 'wav');
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255);
        expect(name).toMatch(/^[^/\\:*?"<>|.-][^/\\:*?"<>|]*\.wav$/u);
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./iu);
      }),
    );
  });
});
