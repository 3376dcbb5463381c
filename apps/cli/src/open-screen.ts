import type { Issue } from '@kindred/records';
import type { CommonFlags, Console } from './console-setting.js';
import type { Titles } from './issue-lines.js';
import { createLogScreen } from './log-screen.js';
import { silentScreen, type Screen } from './screen.js';

export interface OpenScreen {
  readonly flags: Pick<CommonFlags, 'json' | 'quiet'>;
  readonly console: Console;
  /** First words of a log: "kindred 1.0.0: master release.yaml". */
  readonly heading: string;
  readonly titles: Titles;
  /** Takes the issues that a terminal keeps for the end; a log tells them at once. */
  readonly kept: Issue[];
}

/** Shows a run where standard error leads: a terminal that redraws, or a log of whole lines. */
export async function openScreen(options: OpenScreen): Promise<Screen> {
  const { flags, console, heading, titles, kept } = options;
  if (flags.quiet || flags.json) return silentScreen;
  const { clock, inkError: ink, error: write } = console;
  if (process.stderr.isTTY && process.env['TERM'] !== 'dumb') {
    const keep = (issue: Issue): void => void kept.push(issue);
    const { createTerminalScreen } = await import('./terminal-screen.js');
    return createTerminalScreen({ stream: process.stderr, ink, clock, titles, keep });
  }
  return createLogScreen({ write, heading, titles });
}
