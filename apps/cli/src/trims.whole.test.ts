import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { profilesSchema } from '@kindred/records';
import { createSmallAlbum, threeMixes } from '../test/small-album.js';
import { headerBytes, sampleRateHz, samplesOf, wavBytes } from '../test/wav-bytes.js';

const { copied, home, json, kindred, remove, text } = createSmallAlbum({ mixes: threeMixes });
afterAll(remove);

const names = ['01 Loud', '02 Quiet', '03 Middle'];
const [beforeSeconds, afterSeconds] = [3, 2];

function release(name: string, title: string, tracks: readonly string[]): string {
  const body = `title: ${title}\nartist: Nobody\nmatch: { loudness: as mixed }\ntracks:\n`;
  writeFileSync(join(home, name), `${body}${tracks.map((track) => `  - ${track}\n`).join('')}`);
  return name;
}

function mastersIn(folder: string): Buffer[] {
  const masters = join(home, folder, 'masters');
  return readdirSync(masters)
    .sort()
    .map((name) => samplesOf(readFileSync(join(masters, name))));
}

/** The mixes with silence around them, as an export of a long session has it. */
for (const [at, name] of names.entries()) {
  const samples = readFileSync(join(home, 'mixes', `${name}.wav`)).subarray(headerBytes);
  const seconds = samples.length / 4 / sampleRateHz + beforeSeconds + afterSeconds;
  const padded = wavBytes({ seconds, bitsPerSample: 16 });
  samples.copy(padded, headerBytes + beforeSeconds * sampleRateHz * 4);
  writeFileSync(join(home, `${at}.wav`), padded);
}

describe('mixes with silence around them', () => {
  const trims = `trimStart: ${beforeSeconds} s, trimEnd: ${afterSeconds} s`;
  const files = ['0.wav', '1.wav', '2.wav'];

  it('give the masters of the mixes without, sample by sample, where it is left out', () => {
    const plain = names.map((name) => `mixes/${name}.wav`);
    expect(kindred('master', release('plain.yaml', 'Trims', plain), '--out', 'plain').status).toBe(
      0,
    );
    const listed = files.map((file) => `{ file: ${file}, ${trims} }`);
    const { status, stdout } = kindred(
      'master',
      release('trimmed.yaml', 'Trims', listed),
      '--out',
      'trimmed',
    );
    expect(stdout).toContain('Promises kept: all 7.');
    expect(status).toBe(0);
    const [was, now] = ['plain', 'trimmed'].map(mastersIn);
    expect(now!.map((samples, at) => samples.equals(was![at]!))).toEqual([true, true, true]);
    expect(text('trimmed/plan.yaml')).toContain('    trimStart: 3 s\n    trimEnd: 2 s\n');
    const { tracks } = profilesSchema.parse(json('trimmed/profiles.json'));
    expect(tracks[2]?.issues.map(({ message }) => message)).toContain(
      'of 2.wav 3.00 s at its start and 2.00 s at its end are left out: silence',
    );
  });

  it('are rendered again from the plan, from what was kept, and from an edited plan', () => {
    const again = kindred('master', 'trimmed.yaml', '--out', 'trimmed');
    expect([again.status, again.stderr.includes('error')]).toEqual([0, false]);
    const folder = copied('trimmed', 'edited');
    expect(kindred('render', `${folder}/plan.yaml`).status).toBe(0);
    expect(mastersIn(folder)[0]!.equals(mastersIn('trimmed')[0]!)).toBe(true);
    const edited = text(`${folder}/plan.yaml`).replace('trimEnd: 2 s', 'trimEnd: 1 s');
    writeFileSync(join(home, folder, 'plan.yaml'), edited);
    const { status, stdout } = kindred('render', `${folder}/plan.yaml`);
    expect(stdout).toContain('Promises kept: all 7.');
    expect(status).toBe(0);
    const [was, now] = ['trimmed', folder].map((one) => mastersIn(one)[0]!.length);
    expect(now! - was!).toBe(6 * sampleRateHz);
  });

  it('keep 0.1 s before and 1 s behind their sound where just `silence` is left out', () => {
    const listed = ['{ file: 0.wav, trimStart: silence, trimEnd: silence }'];
    const file = release('silence.yaml', 'Silence', listed);
    expect(kindred('master', file, '--out', 'silence').status).toBe(0);
    const [whole, master] = ['plain', 'silence'].map((one) => mastersIn(one)[0]!.length / 6);
    expect(Math.abs(master! - whole! - 1.1 * sampleRateHz)).toBeLessThan(0.02 * sampleRateHz);
  });

  it('fail alone where a trim would reach into the sound', () => {
    const listed = ['{ file: 0.wav, trimStart: 3.5 s }', '1.wav', '2.wav'];
    const file = release('deep.yaml', 'Deep', listed);
    const { status, stderr } = kindred('master', file, '--out', 'deep');
    expect(status).toBe(1);
    expect(stderr).toContain(
      '`trimStart` would cut into the sound of 0.wav, which begins at 0:03.0',
    );
    expect(stderr).toContain('[trim-into-sound]');
    expect(readdirSync(join(home, 'deep/masters'))).toHaveLength(2);
  });
});
