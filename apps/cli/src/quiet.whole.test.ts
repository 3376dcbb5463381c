import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createSmallAlbum, threeMixes } from '../test/small-album.js';

const { home, kindred, remove } = createSmallAlbum({ mixes: threeMixes });
afterAll(remove);

describe('--quiet', () => {
  it('leaves warnings out, of a join that is rendered apart too', () => {
    const other = readFileSync(join(home, 'mixes/02 Quiet.wav'));
    // The same samples at 48 kHz: two of one rate would be rendered as one.
    other.writeUInt32LE(48000, 24);
    other.writeUInt32LE(48000 * 4, 28);
    writeFileSync(join(home, 'other.wav'), other);
    const tracks = 'tracks:\n  - { file: mixes/01 Loud.wav, segue: true }\n  - other.wav\n';
    writeFileSync(join(home, 'apart.yaml'), `title: Apart\nartist: Nobody\n${tracks}`);

    expect(kindred('master', 'apart.yaml').stderr).toContain('[segue-apart]');
    for (const words of [
      ['master', 'apart.yaml'],
      ['render', 'reports/apart/plan.yaml'],
    ]) {
      const silent = { status: 0, stdout: '', stderr: '' };
      expect(kindred(...words, '--quiet'), words[0]).toEqual(silent);
    }
  });

  it.each(['plan', 'master', 'profile', 'check'])('leaves %s the errors of a mix', (command) => {
    truncateSync(join(home, 'mixes/03 Middle.wav'), 4000);
    const named = command === 'check' ? 'mixes/03 Middle.wav' : 'release.yaml';
    const { status, stdout, stderr } = kindred(command, named, '--quiet');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^error: .*03 Middle\.wav ends at .*\[truncated\]\n$/u);
    expect(stderr).not.toContain('release.yaml');
  });
});
