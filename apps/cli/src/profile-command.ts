import { basename } from 'node:path';
import { sayCount, sayDuration, type Issue } from '@kindred/records';
import { jsonText, profileRelease, userCacheFolder, type ProfileOutcome } from '@kindred/studio';
import { openConsole, type CommonFlags, type Console } from './console-setting.js';
import { exitCode, type ExitCode } from './exit-code.js';
import { listenForInterrupt } from './interrupt.js';
import { countLine, issueLines, issueLogLine } from './issue-lines.js';
import { openScreen } from './open-screen.js';
import { profileTable } from './profile-table.js';
import { toldIssues } from './told-issues.js';
import { version } from './version.js';

/** `kindred profile`: measures files, or a release's tracks, and makes no file of them. */
export async function profileCommand(
  files: readonly string[],
  flags: CommonFlags,
): Promise<ExitCode> {
  const console = openConsole(flags);
  const titles = new Map(files.map((file, index) => [index + 1, basename(file)]));
  const kept: Issue[] = [];
  const heading = `kindred ${version}: profile ${sayCount(files.length, 'file')}`;
  const screen = await openScreen({ flags, console, heading, titles, kept });
  const interrupt = listenForInterrupt();
  const started = console.clock();
  try {
    const outcome = await profileRelease({
      files,
      threads: flags.jobs,
      cacheFolder: flags.cache ? userCacheFolder() : null,
      signal: interrupt.signal,
      listener: (event) => {
        if (event.kind === 'track') titles.set(event.track, event.title);
        screen.show(event);
      },
    });
    screen.end();
    const seconds = console.clock() - started;
    return tellEnd({ outcome, files, flags, console, titles, kept, seconds });
  } finally {
    screen.end();
    interrupt.release();
  }
}

interface Showing {
  readonly files: readonly string[];
  readonly flags: CommonFlags;
  readonly console: Console;
  readonly titles: Map<number, string>;
  readonly kept: Issue[];
}

interface Ending extends Showing {
  readonly outcome: ProfileOutcome;
  readonly seconds: number;
}

function tellEnd({ outcome, files, flags, console, titles, kept, seconds }: Ending): ExitCode {
  switch (outcome.status) {
    case 'refused':
      if (flags.json) console.out(jsonText(outcome).trimEnd());
      else {
        for (const issue of outcome.issues) {
          console.error(issueLines(issue, console.inkError, titles));
        }
        const left = 'nothing was read or written';
        console.error(countLine(outcome.issues, { file: files[0] ?? '', left }));
      }
      return exitCode.refused;
    case 'cancelled':
      console.error('Stopped. Nothing was written.');
      return exitCode.stopped;
    case 'done': {
      const { profiles } = outcome;
      if (flags.json) console.out(jsonText(profiles).trimEnd());
      else if (flags.quiet) {
        const errors = profiles.tracks
          .flatMap(({ issues }) => issues)
          .filter(({ severity }) => severity === 'error');
        for (const issue of errors) console.error(issueLogLine(issue, titles));
      } else {
        const told = toldIssues(kept, {
          ink: console.inkError,
          titles,
          elsewhere: 'with --json',
        });
        for (const line of told) console.error(line);
        for (const line of profileTable(profiles, console.inkOut)) console.out(line);
        console.out(
          console.inkOut.dim(
            `${sayCount(profiles.tracks.length, 'file')}, ${sayDuration(seconds)}`,
          ),
        );
      }
      return profiles.tracks.every(({ status }) => status === 'done')
        ? exitCode.kept
        : exitCode.broken;
    }
  }
}
