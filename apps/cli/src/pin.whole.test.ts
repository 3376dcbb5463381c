import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { mixBytes } from '../test/mix-bytes.js';
import { createSmallAlbum, threeMixes, typedChange } from '../test/small-album.js';

const { copied, edit, everythingIn, gainsOf, home, kindred, remove, text } = createSmallAlbum({
  mixes: threeMixes,
});
afterAll(remove);

const typed = `title: Small Album
artist: Nobody # still
tracks:
  - mixes/01 Loud.wav
  # the soft one
  - file: mixes/02 Quiet.wav   # by night
    offset: -2 LU
  - mixes/03 Middle.wav
`;

const oneBell = 'eq: [{ type: bell, frequency: 1 kHz, q: 1, gain: 4 dB }]\n';

describe('kindred pin', () => {
  it('moves edits into the release file, and the next plan is the same', () => {
    writeFileSync(join(home, 'pins.yaml'), typed);
    expect(kindred('plan', 'pins.yaml', '--out', 'pins').status).toBe(0);
    const [, gainDb = 0] = gainsOf('pins');
    edit('pins', 2, /gain: \S+ dB/u, `gain: ${typedChange(gainDb - 1.5)} dB`);
    edit('pins', 3, /eq:.*?\n(?= {4}gain)/su, oneBell);
    edit('pins', 1, /ceiling: -1 dBTP/u, 'ceiling: -0.5 dBTP');
    const edited = text('pins/plan.yaml');
    const { status, stdout, stderr } = kindred('pin', 'pins.yaml', '--out', 'pins');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('2 Quiet: adjust: { gain: -1.5 dB }\n');
    expect(stdout).toMatch(/1 Loud ceiling: -0\.5 dBTP, .*stays in\s+plan\.yaml;/su);
    expect(stdout).toContain(
      'pins.yaml  now  kindred plan pins.yaml --out pins  decides with it\n',
    );
    expect(text('pins.yaml')).toBe(`title: Small Album
artist: Nobody # still
tracks:
  - mixes/01 Loud.wav
  # the soft one
  - file: mixes/02 Quiet.wav   # by night
    adjust: { gain: -1.5 dB }
    offset: -2 LU
  - file: mixes/03 Middle.wav
    adjust: { eq: [{ type: bell, frequency: 1000 Hz, q: 1, gain: +4.0 dB }] }
`);
    expect(text('pins/plan.yaml')).toBe(edited);
    const again = kindred('plan', 'pins.yaml', '--out', 'pins');
    expect(again.status).toBe(0);
    expect(again.stderr.match(/^pinned .*$/gmu)).toEqual([
      'pinned 1 Loud ceiling: -0.5 dBTP, planned was -1.0',
    ]);
    expect(gainsOf('pins')[1]).toBeCloseTo(gainDb - 1.5, 6);
    expect(text('pins/plan.yaml')).toContain(
      '{ type: bell, frequency: 1000 Hz, q: 1, gain: +4.0 dB }',
    );
    // There is nothing more to move.
    expect(kindred('pin', 'pins.yaml', '--out', 'pins').stdout).toContain(
      'pins.yaml is as it was.',
    );
  });

  it('says that there is nothing to move, or no plan, and leaves the release file', () => {
    writeFileSync(join(home, 'none.yaml'), typed);
    const none = kindred('pin', 'none.yaml', '--out', 'none');
    expect(none.status).toBe(2);
    expect(none.stderr).toContain('Run `kindred plan none.yaml --out none` first.');
    expect(kindred('plan', 'none.yaml', '--out', 'none').status).toBe(0);
    const { status, stdout } = kindred('pin', 'none.yaml', '--out', 'none', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'done', moved: [], stays: [], adjust: [] });
    expect(text('none.yaml')).toBe(typed);
  });

  it('refuses where a track has no plain place, and says what to type', () => {
    const alias = `title: Small Album
artist: Nobody
tracks:
  - &loud { file: mixes/01 Loud.wav }
  - mixes/02 Quiet.wav
  - mixes/03 Middle.wav
`;
    writeFileSync(join(home, 'alias.yaml'), alias);
    expect(kindred('plan', 'alias.yaml', '--out', 'alias').status).toBe(0);
    const [gainDb = 0] = gainsOf('alias');
    edit('alias', 1, /gain: \S+ dB/u, `gain: ${typedChange(gainDb - 1)} dB`);
    const { status, stderr } = kindred('pin', 'alias.yaml', '--out', 'alias');
    expect(status).toBe(2);
    expect(stderr).toContain('Type `adjust: { gain: -1.0 dB }` there.');
    expect(text('alias.yaml')).toBe(alias);
    expect(kindred('plan', 'alias.yaml', '--out', 'alias').stderr).toContain('pinned 1 Loud gain');
  });

  it('leaves filters that were typed in the release file after the plan', () => {
    writeFileSync(join(home, 'late.yaml'), typed);
    expect(kindred('plan', 'late.yaml', '--out', 'late').status).toBe(0);
    edit('late', 2, /eq:.*?\n(?= {4}gain)/su, oneBell);
    const later = typed.replace(
      'offset: -2 LU',
      'adjust: { eq: [{ type: bell, frequency: 5 kHz, gain: 2 dB }] }\n    offset: -2 LU',
    );
    writeFileSync(join(home, 'late.yaml'), later);
    const { status, stdout } = kindred('pin', 'late.yaml', '--out', 'late');
    expect(status).toBe(0);
    expect(stdout).toMatch(/2 Quiet eq: .*`eq`\s.*changed\s+after\s+this\s+was\s+planned/su);
    expect(text('late.yaml')).toBe(later);
    expect(kindred('plan', 'late.yaml', '--out', 'late').stderr).toContain('pinned 2 Quiet eq');
  });

  it('moves edits once, also when it was stopped before it was done', () => {
    writeFileSync(join(home, 'stopped.yaml'), typed);
    const pin = () => kindred('pin', 'stopped.yaml', '--out', 'stopped');
    expect(kindred('plan', 'stopped.yaml', '--out', 'stopped').status).toBe(0);
    const [, gainDb = 0] = gainsOf('stopped');
    edit('stopped', 2, /gain: \S+ dB/u, `gain: ${typedChange(gainDb - 1.5)} dB`);
    const before = text('stopped/plan.json');
    expect(pin().status).toBe(0);
    const moved = text('stopped.yaml');
    expect(moved).toContain('adjust: { gain: -1.5 dB }');
    const stop = () => writeFileSync(join(home, 'stopped/plan.json'), before);
    stop();
    expect(pin().status).toBe(0);
    expect(text('stopped.yaml')).toBe(moved);
    expect(pin().stdout).toContain('plan.yaml holds no edits');
    // A plan that comes between knows the edit as a pin.
    stop();
    const planned = kindred('plan', 'stopped.yaml', '--out', 'stopped');
    expect(planned.stderr).toContain('pinned 2 Quiet gain');
    expect(pin().status).toBe(0);
    expect(text('stopped.yaml')).toBe(moved);
    expect(kindred('plan', 'stopped.yaml', '--out', 'stopped').stderr).not.toContain('pinned');
    expect(gainsOf('stopped')[1]).toBeCloseTo(gainDb - 1.5, 6);
  });

  it('moves edits of a mix that has a new name, once', () => {
    const mixes = copied('mixes', 'renamed-mixes');
    writeFileSync(
      join(home, 'renamed.yaml'),
      `title: Small Album\nartist: Nobody\ntracks: ${mixes}/*.wav\n`,
    );
    expect(kindred('plan', 'renamed.yaml', '--out', 'renamed').status).toBe(0);
    const [gainDb = 0] = gainsOf('renamed');
    edit('renamed', 1, /gain: \S+ dB/u, `gain: ${typedChange(gainDb + 1.25)} dB`);
    edit('renamed', 1, /ceiling: -1 dBTP/u, 'ceiling: -0.5 dBTP');
    renameSync(join(home, mixes, '01 Loud.wav'), join(home, mixes, '01 Louder.wav'));
    expect(kindred('pin', 'renamed.yaml', '--out', 'renamed').stdout).toContain(
      '1 Louder: adjust: { gain: +1.25 dB }',
    );
    const moved = text('renamed.yaml');
    const again = kindred('pin', 'renamed.yaml', '--out', 'renamed');
    expect(again.stdout).toContain('renamed.yaml is as it was.');
    expect(text('renamed.yaml')).toBe(moved);
    const { stderr } = kindred('plan', 'renamed.yaml', '--out', 'renamed');
    expect(stderr.match(/^pinned .*$/gmu)).toEqual([
      'pinned 1 Louder ceiling: -0.5 dBTP, planned was -1.0',
    ]);
  });
});

describe('what was edited', () => {
  it('waits for its track, and goes to no other that comes in its place', () => {
    const of = (...names: string[]) =>
      writeFileSync(
        join(home, 'waits.yaml'),
        `title: Small Album\nartist: Nobody\ntracks:\n${names.map((name) => `  - mixes/${name}.wav\n`).join('')}`,
      );
    const plan = () => kindred('plan', 'waits.yaml', '--out', 'waits').stderr;
    of('01 Loud', '02 Quiet');
    plan();
    edit('waits', 2, /gain: \S+ dB/u, 'gain: -2 dB');
    of('01 Loud');
    expect(plan()).toContain('what was edited of mixes/02 Quiet.wav is kept until it is back');
    of('01 Loud', '03 Middle');
    expect(plan()).not.toContain('pinned');
    of('01 Loud', '03 Middle', '02 Quiet');
    expect(plan()).toContain('pinned 3 Quiet gain: -2.0 dB');
  });

  it('stays with a release that is renamed in its own file, whose folder no other music takes', () => {
    const named = (title: string, tracks: string) =>
      writeFileSync(
        join(home, 'name.yaml'),
        `title: ${title}\nartist: Nobody\nfolder: name\ntracks: ${tracks}\n`,
      );
    const { status } = createdAndEdited();
    expect(status).toBe(0);
    named('New Name', 'mixes/*.wav');
    for (const words of [['plan'], ['pin'], ['plan']]) {
      expect(kindred(...words, 'name.yaml').status).toBe(0);
    }
    expect(text('name.yaml')).toContain('adjust: { gain: -1.5 dB }');
    expect(text('name/plan.yaml')).toContain('New Name');
    // The same names of mixes, and others in them.
    const other = copied('mixes', 'name-mixes');
    named('New Name', `${other}/*.wav`);
    expect(kindred('plan', 'name.yaml').status).toBe(0);
    const before = everythingIn('name');
    for (const name of ['01 Loud', '02 Quiet']) {
      writeFileSync(
        join(home, other, `${name}.wav`),
        mixBytes({ level: 0.1, seconds: 4, seed: 9 }),
      );
    }
    named('Other Music', `${other}/*.wav`);
    const taken = kindred('plan', 'name.yaml');
    expect(taken.status).toBe(2);
    expect(taken.stderr).toContain('[not-our-folder]');
    expect(everythingIn('name')).toEqual(before);
    // What is advised keeps the edits.
    named('New Name', `${other}/*.wav`);
    expect(kindred('plan', 'name.yaml').status).toBe(0);
    named('Other Music', `${other}/*.wav`);
    expect(kindred('plan', 'name.yaml').status).toBe(0);

    function createdAndEdited() {
      named('Old Name', 'mixes/*.wav');
      const mastered = kindred('master', 'name.yaml');
      const [, gainDb = 0] = gainsOf('name');
      edit('name', 2, /gain: \S+ dB/u, `gain: ${typedChange(gainDb - 1.5)} dB`);
      return mastered;
    }
  });

  it('of one track of a segue parts it, and that is said', () => {
    writeFileSync(
      join(home, 'segue.yaml'),
      typed.replace('  - mixes/01 Loud.wav', '  - { file: mixes/01 Loud.wav, segue: true }'),
    );
    const plan = () => kindred('plan', 'segue.yaml', '--out', 'segue').stderr;
    expect(plan()).not.toContain('the level steps');
    const [gainDb = 0] = gainsOf('segue');
    edit('segue', 2, /gain: \S+ dB/u, `gain: ${typedChange(gainDb - 2)} dB`);
    expect(plan()).toMatch(/2 Quiet: 1 runs into it, .*the level steps by -\d\.\d dB at the join/u);
  });
});
