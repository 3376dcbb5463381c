import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mp3Of, oggOf, toneOf } from '../../test/lossy-files.js';
import { tempFolder } from '../../test/temp-folder.js';
import { readDuration } from './read-duration.js';

const folder = tempFolder();

it.each([
  ['mp3', mp3Of],
  ['ogg', oggOf],
])(
  'the length of an %s is told without decoding it, to a frame or two of its kind',
  async (ending, of) => {
    const path = join(folder, `tone.${ending}`);
    writeFileSync(path, await of({ planes: toneOf(2 * 44_100, 2) }));
    const seconds = await readDuration(path);
    expect(Math.abs((seconds ?? 0) - 2)).toBeLessThan(0.1);
  },
);

it('what is no audio, or is not there, has no length', async () => {
  writeFileSync(join(folder, 'text.mp3'), 'a text');
  expect(await readDuration(join(folder, 'text.mp3'))).toBeNull();
  expect(await readDuration(join(folder, 'nothing.mp3'))).toBeNull();
});
