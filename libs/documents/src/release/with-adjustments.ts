import type { Adjustment } from '@kindred/records';
import { isMap, isScalar, isSeq, parseDocument, type Node, type Scalar, type YAMLMap } from 'yaml';
import { plainText } from '../plan/plan-lines.js';
import { adjustEntries, adjustText } from './adjust-text.js';
import { parseRelease } from './parse-release.js';
import type { DraftTrack } from './release-draft.js';

/** What is typed in place of a stretch of a text. */
interface Splice {
  readonly from: number;
  readonly to: number;
  readonly typed: string;
}

export interface AdjustmentQuestion {
  /** For each pattern the files it means. */
  readonly matches: Readonly<Record<string, readonly string[]>>;
  /** What is to stand under `adjust`, by the file of its track. */
  readonly adjustments: ReadonlyMap<string, Adjustment>;
}

/**
 * The text of a release file with other adjustments, every other character as it was typed: comments,
 * quotes, order and indentation. A pattern that means an adjusted track becomes the list of its
 * files. Null where a track has no plain place of its own (behind an alias, or a merge key).
 */
export function withAdjustments(text: string, question: AdjustmentQuestion): string | null {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const body = text.slice(mark.length);
  const document = parseDocument(body);
  const { draft } = parseRelease(text, '');
  const tracks = isMap(document.contents) ? document.contents.get('tracks', true) : undefined;
  if (!draft || document.errors.length > 0 || !tracks) return null;
  const items = isSeq(tracks) ? (tracks.items as Node[]) : [tracks as Node];
  if (items.length !== draft.tracks.length) return null;
  const list: ListStyle = !isSeq(tracks) ? 'none' : tracks.flow ? 'flow' : 'block';
  const splices: Splice[] = [];
  for (const [at, track] of draft.tracks.entries()) {
    const spliced = spliceTrack(items[at]!, { body, track, list, question });
    if (spliced === null) return null;
    splices.push(...spliced);
  }
  const spliced = [...splices]
    .sort((a, b) => b.from - a.from)
    .reduce((now, { from, to, typed }) => now.slice(0, from) + typed + now.slice(to), body);
  return mark + spliced;
}

type ListStyle = 'none' | 'flow' | 'block';

interface TrackPlace {
  readonly body: string;
  readonly track: DraftTrack;
  readonly list: ListStyle;
  readonly question: AdjustmentQuestion;
}

function spliceTrack(item: Node, place: TrackPlace): Splice[] | null {
  const { track, question } = place;
  const { adjustments, matches } = question;
  const files = track.kind === 'file' ? [track.path] : (matches[track.path] ?? []);
  if (!files.some((file) => adjustments.has(file))) return [];
  if (item.range === undefined || item.range === null || hasName(item)) return null;
  if (isScalar(item)) return spliceScalar(item, { ...place, files });
  const adjustment = adjustments.get(track.path);
  if (!isMap(item) || track.kind === 'pattern' || !adjustment) return null;
  const adjust = item.get('adjust', true) as Node | undefined;
  if (adjust !== undefined) return spliceAdjust(adjust, { ...place, adjustment });
  const file = item.get('file', true);
  const key = item.items[0]?.key as Node | undefined;
  if (!isScalar(file) || !file.range || !key?.range || hasName(file)) return null;
  const typed = `adjust: ${adjustText(adjustment)}`;
  const end = file.range[1];
  if (item.flow) return [{ from: end, to: end, typed: `, ${typed}` }];
  return [newLine(place.body, { after: end, indent: columnOf(place.body, key.range[0]), typed })];
}

/** A bare path becomes a track of several keys; a pattern, the list of its files. */
function spliceScalar(
  { range }: Scalar,
  { body, track, list, question, files }: TrackPlace & { readonly files: readonly string[] },
): Splice[] | null {
  if (!range) return null;
  const [from, to] = range;
  const asTyped = body.slice(from, to);
  const column = columnOf(body, from);
  const entries = files.map((file) => {
    const path = track.kind === 'file' ? asTyped : pathText(file, list);
    const adjustment = question.adjustments.get(file);
    if (!adjustment) return path;
    const adjust = `adjust: ${adjustText(adjustment)}`;
    if (list === 'flow') return `{ file: ${path}, ${adjust} }`;
    const inner = list === 'block' ? column : column - headOf(body, from) + 4;
    return `file: ${path}${breakOf(body)}${' '.repeat(inner)}${adjust}`;
  });
  if (list === 'flow') return [{ from, to, typed: entries.join(', ') }];
  if (list === 'block') {
    const dash = body.lastIndexOf('-', from);
    const lead = `${breakOf(body)}${' '.repeat(columnOf(body, dash))}-${body.slice(dash + 1, from)}`;
    return [{ from, to, typed: entries.join(lead) }];
  }
  const lead = `${breakOf(body)}${' '.repeat(column - headOf(body, from) + 2)}- `;
  const space = /[ \t]*$/u.exec(body.slice(0, from))?.[0].length ?? 0;
  return [{ from: from - space, to, typed: entries.map((entry) => lead + entry).join('') }];
}

function pathText(file: string, list: ListStyle): string {
  return list === 'flow' && /[,[\]{}]/u.test(file) ? JSON.stringify(file) : plainText(file);
}

/** Key by key, so that comments beside other keys stay. */
function spliceAdjust(
  adjust: Node,
  { body, adjustment }: TrackPlace & { readonly adjustment: Adjustment },
): Splice[] | null {
  if (hasName(adjust) || !adjust.range) return null;
  const entries = adjustEntries(adjustment);
  const first = isMap(adjust) ? (adjust.items[0]?.key as Node | undefined)?.range?.[0] : undefined;
  const isKept = (map: YAMLMap) =>
    map.items.every(({ key }) => entries.some(([name]) => isScalar(key) && key.value === name));
  if (!isMap(adjust) || first === undefined || !isKept(adjust)) {
    const [from, to] = adjust.range;
    const line = isMap(adjust) && !adjust.flow ? blockStart(body, from) : from;
    const tail = isMap(adjust) && !adjust.flow ? body.slice(from, to).search(/\s*$/u) + from : to;
    return [
      { from: line, to: tail, typed: `${line === from ? '' : ' '}${adjustText(adjustment)}` },
    ];
  }
  const splices: Splice[] = [];
  const added: string[] = [];
  for (const [name, typed] of entries) {
    const value = adjust.get(name, true) as Node | undefined;
    if (value === undefined) added.push(`${name}: ${typed}`);
    else if (!value.range || hasName(value)) return null;
    else if (isSeq(value) && !value.flow) {
      const end = body.slice(...spanOf(value)).search(/\s*$/u) + value.range[0];
      splices.push({ from: blockStart(body, value.range[0]), to: end, typed: ` ${typed}` });
    } else splices.push({ from: value.range[0], to: value.range[1], typed });
  }
  const between = adjust.flow ? ', ' : `${breakOf(body)}${' '.repeat(columnOf(body, first))}`;
  const typed = added.map((entry) => entry + between).join('');
  return typed === '' ? splices : [...splices, { from: first, to: first, typed }];
}

function spanOf({ range }: Node): [number, number] {
  return [range![0], range![1]];
}

/** Behind the colon that a block stands under. */
function blockStart(body: string, from: number): number {
  return body.lastIndexOf(':', from) + 1;
}

function newLine(
  body: string,
  {
    after,
    indent,
    typed,
  }: { readonly after: number; readonly indent: number; readonly typed: string },
): Splice {
  const end = body.indexOf('\n', after);
  const line = `${' '.repeat(indent)}${typed}`;
  if (end < 0) return { from: body.length, to: body.length, typed: `${breakOf(body)}${line}` };
  return { from: end + 1, to: end + 1, typed: `${line}${breakOf(body)}` };
}

function breakOf(body: string): string {
  return body.includes('\r\n') ? '\r\n' : '\n';
}

/** Characters before a place in its line. */
function columnOf(body: string, at: number): number {
  return at - (body.lastIndexOf('\n', at - 1) + 1);
}

/** Characters from the key of a value to it, on one line. */
function headOf(body: string, at: number): number {
  const line = body.slice(body.lastIndexOf('\n', at - 1) + 1, at);
  return line.trimStart().length;
}

/** Whether other places may speak of it. */
function hasName(node: Node): boolean {
  return 'anchor' in node && node.anchor !== undefined;
}
