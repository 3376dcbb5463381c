import { basename } from 'node:path';
import type { Issue } from '@kindred/records';
import { jsonText, masterRelease, userCacheFolder, type MasterOutcome } from '@kindred/studio';
import { openConsole, type CommonFlags, type Console } from './console-setting.js';
import { exitCode, type ExitCode } from './exit-code.js';
import { toldIssues } from './told-issues.js';
import { listenForInterrupt } from './interrupt.js';
import { countLine, issueLines, issueLogLine } from './issue-lines.js';
import { summarise } from './master-summary.js';
import { openScreen } from './open-screen.js';
import { version } from './version.js';

export interface MasterFlags extends CommonFlags {
  readonly out?: string;
}

/** `kindred master`: the whole run, shown while it goes and summed up at its end. */
export async function masterCommand(file: string, flags: MasterFlags): Promise<ExitCode> {
  const console = openConsole(flags);
  const titles = new Map<number, string>();
  const kept: Issue[] = [];
  const heading = `kindred ${version}: master ${file}`;
  const screen = await openScreen({ flags, console, heading, titles, kept });
  const interrupt = listenForInterrupt();
  const started = console.clock();
  try {
    const outcome = await masterRelease({
      releaseFile: file,
      version,
      ...(flags.out === undefined ? {} : { out: flags.out }),
      threads: flags.jobs,
      cacheFolder: flags.cache ? userCacheFolder() : null,
      signal: interrupt.signal,
      listener: (event) => {
        if (event.kind === 'release') {
          for (const { number, title, file } of event.release.tracks) {
            titles.set(number, title ?? basename(file));
          }
        }
        if (event.kind === 'track') titles.set(event.track, event.title);
        screen.show(event);
      },
    });
    screen.end();
    return tellEnd({
      outcome,
      file,
      flags,
      console,
      kept,
      titles,
      seconds: console.clock() - started,
    });
  } finally {
    screen.end();
    interrupt.release();
  }
}

interface Showing {
  readonly file: string;
  readonly flags: MasterFlags;
  readonly console: Console;
  readonly titles: Map<number, string>;
  readonly kept: Issue[];
}

interface Ending extends Showing {
  readonly outcome: MasterOutcome;
  readonly seconds: number;
}

function tellEnd(ending: Ending): ExitCode {
  const { outcome, flags, console, kept, titles } = ending;
  if (flags.json) console.out(jsonText(asDocument(outcome)).trimEnd());
  switch (outcome.status) {
    case 'refused':
      return tellRefusal(ending, outcome.issues);
    case 'failed':
      for (const issue of [...kept, ...outcome.issues]) {
        console.error(issueLines(issue, console.inkError, titles));
      }
      return exitCode.broken;
    case 'cancelled':
      console.error('Stopped. The folder is as the last run left it; run the same command again.');
      return exitCode.stopped;
    case 'done': {
      const { inkOut: ink, shown } = console;
      const { lines, broken } = summarise({
        mastered: outcome,
        ink,
        seconds: ending.seconds,
        shown,
      });
      const failures = outcome.renderings.tracks.flatMap(({ issues }) => issues);
      if (flags.quiet && !flags.json)
        for (const issue of failures) console.error(issueLogLine(issue, titles));
      const told = toldIssues(kept, {
        ink: console.inkError,
        titles,
        elsewhere: 'in the report',
      });
      for (const line of told) console.error(line);
      if (!flags.quiet && !flags.json) for (const line of lines) console.out(line);
      const failed = outcome.renderings.tracks.some(({ status }) => status === 'failed');
      return failed || broken.length > 0 ? exitCode.broken : exitCode.kept;
    }
  }
}

function tellRefusal({ flags, console, file, titles }: Ending, issues: readonly Issue[]): ExitCode {
  if (!flags.json) {
    for (const issue of issues) {
      if (flags.quiet && issue.severity !== 'error') continue;
      console.error(issueLines(issue, console.inkError, titles));
    }
    if (issues.some(({ place }) => place?.line !== undefined)) {
      console.error(countLine(issues, file));
    }
  }
  return exitCode.refused;
}

/** One document for programs: the records as they stand on disk, issues inside. */
function asDocument(outcome: MasterOutcome): object {
  if (outcome.status !== 'done') return outcome;
  const { folder, ...records } = outcome;
  const ofTracks = records.renderings.tracks.flatMap(({ issues }) => issues);
  return {
    ...records,
    issues: [...records.issues, ...ofTracks],
    folder: folder.root,
    report: outcome.plan ? folder.report : null,
  };
}
