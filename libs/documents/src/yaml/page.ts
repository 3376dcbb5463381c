import type { Issue, IssuePlace } from '@kindred/records';
import type { Node } from 'yaml';
import type { SourceText } from '../source/source-text.js';

/** What is wrong, and between which characters of the text. */
export interface Complaint extends Omit<Issue, 'place' | 'track' | 'severity'> {
  readonly severity?: Issue['severity'];
  readonly start: number;
  readonly end: number;
}

/** A text under reading: its nodes, and what was found wrong so far. */
export interface Page {
  readonly source: SourceText;
  complain(complaint: Complaint): void;
  /** The node itself, or what an alias stands for. */
  resolve(node: Node | null): Node | null;
  /** Counts one value as read; false once a text has spread (through aliases) beyond bounds. */
  spend(node: Node | null): boolean;
  /** Everything found wrong, in the order of the text, each thing once. */
  issues(): Issue[];
}

/** More are counted, not listed: nobody reads the two-hundredth. */
export const issuesMax = 100;

/** Values read, aliases followed; far beyond any release, far below what a machine minds. */
const valuesMax = 100_000;

export function createPage(source: SourceText, targets: ReadonlyMap<Node, Node>): Page {
  /** By place, code and message: aliases may lead to the same place many times. */
  const complaints = new Map<string, Complaint>();
  let values = 0;

  const complain = (complaint: Complaint) => {
    const { code, message, start } = complaint;
    complaints.set(`${start} ${code} ${message}`, complaint);
  };

  return {
    source,
    complain,
    resolve: (node) => (node === null ? null : (targets.get(node) ?? node)),
    spend(node) {
      values += 1;
      if (values === valuesMax + 1) {
        complain({
          ...rangeOf(node),
          code: 'too-large',
          message: `more than ${valuesMax} values, aliases followed`,
          fix: 'write out what the aliases stand for, and split the release',
        });
      }
      return values <= valuesMax;
    },
    issues() {
      const all = [...complaints.values()];
      // What spread beyond bounds was not read to its end, so all else of it is half the truth.
      const spread = values > valuesMax ? all.filter(({ code }) => code === 'too-large') : [];
      return inOrder(spread.length > 0 ? spread : all, source);
    },
  };
}

/** First and last character of a node, as offsets. */
export function rangeOf(node: Node | null): { readonly start: number; readonly end: number } {
  const [start, end] = node?.range ?? [0, 0];
  return { start, end };
}

/** The place of a node. */
export function placeOf(node: Node | null, page: Page): IssuePlace {
  const { start, end } = rangeOf(node);
  return page.source.place(start, end);
}

function inOrder(complaints: Complaint[], source: SourceText): Issue[] {
  const sorted = complaints.sort((a, b) => a.start - b.start);
  const issues = sorted.slice(0, issuesMax).map((complaint) => asIssue(complaint, source));
  const next = sorted[issuesMax];
  if (next === undefined) return issues;
  return [...issues, unlisted(sorted.length - issuesMax, source.place(next.start, next.end))];
}

function asIssue({ start, end, ...complaint }: Complaint, source: SourceText): Issue {
  return { severity: 'error', ...complaint, place: source.place(start, end) };
}

function unlisted(count: number, place: IssuePlace): Issue {
  return {
    code: 'more-issues',
    severity: 'error',
    message: `${count} more from here on are not listed`,
    place,
    fix: 'begin with the first ones',
  };
}
