import type { ReportRecords } from '../src/family.js';
import { isFrom, valuesOf } from './number-sources.js';
import type { Tag } from './page.js';
import { isOne, textRuns } from './page-text.js';
import { tokensOf } from './printed-number.js';

/** Texts whose numbers are no measurements, by the elements they stand in. */
const kinds: readonly { readonly what: string; readonly within: readonly string[] }[] = [
  { what: 'ticks of an axis, which the tests of drawings hold', within: ['.tick'] },
  {
    what: 'heads of columns and lanes: units, scales, names',
    within: ['thead', '.lane-label', 'dt'],
  },
  {
    what: 'explanations: what is drawn, and by which standard',
    within: ['.sub', '.key', '.glossary'],
  },
  {
    what: 'what services publish, and what our filters do',
    within: ['.known', '.foot', '.matrix-unit'],
  },
  {
    what: 'names that people gave, and what they may type',
    within: ['bdi', 'code', '.head-title', '.version'],
  },
  { what: 'how many promises there are', within: ['.promise-count'] },
];

/** Numbers in sight that name no source, or are not what it holds. */
export function unsourcedNumbers(html: string, records: ReportRecords): readonly string[] {
  const digits = Math.max(2, String(records.release.tracks.length).length);
  const labels = new Set(
    records.release.tracks.map(({ number }) => String(number).padStart(digits, '0')),
  );
  return textRuns(html).flatMap(({ text, within }) => {
    if (within.some((tag) => kinds.some((kind) => isOne(tag, kind.within)))) return [];
    const source = within.find(({ attributes }) => attributes.has('data-of'));
    const of = sourcesOf(source);
    const exact =
      source?.name === 'data'
        ? faultOf(text, source.attributes.get('value'), { of, values: valuesOf(records, of) })
        : '';
    if (exact !== '') return [`${exact} (${of})`];
    return tokensOf(text)
      .filter((token) => !labels.has(token.text))
      .filter((token) => of === '' || !isFrom(records, of, token))
      .map(
        (token) =>
          `${token.text} in "${text.trim()}" (${
            of ||
            within
              .slice(0, 2)
              .map(({ name, attributes }) => `${name}.${attributes.get('class') ?? ''}`)
              .join(' < ')
          })`,
      );
  });
}

/** Where there is no number, why stands beside where it would. */
function sourcesOf(tag: Tag | undefined): string {
  const of = tag?.attributes.get('data-of') ?? '';
  return tag && isOne(tag, ['.missing'])
    ? of.replace(/^[^/]*/, '').replace(/\/[a-zA-Z]+$/, '')
    : of;
}

/** What is wrong with a number that has one source: another value, another sign. */
function faultOf(
  text: string,
  value: string | undefined,
  { of, values }: { readonly of: string; readonly values: readonly (number | string)[] },
): string {
  const [recorded] = values;
  if (typeof recorded !== 'number' || Math.abs(Number(value) - recorded) > 1e-9)
    return `${text} carries ${value}, the record has ${String(recorded)}`;
  // What a limiter took is told as a change.
  const isSigned = /[1-9]/.test(text) && !of.endsWith('/reductionMaxDb');
  return isSigned && text.includes('\u2212') !== recorded < 0 ? `${text} is ${recorded}` : '';
}
