import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createSmallAlbum, threeMixes } from '../test/small-album.js';
import { samplesOf } from '../test/wav-bytes.js';

const { copied, home, kindred, remove, text } = createSmallAlbum({ mixes: threeMixes });
afterAll(remove);

const listed = [
  '  - { file: mixes/01 Loud.wav, fadeOut: 2 s }',
  '  - mixes/02 Quiet.wav',
  '  - mixes/03 Middle.wav',
];

function release(name: string, tracks: readonly string[]): string {
  const body = `title: Small Album\nartist: Nobody\ntracks:\n${tracks.join('\n')}\n`;
  writeFileSync(join(home, name), body);
  return name;
}

/** The highest sample of the last tenth of a second, of 1. */
function tailOf(folder: string, name: string): number {
  const samples = samplesOf(readFileSync(join(home, folder, 'masters', name))).subarray(-4410 * 6);
  let highest = 0;
  for (let at = 0; at < samples.length; at += 3) {
    highest = Math.max(highest, Math.abs(samples.readIntLE(at, 3)) / 2 ** 23);
  }
  return highest;
}

describe('a fade of the release file', () => {
  it('is in the master, which keeps its promises', () => {
    const { status, stdout } = kindred('master', release('faded.yaml', listed), '--out', 'a');
    expect(stdout).toContain('Promises kept: all 7.');
    expect(status).toBe(0);
    expect(tailOf('a', '01 Loud.wav')).toBeLessThan(0.01);
    expect(tailOf('a', '02 Quiet.wav')).toBeGreaterThan(0.05);
    expect(text('a/plan.yaml')).toContain('fadeOut: { length: 2 s, curve: smooth }');
  });

  it('is rendered again from the plan, with and without a record beside it', () => {
    for (const without of [[], ['plan.json']]) {
      const folder = copied('a', `b${without.length}`);
      for (const name of without) rmSync(join(home, folder, name));
      expect(kindred('render', `${folder}/plan.yaml`).status).toBe(0);
      const [was, now] = ['a', folder].map((from) =>
        samplesOf(readFileSync(join(home, from, 'masters/01 Loud.wav'))),
      );
      expect(now!.equals(was!)).toBe(true);
    }
  });

  it('may be edited in the plan, and is then rendered as it stands', () => {
    const folder = copied('a', 'c');
    const edited = text(`${folder}/plan.yaml`).replace('length: 2 s', 'length: 4 s');
    writeFileSync(join(home, folder, 'plan.yaml'), edited);
    const { status, stdout } = kindred('render', `${folder}/plan.yaml`);
    expect(stdout).toContain('Promises kept: all 7.');
    expect(status).toBe(0);
  });
});

describe('a segue whose second track can not be read', () => {
  it('fails whole: the first would end in the middle of a sound', () => {
    const whole = readFileSync(join(home, 'mixes/02 Quiet.wav'));
    writeFileSync(join(home, 'cut.wav'), whole.subarray(0, whole.length / 2));
    const segue = ['  - { file: mixes/01 Loud.wav, segue: true }', '  - cut.wav', listed[2]!];
    const { status, stderr } = kindred('master', release('segue.yaml', segue), '--out', 'd');
    expect(status).toBe(1);
    expect(stderr).toContain('[segue-failed]');
    expect(readdirSync(join(home, 'd/masters'))).toEqual(['03 Middle.wav']);
  });
});
