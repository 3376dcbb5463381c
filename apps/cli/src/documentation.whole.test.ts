import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandsIn } from '../test/documentation.js';
import { createSmallAlbum, type SmallAlbum } from '../test/small-album.js';

let album: SmallAlbum;
beforeAll(() => {
  album = createSmallAlbum({
    mixes: ['01 Ignition', '02 Tunnel', '03 Exit Ramp'].map((name, at) => ({
      name: `${name}.wav`,
      level: 0.3,
      seconds: 8,
      seed: at,
    })),
  });
  rmSync(join(album.home, 'release.yaml'));
});
afterAll(() => album.remove());

/** A shell would write out what a star stands for; ours comes to the command as it is typed. */
describe('the guide to a first EP', () => {
  it('is made of commands that work one after another', () => {
    const commands = commandsIn('docs/guide/first-ep.md');
    expect(commands.map(([name]) => name)).toEqual(['new', 'profile', 'plan', 'master', 'explain']);
    for (const words of commands) {
      const { status, stderr } = album.kindred(...words, '--json');
      expect([words.join(' '), status, stderr]).toEqual([words.join(' '), 0, '']);
    }
    expect(album.text('release.yaml')).toContain('title: Exit Ramp');
  });
});
