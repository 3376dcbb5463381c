import type { Issue, IssuePlace } from '@kindred/records';
import { printable } from '../source/printable.js';
import { excerptLines } from './excerpt-lines.js';

export interface FormatIssueOptions {
  /** Titles by track number, so that an issue of a track can name it: "3 Tunnel". */
  readonly titles?: Readonly<Record<number, string>>;
}

/**
 * An issue as text, without colour and without a final line break. One that lies in a text:
 * `file:line:column: severity: message [code]`, the line, carets, fix. One of a track: `severity:
 * 3 Tunnel: message [code]`, fix, and the place where the release file names it.
 */
export function formatIssue(issue: Issue, { titles = {} }: FormatIssueOptions = {}): string {
  const { code, severity, place, track } = issue;
  const said = `${printable(issue.message)} [${code}]`;
  const fix = issue.fix === undefined ? [] : [` fix: ${printable(issue.fix)}`];
  if (track !== undefined) {
    const name = trackName(track, titles[track]);
    const where = place === undefined ? [] : [`  ${sayPlace(place)}`];
    return [`${severity}: ${name}: ${said}`, ...fix, ...where].join('\n');
  }
  if (place === undefined) return [`${severity}: ${said}`, ...fix].join('\n');
  return [
    `${sayPlace(place)}: ${severity}: ${said}`,
    ...excerptLines(place, labelOf(issue)),
    ...fix,
  ].join('\n');
}

function sayPlace({ file, line, column }: IssuePlace): string {
  return [printable(file), line, column].filter((part) => part !== undefined).join(':');
}

function trackName(track: number, title: string | undefined): string {
  return title === undefined ? `track ${track}` : `${track} ${printable(title)}`;
}

/** "got …; expected …", or as much of it as there is. */
function labelOf({ got, expected }: Issue): string {
  const parts = [
    ...(got === undefined ? [] : [`got ${got}`]),
    ...(expected === undefined ? [] : [`expected ${expected}`]),
  ];
  return printable(parts.join('; '));
}
