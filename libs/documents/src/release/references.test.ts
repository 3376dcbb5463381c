import { describe, expect, it } from 'vitest';
import { completeRelease } from './complete-release.js';
import { parseRelease } from './parse-release.js';
import type { Lookups } from './release-draft.js';

const disk: Lookups = {
  matches: {},
  missing: ['refs/gone.wav'],
  neighbours: { refs: ['a.wav', 'b.wav'], '.': ['1.wav', '2.wav'] },
};

function read(rest: string, tracks = '[1.wav, 2.wav]') {
  const text = `title: A\nartist: B\ntracks: ${tracks}\n${rest}\n`;
  const { draft, issues } = parseRelease(text, 'release.yaml');
  const completed = draft ? completeRelease(draft, disk) : { release: null, issues };
  return {
    release: completed.release,
    issues: completed.issues.map(
      ({ code, severity, place, message, fix }) =>
        `${severity} ${code} ${place?.line}:${place?.column} ${message} -> ${fix}`,
    ),
  };
}

const toward = 'match: { tone: { toward: reference } }';

describe('references', () => {
  it('are files, with a weight of 1 unless said', () => {
    const { release, issues } = read(
      `references: [refs/a.wav, { file: refs/b.wav, weight: 0.5 }]\n${toward}`,
    );
    expect(issues).toEqual([]);
    expect(release?.references).toEqual([
      { file: 'refs/a.wav', weight: 1 },
      { file: 'refs/b.wav', weight: 0.5 },
    ]);
    expect(release?.match.tone?.toward).toEqual({ release: 0, reference: 1, balanced: 0 });
  });

  it('may be a single file', () => {
    const { release } = read(`references: refs/a.wav\n${toward}`);
    expect(release?.references).toEqual([{ file: 'refs/a.wav', weight: 1 }]);
  });

  it('that are not there are told where they are named, with the nearest name', () => {
    expect(read(`references: [refs/gone.wav]\n${toward}`).issues).toEqual([
      'error missing-file 4:14 no such file among the references -> refs/ holds 2 files, the first `refs/a.wav`',
    ]);
  });

  it.each([
    ['weight: 0', 'out-of-range'],
    ['weight: -1', 'out-of-range'],
    ['weight: 101', 'out-of-range'],
    ['weight: much', 'not-a-number'],
  ])('of %s are refused where that stands', (typed, code) => {
    const [issue] = read(`references: [{ file: refs/a.wav, ${typed} }]\n${toward}`).issues;
    expect(issue).toContain(`error ${code} 4:42`);
    expect(issue).toContain('`weight: 1`');
  });

  it('are needed where tone is to come nearer to them', () => {
    expect(read(toward).issues).toEqual([
      'error missing-key 4:26 tone toward references, but no `references` in this file -> ' +
        '`references: [refs/finished.wav]`, or `toward: release`',
    ]);
    const weighted = 'match: { tone: { toward: { release: 50 %, reference: 50 % } } }';
    expect(read(weighted).issues[0]).toContain('error missing-key 4:26');
  });

  it('can be asked for in words', () => {
    const said = read('references: [refs/a.wav]\ndirection: like the reference');
    expect(said.issues).toEqual([]);
    expect(said.release?.match.tone?.toward.reference).toBe(1);
  });

  it('are none of its own mixes', () => {
    expect(read(`references: [refs/a.wav, 2.wav]\n${toward}`).issues).toEqual([
      'error same-file 4:26 the mix of track 2; references are finished music of others -> ' +
        'remove it, or name the music that is meant',
    ]);
  });

  it('are named once each, and to the letter', () => {
    expect(read(`references: [refs/a.wav, refs/a.wav]\n${toward}`).issues).toEqual([
      expect.stringContaining('error same-file 4:26 the same reference as on line 4, column 14'),
    ]);
    expect(read(`references: [refs/*.wav]\n${toward}`).issues).toEqual([
      expect.stringContaining('error wrong-type 4:14 a pattern'),
    ]);
  });
});
