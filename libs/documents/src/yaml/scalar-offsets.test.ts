import fc from 'fast-check';
import { isMap, isScalar, Scalar, stringify, type Node } from 'yaml';
import { describe, expect, test } from 'vitest';
import { textOf } from '../readers/reader.js';
import { openPage } from './open-page.js';
import { scalarOffsets } from './scalar-offsets.js';

describe('the characters of a scalar in its file', () => {
  test.each([
    ['plain', 'k: a touch wramth\n', 'wramth', '2'],
    ['in double quotes', 'k: "on \\"Tunnel\\" wramth"\n', 'wramth', '2'],
    ['after written-out characters', 'k: "\\u00e9 \\U0001F3B5 \\t wramth"\n', 'wramth', '2'],
    ['in single quotes', "k: 'don''t wramth'\n", 'wramth', '2'],
    ['on a second line', 'k: a touch\n   wramth\n', 'wramth', '2'],
    ['after an empty line', 'k: a touch\n\n   wramth\n', 'wramth', '2'],
    ['after Windows line ends', 'k: a touch\r\n   wramth\r\n', 'wramth', '2'],
    ['after an escaped break', 'k: "a touch \\\n   wramth"\n', 'wramth', '2'],
    ['in a literal block', 'k: |\n  a touch\n  wramth\n', 'wramth', '2'],
    ['in a folded block', 'k: >-\n  a touch\n  wramth\n', 'wramth', '2'],
  ])('%s, a word is found where it stands', (_, file, word) => {
    const { text, offsets } = valueOf(file);
    const at = offsets?.[text.indexOf(word)] ?? -1;
    expect(file.slice(at, at + word.length)).toBe(word);
  });

  const styles = [
    Scalar.PLAIN,
    Scalar.QUOTE_DOUBLE,
    Scalar.QUOTE_SINGLE,
    Scalar.BLOCK_LITERAL,
    Scalar.BLOCK_FOLDED,
  ] as const;

  test('whatever the style, every letter is found, in order', () => {
    const words = fc.string({
      unit: fc.constantFrom('a', 'a', 'b', 'b', ' ', "'", '"', '\\', '\n', 'é', '🎵', '#'),
      maxLength: 60,
    });
    const seen = new Set<string>();
    fc.assert(
      fc.property(words, fc.constantFrom(...styles), (typed, type) => {
        const scalar = new Scalar(typed);
        scalar.type = type;
        const file = stringify({ k: scalar }, { lineWidth: 20 });
        const { text, offsets, node } = valueOf(file);
        if (offsets === null) throw new Error(`lost in ${JSON.stringify(file)}`);
        expect(offsets).toHaveLength(text.length + 1);
        expect([...offsets].sort((a, b) => a - b)).toEqual(offsets);
        seen.add(isScalar(node) ? (node.type ?? '') : '');
        for (let index = 0; index < text.length; index += 1) {
          const unit = text[index] ?? '';
          if (/[abé#]/u.test(unit)) expect(file[offsets[index] ?? -1]).toBe(unit);
        }
      }),
      { numRuns: 2000 },
    );
    expect([...seen].sort()).toEqual([...styles].sort());
  });
});

function valueOf(file: string): {
  node: Node | null;
  text: string;
  offsets: readonly number[] | null;
} {
  const { root, page } = openPage({ fileName: 'r.yaml', text: file });
  const node = isMap(root) ? (root.items[0]?.value as Node) : null;
  const text = textOf(node);
  // The page reads lone carriage returns as line feeds; offsets are into its text.
  return { node, text, offsets: scalarOffsets(node, { text, file: page.source.text }) };
}
