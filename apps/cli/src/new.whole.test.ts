import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSmallAlbum, type SmallAlbum } from '../test/small-album.js';

let album: SmallAlbum;
beforeAll(() => {
  album = createSmallAlbum({
    mixes: ['01 Ignition', '02 Exit Ramp', '10 Tunnel'].map((name, at) => ({
      name: `${name}.wav`,
      level: 0.3,
      seconds: 8,
      seed: at,
    })),
  });
});
afterAll(() => album.remove());

describe('kindred new', () => {
  it('writes a release file that master takes, and says what to do next', () => {
    const made = album.kindred('new', 'mixes/', '--out', 'ep.yaml');
    expect(made.stdout.split('\n')).toEqual([
      '✓ ep.yaml  3 tracks, 0:24, 44.1 kHz 16-bit, in the order of their names',
      'Next: read ep.yaml, then  kindred master ep.yaml',
      '',
    ]);
    expect(made.stderr.split('\n')).toEqual([
      expect.stringMatching(/^! the artist is not in the tags/u),
      expect.stringMatching(/^· the title is not in the tags/u),
      expect.stringMatching(/^· genre is not in the tags; classical, opera and live keep/u),
      '',
    ]);
    expect(made.status).toBe(0);
    const planned = album.kindred('plan', 'ep.yaml', '--json');
    expect(planned.status).toBe(0);
    expect(planned.stdout).toContain('"Exit Ramp"');
  });

  it('answers one document with --json', () => {
    const { status, stdout } = album.kindred('new', 'mixes', '--out', 'j.yaml', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'new/1',
      status: 'done',
      releaseFile: 'j.yaml',
      orderedBy: 'names',
      tracks: [{ number: 1, file: 'mixes/01 Ignition.wav', title: 'Ignition' }, {}, {}],
    });
  });

  it('refuses with the safe way, and leaves what is there', () => {
    const before = album.text('release.yaml');
    const { status, stdout, stderr } = album.kindred('new', 'mixes');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /^✗ release\.yaml is there already, and stays as it is\. Beside it: kindred new mixes --out [\w-]+\.yaml \[already-there\]\n$/u,
    );
    expect(album.text('release.yaml')).toBe(before);
    expect(JSON.parse(album.kindred('new', 'nowhere', '--json').stdout)).toMatchObject({
      status: 'refused',
      issues: [{ code: 'missing-file' }],
    });
  });
});
