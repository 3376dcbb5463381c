import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createSmallAlbum, threeMixes } from '../test/small-album.js';

const { home, kindred, remove, text, edit } = createSmallAlbum({ mixes: threeMixes });
afterAll(remove);

const folder = 'reports/small-album';
const page = `${folder}/report.html`;

describe('kindred report', () => {
  it('says what to run where nothing was mastered', () => {
    const { status, stderr } = kindred('report');
    expect(status).toBe(2);
    expect(stderr.replace(/\s+/gu, ' ')).toContain('Run `kindred master` first.');
  });

  it('writes the report of the run again, byte for byte, without masters or mixes to read', () => {
    expect(kindred('master').status).toBe(0);
    const asMade = text(page);
    for (const lost of ['masters', 'report.html']) {
      rmSync(join(home, folder, lost), { recursive: true });
    }
    const { status, stdout } = kindred('report');
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining(page) });
    expect(text(page) === asMade).toBe(true);
    rmSync(join(home, page));
    expect(kindred('report', folder).status).toBe(0);
    expect(text(page) === asMade).toBe(true);
  });

  it('leaves the sound out when asked', () => {
    expect(text(page)).toContain('data:audio/mpeg');
    expect(kindred('report', '--no-audio').status).toBe(0);
    expect(text(page)).not.toContain('data:audio/mpeg');
  });

  it('says that its sound is gone, and has none then', () => {
    rmSync(join(home, folder, 'excerpts/01-mix.mp3'));
    const { status, stderr } = kindred('report');
    expect(status).toBe(0);
    expect(stderr.replace(/\s+/gu, ' ')).toContain('excerpts/01-mix.mp3 is gone');
    expect(text(page)).not.toContain('data:audio/mpeg');
  });

  it('says that a plan was edited since: what it tells is what was rendered', () => {
    edit(folder, 1, /gain: \S+ dB/u, 'gain: +3 dB');
    const { status, stderr } = kindred('report');
    expect(status).toBe(0);
    expect(stderr.replace(/\s+/gu, ' ')).toContain('plan.yaml was edited since');
  });
});
