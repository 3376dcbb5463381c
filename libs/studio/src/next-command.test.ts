import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asArgument, nextCommand } from './next-command.js';

describe('the command to type next', () => {
  it.each([
    [{ releaseFile: './release.yaml' }, 'kindred master'],
    [{ releaseFile: 'release.yaml' }, 'kindred master release.yaml'],
    [{ releaseFile: './release.yaml', out: 'o' }, 'kindred master --out o'],
    [{ releaseFile: 'Été.yaml', out: '../o' }, 'kindred master Été.yaml --out ../o'],
    [{ releaseFile: 'my ep.yaml', out: "Ann's" }, 'kindred master "my ep.yaml" --out "Ann\'s"'],
    [{ releaseFile: '-x.yaml' }, 'kindred master ./-x.yaml'],
    [{ releaseFile: '$HOME.yaml' }, "kindred master '$HOME.yaml'"],
    [{ releaseFile: '~/a.yaml' }, 'kindred master "~/a.yaml"'],
    [{ releaseFile: '' }, 'kindred master ""'],
  ])('of %j is %s', (typed, expected) => {
    expect(nextCommand('master', typed)).toBe(expected);
  });

  it('means to a shell the path it was made of', () => {
    const path = fc.string({
      unit: fc.constantFrom(...' abé"\'$`\\!*?~;&|<>(){}[]#=%-./\u0000\n'),
      minLength: 1,
      maxLength: 8,
    });
    const paths = fc.sample(path, { numRuns: 300, seed: 1 }).filter((one) => !/[\0\n]/u.test(one));
    const script = `printf '%s\\n' ${paths.map(asArgument).join(' ')}`;
    const { stdout } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
    expect(stdout.trimEnd().split('\n')).toEqual(
      paths.map((one) => (one.startsWith('-') ? `./${one}` : one)),
    );
  });

  it('steers no terminal', () => {
    expect(asArgument('a\u001b[2J\u202e.yaml')).toBe("'a\\x1b[2J\\u202e.yaml'");
  });
});
