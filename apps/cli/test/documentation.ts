import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const guide = readdirSync(`${root}docs/guide`).map((name) => `docs/guide/${name}`);

/** What people read, relative to the repository. */
export const pages = ['README.md', 'docs/guide.md', ...guide.sort()];

export function pageText(page: string): string {
  return readFileSync(root + page, 'utf8');
}

/** An example of a page, in the language that its fence names. */
export interface Example {
  readonly page: string;
  readonly number: number;
  readonly text: string;
}

export function examplesIn(page: string, language: 'yaml' | 'sh'): Example[] {
  const fences = pageText(page).matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'gu'));
  return Array.from(fences, ([, text = ''], at) => ({ page, number: at + 1, text }));
}

/** The `kindred` commands of a page, without what leads to them, as words of a command line. */
export function commandsIn(page: string): string[][] {
  return examplesIn(page, 'sh')
    .flatMap(({ text }) => text.split('\n'))
    .map((line) => line.replace(/\s+#.*$/u, ''))
    .flatMap((line) => /^npx --no kindred (.*)$/u.exec(line)?.[1] ?? [])
    .map((words) => words.split(' '));
}
