import { printable } from './printable.js';

/** What was typed, between backticks, safe to show and not longer than a line bears. */
export function asCode(typed: string): string {
  return `\`${cut(typed, 60)}\``;
}

/** Text to paste, between backticks; only what no person typed is cut. */
export function toPaste(text: string): string {
  return `\`${cut(text, 300)}\``;
}

/** "a, b or c". */
export function sayChoice(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}

/** Lines of whole words, each at most so many columns wide where its words allow. */
export function wrapWords(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length > columns && line !== '') {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function cut(text: string, charactersMax: number): string {
  const characters = Array.from(text.slice(0, 2 * charactersMax + 2));
  const ending = characters.length > charactersMax ? '…' : '';
  return printable(characters.slice(0, charactersMax).join('')) + ending;
}
