import { describe, expect, it } from 'vitest';
import { isInside, recordPath, releaseFolderAt } from './release-folder.js';

describe('the release folder', () => {
  it.each([
    ['/a/b/c.wav', '/a/b', true],
    ['/a/b/c/d.wav', '/a/b', true],
    ['/a/b', '/a/b', false],
    ['/a/bc.wav', '/a/b', false],
    ['/a/c.wav', '/a/b', false],
    ['/a/b/..hidden.wav', '/a/b', true],
  ])('knows whether %s lies in %s', (path, folder, inside) => {
    expect(isInside(path, folder)).toBe(inside);
  });

  it('records paths relative to itself, with forward slashes', () => {
    const folder = releaseFolderAt('/tmp/release');
    expect(recordPath(folder, '/tmp/release/masters/01 Cafe\u0301.wav')).toBe(
      'masters/01 Café.wav',
    );
  });
});
