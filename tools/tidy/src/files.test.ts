import { describe, expect, it } from 'vitest';
import { text, trackedFiles } from './workspace.js';

const files = trackedFiles();
const sources = files.filter((path) => /\.(ts|js|mjs)$/u.test(path));

describe('the files', () => {
  it('are not named for a dumping ground', () => {
    const dumping = /(^|\/)(utils?|common|helpers?|shared|misc|types|core)(\.[a-z.]+)?(\/|$)/u;
    expect(files.filter((path) => dumping.test(path))).toEqual([]);
  });

  it('hold one idea each: no source over 350 lines', () => {
    const long = sources
      .filter((path) => !/\.test\.ts$|\/conformance\//u.test(path))
      .map((path) => ({ path, lines: text(path).split('\n').length }))
      .filter(({ lines }) => lines > 350);
    expect(long).toEqual([]);
  });

  it('leave nothing half-done behind a word', () => {
    // Put together here, so that this file does not find itself.
    const words = new RegExp(
      ['TO' + 'DO', 'FIX' + 'ME', String.raw`\bX` + String.raw`XX\b`, String.raw`\.only\(`].join(
        '|',
      ),
      'u',
    );
    expect(sources.filter((path) => words.test(text(path)))).toEqual([]);
  });

  it('are no blobs: nothing over a megabyte', () => {
    const large = files.filter(
      (path) => !path.endsWith('package-lock.json') && text(path).length > 1e6,
    );
    expect(large).toEqual([]);
  });
});
