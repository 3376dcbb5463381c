import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../test/temp-folder.js';
import { attempt } from './file-fault.js';
import { publish, writeTextDurably } from './publish.js';

const folder = tempFolder();

describe('publish', () => {
  it('moves the very file to its final name, over what stood there', () => {
    const temp = join(folder, 'a.part');
    const final = join(folder, '01 Ignition.wav');
    writeFileSync(temp, 'new');
    writeFileSync(final, 'old');
    const { ino } = statSync(temp);
    publish(temp, final);
    expect(readFileSync(final, 'utf8')).toBe('new');
    expect(statSync(final).ino).toBe(ino);
    expect(existsSync(temp)).toBe(false);
  });

  it('says what is wrong where the temporary file or the folder is gone, and changes nothing', () => {
    const final = join(folder, '02 Exit.wav');
    writeFileSync(final, 'old');
    expect(attempt(() => publish(join(folder, 'gone.part'), final)).status).toBe('failed');
    expect(readFileSync(final, 'utf8')).toBe('old');
    const temp = join(folder, 'b.part');
    writeFileSync(temp, 'new');
    const outcome = attempt(() => publish(temp, join(folder, 'no', 'b.wav')));
    expect(outcome).toMatchObject({ status: 'failed', issue: { code: 'missing-folder' } });
    expect(existsSync(temp)).toBe(true);
  });
});

describe('writeTextDurably', () => {
  it('writes UTF-8 and leaves no temporary file', () => {
    const home = join(folder, 'texts');
    mkdirSync(home);
    const path = join(home, 'plan.yaml');
    writeTextDurably(path, 'title: Été\n');
    writeTextDurably(path, 'title: Über\n', { tempPath: join(home, 'other.tmp') });
    expect(readFileSync(path).toString('hex')).toBe('7469746c653a20c39c6265720a');
    expect(readdirSync(home)).toEqual(['plan.yaml']);
  });

  it('keeps the old text and removes the temporary one where the new cannot take its place', () => {
    const home = join(folder, 'blocked');
    mkdirSync(join(home, 'plan.yaml', 'in the way'), { recursive: true });
    const outcome = attempt(() => writeTextDurably(join(home, 'plan.yaml'), 'text'));
    expect(outcome).toMatchObject({ status: 'failed', issue: { code: 'name-taken' } });
    expect(readdirSync(home)).toEqual(['plan.yaml']);
  });

  it('names a folder that is not there', () => {
    const outcome = attempt(() => writeTextDurably(join(folder, 'no', 'plan.yaml'), 'text'));
    expect(outcome).toMatchObject({ status: 'failed', issue: { code: 'missing-folder' } });
  });
});
