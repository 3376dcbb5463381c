import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bin, createSmallAlbum } from '../test/small-album.js';
import { hasTerminal, inTerminal } from '../test/terminal.js';

if (!hasTerminal) console.warn('SKIPPED: lines in a terminal; `script` is not on the PATH');

const mixes = ['01 A Rather Long Title, Which Goes On and On', '02 夜のドライブ', '03 Tunnel'].map(
  (name, at) => ({ name: `${name}.wav`, level: 0.4 / (at + 1), seconds: 6, seed: at }),
);
const rest = 'direction: a touch warmer\noutput: [wav 24-bit, flac 16-bit]\n';
const { home, remove } = createSmallAlbum({ mixes, rest });
afterAll(remove);

const commands = [
  '--help',
  ...['new', 'master', 'plan', 'render', 'pin', 'explain', 'profile'].map((one) => `${one} --help`),
  ...['check', 'report', 'words', 'completion'].map((one) => `${one} --help`),
  'master --dry-run',
  'master --verbose',
  'plan',
  'explain 1',
  'explain 7',
  'profile mixes/*.wav',
  'check release.yaml',
  'check masters/nothing.wav',
  'words',
  'words warm',
  'master broken.yaml',
];

describe.skipIf(!hasTerminal)('in a terminal', () => {
  it.each([80, 200])('of %i columns no line goes over the edge', async (columns) => {
    writeFileSync(
      join(home, 'broken.yaml'),
      'title: A\nartist: B\ntarget: straming\ntracks: a/*.wav\n',
    );
    const env = { ...process.env, KINDRED_CACHE_DIR: join(home, 'cache'), LC_ALL: 'C.UTF-8' };
    for (const color of ['always', 'never']) {
      for (const command of commands) {
        const told = /--help/u.test(command) ? command : `${command} --color ${color}`;
        const line = `'${process.execPath}' '${bin}' ${told}`;
        const { overEdge, screen } = await inTerminal(line, { cwd: home, env, columns });
        expect([command, overEdge]).toEqual([command, []]);
        expect(screen).not.toBe('');
      }
    }
  });

  it('a wide one shows titles in full, a narrow one as far as they go', async () => {
    const env = { ...process.env, KINDRED_CACHE_DIR: join(home, 'cache'), LC_ALL: 'C.UTF-8' };
    const line = `'${process.execPath}' '${bin}' master`;
    const wide = await inTerminal(line, { cwd: home, env, columns: 200 });
    expect(wide.screen).toMatch(/^ 1 A Rather Long Title, Which Goes On and On +[-+]\d/mu);
    const narrow = await inTerminal(line, { cwd: home, env, columns: 80 });
    expect(narrow.screen).toMatch(/^ 1 A Rather Long… +[-+]\d/mu);
  });
});
