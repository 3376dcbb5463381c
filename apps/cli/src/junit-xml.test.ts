import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { junitXml, type JunitSuite } from './junit-xml.js';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** What a strict reader of XML finds; it throws on a document that is not well formed. */
function read(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes: { ...attributes }, children: [], text: '' };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => (open.at(-1)!.text += text));
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return root.children[0]!;
}

/** A text as XML can hold it. */
const held = (text: string): string =>
  text.replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"\'<&>]]>', '\u0000\u001b[31m', '\ud800', 'a\r\nb\tc', '&#10;', '夜 🚗'),
);
const lines = fc.array(text, { maxLength: 3 });
const suites = fc.array(
  fc.record({
    name: text,
    cases: fc.array(fc.record({ group: text, name: text, failures: lines, remarks: lines }), {
      maxLength: 4,
    }),
  }),
  { maxLength: 3 },
);

describe('junitXml', () => {
  it('is read back by a strict reader of XML as what was written, whatever it says', () => {
    fc.assert(
      fc.property(text, suites, (name, given: readonly JunitSuite[]) => {
        const document = read(junitXml(name, given));
        expect(document.attributes['name']).toBe(held(name));
        const got = document.children.map(({ attributes, children }) => ({
          name: attributes['name'],
          cases: children.map((one) => ({
            group: one.attributes['classname'],
            name: one.attributes['name'],
            failure: one.children.find((child) => child.name === 'failure')?.text ?? null,
            remark: one.children.find((child) => child.name === 'system-out')?.text ?? null,
          })),
        }));
        expect(got).toEqual(
          given.map((suite) => ({
            name: held(suite.name),
            cases: suite.cases.map(({ group, name: called, failures, remarks }) => ({
              group: held(group),
              name: held(called),
              failure: failures.length === 0 ? null : held(failures.join('\n')),
              remark: remarks.length === 0 ? null : held(remarks.join('\n')),
            })),
          })),
        );
      }),
    );
  });

  it('counts its cases and those that failed, in every suite and in all', () => {
    const passed = { group: 'a.wav', name: 'peak', failures: [], remarks: [] };
    const failed = { ...passed, failures: ['0.4 dB over the ceiling'] };
    const document = read(
      junitXml('check', [
        { name: 'masters', cases: [passed, failed] },
        { name: 'masters/flac-24', cases: [failed] },
      ]),
    );
    const counted = ({ attributes }: Element) => [attributes['tests'], attributes['failures']];
    expect(counted(document)).toEqual(['3', '2']);
    expect(document.children.map(counted)).toEqual([
      ['2', '1'],
      ['1', '1'],
    ]);
  });
});
