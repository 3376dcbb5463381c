import { afterEach, describe, expect, it, vi } from 'vitest';
import { run } from './main.js';
import { wordsCommand } from './words-command.js';

/** What the command says on both streams. */
function heard(): { out: string[]; error: string[] } {
  const out: string[] = [];
  const error: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => error.push(String(text)) > 0);
  return { out, error };
}

/** `kindred words …` in this process; `--json` may stand last. */
function words(...typed: string[]) {
  const { out, error } = heard();
  const json = typed.includes('--json');
  const code = wordsCommand(
    typed.filter((word) => word !== '--json'),
    { color: 'never', json },
  );
  vi.restoreAllMocks();
  return { code, out: out.join(''), error: error.join('') };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('kindred words', () => {
  it('lists the vocabulary', () => {
    const { code, out, error } = words();
    expect(code).toBe(0);
    expect(out).toContain('\ntone    warm bright');
    expect(error).toBe('');
  });

  it('finds a word by any of its forms', () => {
    for (const typed of [['warmth'], ['Warmer'], ['warm']]) {
      expect(words(...typed).out).toMatch(/^warm {5}/u);
    }
    expect(words('keep', 'the', 'dynamics').out).toMatch(/^dynamic {2}/u);
  });

  it.each([
    ['wramth', 'unknown word `wramth`; did you mean `warmth`?'],
    ['blorp', 'unknown word `blorp`; `kindred words` lists what can be said'],
    ['softer', '`softer`: people mean different things by it; say one: quieter, or smoother?'],
    ['low mids', '`low mids`: a range of its own; say richer, or less mud'],
    ['\x1b[31m', 'unknown word `\\x1b[31m`; `kindred words` lists what can be said'],
  ])('%j is refused on one line', (typed, line) => {
    expect(words(typed)).toEqual({ code: 2, out: '', error: `${line}\n` });
  });

  it('answers in one document with --json', () => {
    const all = words('--json');
    expect(JSON.parse(all.out)).toMatchObject({
      schema: 'words/1',
      amounts: { touch: { factor: 0.5 } },
    });
    expect(JSON.parse(words('mud', '--json').out)).toMatchObject({
      word: 'muddy',
      moves: [{ frequencyHz: 250, gainDb: -1.5 }],
    });
    const refused = words('wramth', '--json');
    expect(refused.code).toBe(2);
    expect(refused.error).toBe('');
    expect(JSON.parse(refused.out)).toMatchObject({
      status: 'refused',
      issues: [{ code: 'unknown-word', fix: 'did you mean `warmth`?' }],
    });
  });

  it('a mistyped option has its neighbour', async () => {
    const { out, error } = heard();
    expect(await run(['words', '--jsn'])).toBe(2);
    expect(out).toEqual([]);
    expect(error.join('')).toBe('`--jsn` is not an option of words; did you mean `--json`?\n');
  });
});
