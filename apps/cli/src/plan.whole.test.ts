import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  masteringPlanSchema,
  pinSchema,
  profilesSchema,
  renderingsSchema,
  writtenPlanSchema,
  type Issue,
} from '@kindred/records';
import { mixBytes } from '../test/mix-bytes.js';
import { createSmallAlbum, threeMixes, typedChange } from '../test/small-album.js';

const { copied, edit, everythingIn, gainsOf, home, json, kindred, remove, text } = createSmallAlbum(
  { mixes: threeMixes },
);

beforeAll(() => {
  expect(kindred('master', '--out', 'mastered').status).toBe(0);
});
afterAll(remove);

describe('kindred plan', () => {
  it('decides everything, says it, and renders nothing', () => {
    const { status, stdout, stderr } = kindred('plan', 'release.yaml', '--out', 'a');
    expect(status).toBe(0);
    expect(stderr).toMatch(/: plan release\.yaml: Small Album, 3 tracks, streaming, -14 LUFS$/mu);
    expect(stdout).toMatch(/^loudness {2}loud sections matched to -\d+\.\d LUFS, so that/mu);
    expect(stdout).toMatch(/1 [+-]\d+\.\d dB.* · 2 [+-]\d+\.\d dB.* · 3 [+-]\d+\.\d dB/su);
    expect(stdout).toMatch(/^tone {6}/mu);
    expect(stdout).toMatch(/^limiter {3}gentle, .*joins: /mu);
    expect(stdout).toContain(
      'a/plan.yaml  edit eq, width, gain or limiter, then\n  kindred master release.yaml --out a\n',
    );
    expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
    expect(readdirSync(join(home, 'a')).sort()).toEqual([
      'plan.json',
      'plan.yaml',
      'profiles.json',
    ]);
    profilesSchema.parse(json('a/profiles.json'));
    expect(text('a/plan.yaml')).toContain('  file: ../release.yaml\n');
  });

  it('is what master then renders', () => {
    const { plan } = writtenPlanSchema.parse(json('a/plan.json'));
    expect(kindred('master', '--out', 'a').status).toBe(0);
    const rendered = writtenPlanSchema.parse(json('a/plan.json')).plan;
    for (const [at, track] of rendered.tracks.entries()) {
      expect(Math.abs(track.gainDb - plan.tracks[at]!.gainDb)).toBeLessThanOrEqual(0.1);
    }
  });

  it('leaves what was delivered as it is, and a plan that is decided the same again', () => {
    const before = everythingIn('mastered');
    const { status, stdout } = kindred('plan', '--out', 'mastered');
    expect(status).toBe(0);
    expect(stdout).toContain('mastered/plan.yaml  as it was: the same mixes, the same decisions');
    expect(everythingIn('mastered')).toEqual(before);
    const louder = copied('mastered', 'louder');
    writeFileSync(
      join(home, 'louder.yaml'),
      'title: Small Album\nartist: Nobody\ntarget: competitive\ntracks: mixes/*.wav\n',
    );
    expect(kindred('plan', 'louder.yaml', '--out', louder).status).toBe(0);
    const delivered = (files: Record<string, string>) =>
      Object.entries(files).filter(([name]) => !/^(plan|profiles)\./u.test(name));
    expect(delivered(everythingIn(louder))).toEqual(delivered(before));
    expect(text(`${louder}/plan.yaml`)).toContain('word: competitive');
  });

  it('prints one document and nothing else with --json', () => {
    const { status, stdout, stderr } = kindred('plan', '--out', 'b', '--json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const document = JSON.parse(stdout) as Record<string, unknown>;
    expect(masteringPlanSchema.parse(document['plan'])).toEqual(
      writtenPlanSchema.parse(json('b/plan.json')).plan,
    );
    expect(document).toMatchObject({ status: 'done', pins: [], isUnchanged: false });
  });

  it('plans without a track that can not be read, says so, and exits with 1', () => {
    writeFileSync(join(home, 'not.wav'), 'this is a letter, not a recording');
    writeFileSync(
      join(home, 'not.yaml'),
      'title: Small Album\nartist: Nobody\ntracks: [mixes/01 Loud.wav, not.wav, mixes/03 Middle.wav]\n',
    );
    const { status, stdout, stderr } = kindred('plan', 'not.yaml', '--out', 'c');
    expect(status).toBe(1);
    expect(stderr).toMatch(/error: 2 .*not\.wav/u);
    expect(stdout).toContain('Not planned: 2 not.');
    // Its plan is read again, a track short as it is.
    expect(kindred('plan', 'not.yaml', '--out', 'c').stdout).toContain('as it was');
  });

  it('answers a wrong release file with 2, and writes nothing', () => {
    writeFileSync(join(home, 'wrong.yaml'), 'title: A\nartist: B\ntracks: mixes/*.aif\n');
    const { status, stderr } = kindred('plan', 'wrong.yaml', '--out', 'd');
    expect(status).toBe(2);
    expect(stderr).toContain('nothing was read or written');
    expect(existsSync(join(home, 'd'))).toBe(false);
  });
});

describe('an edit of plan.yaml', () => {
  it('is kept by every run, said in a line, and planned around, until it is typed back', () => {
    const folder = copied('mastered', 'gain');
    const planned = gainsOf(folder);
    edit(folder, 2, /gain: \S+ dB/u, 'gain: +10.125 dB');
    for (const command of ['plan', 'master', 'master', 'plan']) {
      const { status, stderr, stdout } = kindred(command, '--out', folder);
      expect(stderr, command).toContain(
        `pinned 2 Quiet gain: +10.125 dB, planned was ${typedChange(planned[1]!)}\n`,
      );
      expect(stdout).toContain(
        `  make the edits permanent: kindred pin --out ${folder}\n` +
          `  drop them: kindred ${command} --discard-edits --out ${folder}\n`,
      );
      expect(status).toBe(0);
      expect(gainsOf(folder)[1]).toBe(10.125);
      expect(text(`${folder}/plan.yaml`)).toContain('gain: +10.125 dB');
    }
    // A level set by hand follows no `offset`.
    expect(kindred('explain', '2', '--out', folder).stdout.replace(/\s+/gu, ' ')).toMatch(
      /change its `gain` in gain\/plan\.yaml line \d+, or `limiting` of track 2 in release\.yaml/u,
    );
    const renderings = renderingsSchema.parse(json(`${folder}/renderings.json`));
    expect(renderings.tracks[1]).toMatchObject({ gainDb: 10.125 });
    expect(renderings.tracks[1]!.promises.filter(({ kept }) => !kept)).toEqual([]);
    edit(folder, 2, /gain: \S+ dB/u, `gain: ${typedChange(planned[1]!)} dB`);
    const { stderr } = kindred('master', '--out', folder);
    expect(stderr).not.toContain('pinned');
    expect(gainsOf(folder)).toEqual(planned);
  });

  it('is dropped with --discard-edits', () => {
    const folder = copied('mastered', 'dropped');
    const planned = gainsOf(folder);
    edit(folder, 1, /gain: \S+ dB/u, 'gain: -9 dB');
    expect(kindred('plan', '--out', folder).stderr).toContain('pinned 1 Loud');
    const { stderr, status } = kindred('master', '--out', folder, '--discard-edits');
    expect(status).toBe(0);
    expect(stderr).not.toContain('pinned');
    expect(gainsOf(folder)).toEqual(planned);
    expect(kindred('plan', '--out', folder).stderr).not.toContain('pinned');
  });

  it('of filters is bound by no `most`, and its promises are checked all the same', () => {
    const folder = copied('mastered', 'eq');
    edit(
      folder,
      3,
      /eq:.*?\n(?= {4}gain)/su,
      'eq: [{ type: bell, frequency: 1 kHz, q: 1, gain: 6 dB }]\n',
    );
    const { status, stdout, stderr } = kindred('master', '--out', folder);
    expect(stderr).toMatch(/^pinned 3 Middle eq: 1 kHz q 1\.0 \+6\.0 dB, planned was /mu);
    expect(stdout).toMatch(/3 Middle .* by hand/u);
    expect(stdout).toContain('Promises kept: all 7.');
    expect(status).toBe(0);
    expect(text(`${folder}/plan.yaml`)).toContain(
      'tone set by hand: it moves no frequency by more than 6.0 dB; matching would not pass',
    );
  });

  it('of width is kept, whatever the match of width would do', () => {
    const folder = copied('mastered', 'width');
    edit(folder, 2, / {4}gain:/u, '    width: +1.5 dB\n    gain:');
    for (const command of ['master', 'plan']) {
      const { stderr, status } = kindred(command, '--out', folder);
      expect(stderr).toContain('pinned 2 Quiet width: side +1.5 dB, planned was 0.0\n');
      expect(status).toBe(0);
    }
    expect(text(`${folder}/plan.yaml`)).toMatch(/width: \+1\.5 dB {4}# width set by hand: side/u);
  });

  it('for a frequency that the mix does not hold is told in its place, before anything is made', () => {
    const folder = copied('mastered', 'rate');
    edit(
      folder,
      1,
      /eq:.*?\n(?= {4}gain)/su,
      'eq: [{ type: bell, frequency: 23 kHz, q: 1, gain: 6 dB }]\n',
    );
    const before = everythingIn(folder);
    for (const command of [
      ['plan', '--out', folder],
      ['master', '--out', folder],
      ['render', `${folder}/plan.yaml`],
    ]) {
      const { status, stderr } = kindred(...command);
      expect(stderr).toContain('a filter at 23 kHz; 1 Loud holds nothing above 22.05 kHz');
      expect(stderr).not.toContain('nothing was read');
      expect(status).toBe(2);
      expect(everythingIn(folder)).toEqual(before);
    }
  });

  it('that can not be read is told in its place, and nothing is lost or written', () => {
    const folder = copied('mastered', 'wrong');
    edit(folder, 2, /gain: \S+ dB/u, 'gain: +1 Hz');
    const before = everythingIn(folder);
    for (const command of ['plan', 'master']) {
      const { status, stderr } = kindred(command, '--out', folder);
      expect(status).toBe(2);
      expect(stderr).toMatch(
        /wrong\/plan\.yaml:\d+:11: error: wrong unit in `gain` \[wrong-unit\]/u,
      );
      expect(stderr).toContain('1 error in wrong/plan.yaml; nothing was made');
      expect(everythingIn(folder)).toEqual(before);
    }
  });

  it('of what is only told is warned of, and not kept', () => {
    const folder = copied('mastered', 'told');
    edit(folder, 1, /aim: \S+ LUFS/u, 'aim: -3 LUFS');
    const { status, stderr } = kindred('plan', '--out', folder);
    expect(status).toBe(0);
    expect(stderr).toMatch(/told\/plan\.yaml:\d+:10: warning: `aim` of a track is told here/u);
    expect(text(`${folder}/plan.yaml`)).not.toContain('aim: -3 LUFS');
  });

  it('survives a new mix of its track', () => {
    const folder = copied('mastered', 'mix');
    edit(folder, 2, /gain: \S+ dB/u, 'gain: +9.5 dB');
    writeFileSync(join(home, 'mixes/02 Quiet.wav'), mixBytes({ level: 0.06, seconds: 6, seed: 9 }));
    const { status, stderr } = kindred('master', '--out', folder);
    expect(status).toBe(0);
    expect(stderr).toContain('pinned 2 Quiet gain: +9.5 dB');
    expect(gainsOf(folder)[1]).toBe(9.5);
  });

  it('that no promise can hold is said before anything is rendered', () => {
    const folder = copied('mastered', 'broken');
    edit(folder, 1, /gain: \S+ dB/u, 'gain: +20 dB');
    const planned = kindred('plan', '--out', folder);
    expect(planned.stderr).toMatch(
      /warning: 1 Loud: pinned at \+20\.0 dB by hand\..*this breaks the promise `dynamics`\. Lower its `gain`/u,
    );
    expect(planned.status).toBe(0);
    const { status, stdout } = kindred('master', '--out', folder);
    expect(status).toBe(1);
    expect(stdout).toContain('Broken: dynamics');
    expect(readdirSync(join(home, folder, 'rejected'))).toEqual(['01 Loud.wav']);
    expect(gainsOf(folder)[0]).toBe(20);
  });

  it('of a limiter is kept as typed, and said where it may not hold its ceiling', () => {
    const folder = copied('mastered', 'limiter');
    edit(
      folder,
      1,
      /ceiling: \S+ dBTP\n {6}aim: \S+ dBTP/u,
      'ceiling: -3 dBTP\n      aim: -3 dBTP',
    );
    edit(folder, 1, /gain: \S+ dB/u, 'gain: +4 dB');
    const { stderr } = kindred('master', '--out', folder);
    expect(stderr).toContain(
      'pinned 1 Loud ceiling: -3.0 dBTP, planned was -1.0; aim: -3.0 dBTP, planned was -1.1\n',
    );
    expect(stderr).toMatch(
      /can break the promise `peak`\. `aim: -3\.10 dBTP` in plan\.yaml holds it/u,
    );
    expect(text(`${folder}/plan.yaml`)).toContain(
      'limiter set by hand: ceiling -3 dBTP, aim -3 dBTP.',
    );
  });

  it('whose plan was last written by no one knows whom is set aside, not lost', () => {
    const folder = copied('mastered', 'aside');
    edit(folder, 2, /gain: \S+ dB/u, 'gain: +1.5 dB');
    const mine = text(`${folder}/plan.yaml`);
    rmSync(join(home, folder, 'plan.json'));
    const { status, stderr } = kindred('plan', '--out', folder);
    expect(status).toBe(0);
    expect(stderr).toMatch(/warning: .*kept as plan\.before\.yaml.*\[plan-set-aside\]/u);
    expect(text(`${folder}/plan.before.yaml`)).toBe(mine);
    expect(kindred('plan', '--out', folder).stderr).not.toContain('plan.before');
  });

  it('that no one can read and no one is known to have written stands in no one’s way', () => {
    const folder = copied('mastered', 'unread');
    edit(folder, 2, /gain: \S+ dB/u, 'gone: +1.5 dB');
    const mine = text(`${folder}/plan.yaml`);
    expect(kindred('plan', '--out', folder).status).toBe(2);
    rmSync(join(home, folder, 'plan.json'));
    expect(kindred('plan', '--out', folder).status).toBe(0);
    expect(text(`${folder}/plan.before.yaml`)).toBe(mine);
  });

  it('is listed in full with --json', () => {
    const folder = copied('mastered', 'json');
    edit(folder, 2, /gain: \S+ dB/u, 'gain: +9 dB');
    edit(folder, 1, /gain: \S+ dB/u, 'gain: +20 dB');
    edit(folder, 3, /aim: \S+ LUFS/u, 'aim: -3 LUFS');
    const { issues: planned } = JSON.parse(
      kindred('plan', '--out', folder, '--json').stdout,
    ) as Document;
    expect(planned.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['edit-not-kept', 'pin-breaks-promise']),
    );
    const document = JSON.parse(kindred('master', '--out', folder, '--json').stdout) as Document;
    const broken = document.issues.filter(({ code }) => code === 'pin-breaks-promise');
    expect(broken).toMatchObject([{ severity: 'warning', track: 1 }]);
    const each = document.issues.map((issue) => JSON.stringify(issue));
    expect(new Set(each).size).toBe(each.length);
    expect(document.pins.map((pin) => pinSchema.parse(pin))).toMatchObject([
      { part: 'gain', track: 1, gainDb: 20 },
      { part: 'gain', track: 2, gainDb: 9 },
    ]);
  });
});

/** What `--json` prints, as far as it is looked at. */
interface Document {
  readonly pins: readonly unknown[];
  readonly issues: readonly Issue[];
}
