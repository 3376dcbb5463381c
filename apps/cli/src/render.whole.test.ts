import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { promiseNames, renderingsSchema } from '@kindred/records';
import { mixBytes } from '../test/mix-bytes.js';
import { createSmallAlbum, threeMixes } from '../test/small-album.js';
import { samplesOf } from '../test/wav-bytes.js';

// The first two have no room for as much: their limiters work, and their renders are corrected.
const { copied, everythingIn, home, kindred, remove, text } = createSmallAlbum({
  mixes: threeMixes,
  rest: 'target: competitive\n',
});

beforeAll(() => {
  expect(kindred('master', '--out', 'mastered').status).toBe(0);
});
afterAll(remove);

describe('kindred render', () => {
  it('gives the bytes of the run that wrote the plan, and the same report of them', () => {
    const folder = copied('mastered', 'again');
    const before = everythingIn(`${folder}/masters`);
    for (const name of ['masters', 'renderings.json', 'report.html', 'profiles.json']) {
      rmSync(join(home, folder, name), { recursive: true });
    }
    const { status, stdout, stderr } = kindred('render', `${folder}/plan.yaml`);
    expect(stderr).toMatch(/: render again\/plan\.yaml: Small Album, 3 tracks, competitive/u);
    expect(stderr).not.toContain('pinned');
    expect(stdout).toContain('Promises kept: all 7.');
    expect(status).toBe(0);
    expect(everythingIn(`${folder}/masters`)).toEqual(before);
    for (const file of ['plan.yaml', 'plan.json', 'profiles.json']) {
      expect(text(`${folder}/${file}`), file).toBe(text(`mastered/${file}`));
    }
    const { tracks } = renderingsSchema.parse(JSON.parse(text(`${folder}/renderings.json`)));
    for (const { promises } of tracks)
      expect(promises.map(({ name }) => name)).toEqual(promiseNames);
    expect(text(`${folder}/report.html`).includes('Small Album')).toBe(true);
  });

  it('needs no record beside the plan, from another folder and on any number of threads', () => {
    mkdirSync(join(home, 'elsewhere/deep'), { recursive: true });
    writeFileSync(join(home, 'elsewhere/deep/mine.yaml'), text('mastered/plan.yaml'));
    const wrong = kindred('render', 'elsewhere/deep/mine.yaml');
    expect(wrong.status).toBe(2);
    const { status } = kindred(
      'render',
      'elsewhere/deep/mine.yaml',
      '--release',
      'release.yaml',
      '--jobs',
      '1',
      '--no-cache',
    );
    expect(status).toBe(0);
    expect(everythingIn('elsewhere/deep/masters')).toEqual(everythingIn('mastered/masters'));
  });

  it('renders numbers as a person typed them, moves no other track, and leaves the plan', () => {
    const folder = copied('mastered', 'edited');
    const plan = text(`${folder}/plan.yaml`);
    const [head = '', ...tracks] = plan.split(/(?=^ {2}- number:)/mu);
    const edited = tracks.map((track, at) =>
      at === 1
        ? track
            .replace(/gain: \S+ dB/u, 'gain: +6.5 dB')
            .replace(
              /eq:.*?\n(?= {4}(?:#|gain))/su,
              'eq: [{ type: bell, frequency: 1 kHz, q: 1, gain: 5 dB }]\n',
            )
        : track,
    );
    writeFileSync(join(home, folder, 'plan.yaml'), head + edited.join(''));
    const { status, stdout, stderr } = kindred('render', `${folder}/plan.yaml`);
    expect(stderr).toMatch(/^pinned 2 Quiet eq: 1 kHz q 1\.0 \+5\.0 dB, planned was /mu);
    expect(stderr).toMatch(/^pinned 2 Quiet gain: \+6\.5 dB, planned was /mu);
    expect(stdout).toContain('Promises kept: all 7.');
    expect(status).toBe(0);
    // Tags tell the loudness of the whole album, so it is the sound that stays.
    const sound = (from: string, name: string) =>
      samplesOf(readFileSync(join(home, from, 'masters', name))).equals(
        samplesOf(readFileSync(join(home, 'mastered/masters', name))),
      );
    expect(sound(folder, '01 Loud.wav')).toBe(true);
    expect(sound(folder, '02 Quiet.wav')).toBe(false);
    expect(sound(folder, '03 Middle.wav')).toBe(true);
    expect(text(`${folder}/plan.yaml`)).toBe(head + edited.join(''));
    expect(text(`${folder}/plan.json`)).toBe(text('mastered/plan.json'));
    const renderings = renderingsSchema.parse(JSON.parse(text(`${folder}/renderings.json`)));
    expect(renderings.tracks[1]).toMatchObject({ gainDb: 6.5, renders: 1 });
    expect(/Pinned at \+6\.5\sdB by hand/u.test(text(`${folder}/report.html`))).toBe(true);
    // Such edits are pins for the run that plans again.
    const planned = kindred('plan', '--out', folder);
    expect(planned.stderr).toContain('pinned 2 Quiet gain: +6.5 dB');
  });

  it('says when a mix is not what the plan was made for, and what to do', () => {
    const folder = copied('mastered', 'changed');
    const mix = join(home, 'mixes/03 Middle.wav');
    const bytes = readFileSync(mix);
    try {
      writeFileSync(mix, mixBytes({ level: 0.1, seconds: 4, seed: 5 }));
      const { status, stderr } = kindred('render', `${folder}/plan.yaml`);
      expect(stderr).toMatch(
        /warning: 3 Middle: mixes\/03 Middle\.wav is not the mix that this was planned for; .*`kindred master release\.yaml --out \S+` plans it anew.* \[mix-changed\]/u,
      );
      expect(status).toBe(1);
      expect(readdirSync(join(home, folder, 'rejected'))).toEqual(['03 Middle.wav']);
    } finally {
      writeFileSync(mix, bytes);
    }
  });

  it('refuses what is no plan, in its place, with 2', () => {
    writeFileSync(
      join(home, 'no-plan.yaml'),
      text('mastered/plan.yaml').replace('gain: ', 'gian: '),
    );
    const { status, stderr } = kindred('render', 'no-plan.yaml');
    expect(status).toBe(2);
    expect(stderr).toMatch(/no-plan\.yaml:\d+:5: error: unknown key `gian`/u);
    expect(stderr).toContain('in no-plan.yaml; nothing was read or written');
    expect(kindred('render', 'nowhere.yaml')).toMatchObject({ status: 2, stdout: '' });
    expect(kindred('render').stderr).toContain('`render` needs');
    const nameless = text('mastered/plan.yaml').replace(/^ {2}file: .*\n/mu, '');
    writeFileSync(join(home, 'nameless.yaml'), nameless);
    expect(kindred('render', 'nameless.yaml').stderr).toContain(
      '`kindred render nameless.yaml --release release.yaml`',
    );
  });
});
