import { wrapColumns } from './wrap-columns.js';

const columns = 80;
const labelColumns = 10;

/**
 * A label and what belongs to it, each text on lines of its own, wrapped beside the label; nothing
 * where there is nothing to say. Lines break at no space that forbids it.
 */
export function labelledLines(label: string, texts: readonly string[]): string[] {
  return texts
    .flatMap((text) => wrapColumns(text, columns - labelColumns))
    .map((line, index) => `${(index === 0 ? label : '').padEnd(labelColumns)}${line}`)
    .map((line) => line.replaceAll('\u00a0', ' '));
}
