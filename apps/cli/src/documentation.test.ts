import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseRelease, readDirection } from '@kindred/documents';
import { describe, expect, it } from 'vitest';
import { commandsIn, examplesIn, pages, pageText } from '../test/documentation.js';
import { notesOf } from './command-notes.js';
import { createProgram } from './main.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('the release files that the docs show', () => {
  const shown = pages.flatMap((page) => examplesIn(page, 'yaml'));

  it.each(shown)('$page, number $number, is read without an issue', ({ text }) => {
    const { draft, issues } = parseRelease(asWhole(text), 'release.yaml');
    expect(issues).toEqual([]);
    expect(draft).not.toBeNull();
  });

  it('stand in the README once, in at most ten lines, and in the guide', () => {
    const [example, ...others] = examplesIn('README.md', 'yaml');
    expect(others).toEqual([]);
    expect(example?.text.trim().split('\n').length).toBeLessThanOrEqual(10);
    expect(shown.length).toBeGreaterThan(8);
  });
});

describe('the commands that the docs show', () => {
  const shown = pages.flatMap((page) =>
    commandsIn(page).map((words) => ({ page, line: words.join(' '), words })),
  );

  it.each(shown)('$page: kindred $line', async ({ words }) => {
    expect(await commandCalled(words)).toEqual([words[0]]);
  });

  it('are there, in the README and in the guide', () => {
    expect(shown.length).toBeGreaterThan(8);
  });
});

describe('the examples of --help', () => {
  const program = createProgram(() => undefined);

  it.each([program, ...program.commands].map((command) => ({ name: command.name(), command })))(
    'of $name are there, and are commands that work',
    async ({ command }) => {
      const { examples, exits } = notesOf(command);
      expect(examples.length).toBeGreaterThan(0);
      expect(exits.length).toBeGreaterThan(1);
      for (const example of examples) {
        // What is told beside it, and where a shell would lead its output.
        const [line = ''] = example.split(/ {2,}| >+ /u);
        const [kindred, name = '', ...rest] = wordsOf(line);
        expect(kindred).toBe('kindred');
        expect([line, await commandCalled([name, ...rest])]).toEqual([line, [name]]);
        if (command !== program) expect(name).toBe(command.name());
      }
    },
  );
});

describe('the guide', () => {
  it('names every key and every word of a release file', () => {
    const schema: unknown = JSON.parse(
      readFileSync(join(root, 'docs/release.schema.json'), 'utf8'),
    );
    const text = pageText('docs/guide/release-file.md');
    const names = namesIn(schema);
    expect(names.length).toBeGreaterThan(60);
    for (const name of names) expect(text).toMatch(new RegExp(`[\`:{,] ?${name}[\`:, ]`, 'u'));
  });

  it('quotes only plain words that are understood', () => {
    const rows = pageText('docs/guide/vocabulary.md').matchAll(/\| "([^"]+)" *\|/gu);
    const quoted = Array.from(rows, ([, phrase = '']) => phrase);
    expect(quoted.length).toBeGreaterThan(8);
    for (const phrase of quoted) {
      expect(readDirection(phrase).issues, phrase).toEqual([]);
    }
  });

  it('is led to by its index, and every link of it leads somewhere', () => {
    for (const page of pages.filter((one) => one.startsWith('docs/guide/'))) {
      expect(pageText('docs/guide.md')).toContain(`(${page.replace('docs/', '')})`);
    }
    for (const page of pages) {
      for (const [, target = ''] of pageText(page).matchAll(/\]\(([^)\s]+)\)/gu)) {
        if (/^[a-z]+:/u.test(target)) continue;
        const [file = '', anchor] = target.split('#');
        const path = file === '' ? page : join(dirname(page), file);
        expect(existsSync(join(root, path)), `${page}: ${target}`).toBe(true);
        if (anchor !== undefined) expect(anchorsIn(path), `${page}: ${target}`).toContain(anchor);
      }
    }
  });
});

/** The command that a command line calls, without anything being done. */
async function commandCalled(words: readonly string[]): Promise<string[]> {
  const program = createProgram(() => undefined);
  const called: string[] = [];
  for (const command of program.commands) {
    command.action(() => void called.push(command.name()));
  }
  await program.parseAsync(words, { from: 'user' });
  return called;
}

/** As a shell would part them. */
function wordsOf(line: string): string[] {
  return Array.from(line.matchAll(/"([^"]*)"|(\S+)/gu), ([, quoted, word]) => quoted ?? word ?? '');
}

/** A part of a release file, with what every one needs where it does not show it. */
function asWhole(text: string): string {
  const title = /^title:/mu.test(text) ? '' : 'title: Night Drive\nartist: The Example Band\n';
  const tracks = /^tracks:/mu.test(text) ? '' : 'tracks: mixes/*.wav\n';
  return title + tracks + text;
}

/** Every key and fixed word of a JSON Schema. */
function namesIn(part: unknown): string[] {
  if (part === null || typeof part !== 'object') return [];
  const { properties = {}, enum: words = [] } = part as { properties?: object; enum?: unknown[] };
  const own = [...Object.keys(properties), ...words.map(String)];
  return [...new Set([...own, ...Object.values(part).flatMap(namesIn)])];
}

/** Headings as GitHub turns them into anchors. */
function anchorsIn(page: string): string[] {
  return Array.from(pageText(page).matchAll(/^#+ (.+)$/gmu), ([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
