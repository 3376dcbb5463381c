import { block } from '../readers/block.js';
import { byKind } from '../readers/by-kind.js';
import { converted } from '../readers/converted.js';
import { list } from '../readers/list.js';
import { file, type TypedPath } from '../readers/path.js';
import { plainNumber } from '../readers/plain-number.js';
import type { Reader } from '../readers/reader.js';

/** Music that the release should come nearer to, as typed. */
export interface TypedReference {
  readonly file: TypedPath;
  readonly weight: number;
}

/** More would be a taste nobody has. */
const referencesMax = 20;
const lightest = 0.01;
const heaviest = 100;

const reference = byKind<TypedReference, never, TypedReference | undefined>({
  expected: 'a file, or a block of file and weight',
  fix: '`- refs/a.wav`',
  scalar: converted(file(), (typed): TypedReference => ({ file: typed, weight: 1 })),
  map: converted(
    block({
      where: ' in a reference',
      example: '- file: refs/a.wav',
      keys: {
        file: {
          reader: file(),
          about: 'Finished music, relative to this file.',
          required: 'file: refs/a.wav',
        },
        weight: {
          reader: plainNumber({ min: lightest, max: heaviest, typical: 1 }),
          about: 'How much it counts beside the other references. Without it: 1.',
        },
      },
      elsewhere: {},
    }),
    (typed): TypedReference | undefined =>
      typed.file && { file: typed.file, weight: typed.weight ?? 1 },
  ),
});

/** `references: [refs/a.wav, { file: refs/b.wav, weight: 0.5 }]`. */
export const referencesShape = byKind<TypedReference[], TypedReference[], never>({
  expected: 'a list of files',
  fix: '`references: [refs/a.wav]`',
  scalar: converted(file(), (only): TypedReference[] => [{ file: only, weight: 1 }]),
  list: list({
    entry: reference as Reader<TypedReference>,
    entryName: 'a reference',
    entriesMax: referencesMax,
    fix: 'list a few files of finished music, or leave `references` out',
  }),
});
