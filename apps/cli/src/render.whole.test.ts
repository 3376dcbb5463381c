import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { promiseNames, renderingsSchema } from '@kindred/records';
import { mixBytes } from '../test/mix-bytes.js';

const bin = fileURLToPath(new URL('../bin/kindred.js', import.meta.url));
let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'kindred-render-'));
  mkdirSync(join(home, 'mixes'));
  const mixes = [
    { name: '01 Loud.wav', level: 0.5, seconds: 5, seed: 1 },
    { name: '02 Quiet.wav', level: 0.05, seconds: 6, seed: 2 },
    { name: '03 Middle.wav', level: 0.2, seconds: 4, seed: 3 },
  ];
  for (const { name, ...mix } of mixes) writeFileSync(join(home, 'mixes', name), mixBytes(mix));
  // The first two have no room for as much: their limiters work, and their renders are corrected.
  writeFileSync(
    join(home, 'release.yaml'),
    'title: Small Album\nartist: Nobody\ntarget: competitive\ntracks: mixes/*.wav\n',
  );
  expect(kindred('master', '--out', 'mastered').status).toBe(0);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('kindred render', () => {
  it('gives the bytes of the run that wrote the plan, and the same report of them', () => {
    const folder = copied('mastered', 'again');
    const before = filesIn(`${folder}/masters`);
    for (const name of ['masters', 'renderings.json', 'report.html', 'profiles.json']) {
      rmSync(join(home, folder, name), { recursive: true });
    }
    const { status, stdout, stderr } = kindred('render', `${folder}/plan.yaml`);
    expect(stderr).toMatch(/: render again\/plan\.yaml: Small Album, 3 tracks, competitive/u);
    expect(stderr).not.toContain('pinned');
    expect(stdout).toContain('Promises kept: all 7.');
    expect(status).toBe(0);
    expect(filesIn(`${folder}/masters`)).toEqual(before);
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
    expect(filesIn('elsewhere/deep/masters')).toEqual(filesIn('mastered/masters'));
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
    const before = filesIn('mastered/masters');
    const after = filesIn(`${folder}/masters`);
    expect(after['01 Loud.wav']).toBe(before['01 Loud.wav']);
    expect(after['02 Quiet.wav']).not.toBe(before['02 Quiet.wav']);
    expect(after['03 Middle.wav']).toBe(before['03 Middle.wav']);
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
        /warning: 3 Middle: mixes\/03 Middle\.wav is not the mix that this was planned for; .*`kindred master` plans it anew.* \[mix-changed\]/u,
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

function kindred(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [bin, ...words], {
    cwd: home,
    encoding: 'utf8',
    env: { ...process.env, KINDRED_CACHE_DIR: join(home, 'cache') },
  });
}

function copied(from: string, to: string): string {
  cpSync(join(home, from), join(home, to), { recursive: true });
  return to;
}

function text(file: string): string {
  return readFileSync(join(home, file), 'utf8');
}

function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(join(home, folder)).map((name) => [
      name,
      readFileSync(join(home, folder, name)).toString('base64'),
    ]),
  );
}
