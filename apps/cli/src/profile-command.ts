import { basename } from 'node:path';
import { sayCount, sayDuration, type Issue } from '@kindred/records';
import { jsonText, profileRelease, userCacheFolder, type ProfileOutcome } from '@kindred/studio';
import { openConsole, type CommonFlags, type Console } from './console-setting.js';
import { exitCode, type ExitCode } from './exit-code.js';
import { interruptSignal } from './interrupt.js';
import { openScreen } from './open-screen.js';
import { profileTable } from './profile-table.js';
import { tellRefused } from './tell-refused.js';
import { toldErrors, toldIssues } from './told-issues.js';
import { typedNames } from './typed-names.js';
import { version } from './version.js';

/** `kindred profile`: measures files, or a release's tracks, and makes no file of them. */
export async function profileCommand(
  files: readonly string[],
  flags: CommonFlags,
): Promise<ExitCode> {
  const console = openConsole(flags);
  const titles = new Map<number, string>();
  const kept: Issue[] = [];
  const heading = `kindred ${version}: profile ${typedNames(files)}`;
  const screen = await openScreen({ flags, console, heading, titles, kept });
  const signal = interruptSignal();
  const started = console.clock();
  try {
    const outcome = await profileRelease({
      files,
      threads: flags.jobs,
      cacheFolder: flags.cache ? userCacheFolder() : null,
      signal,
      listener: (event) => {
        if (event.kind === 'track') titles.set(event.track, event.title);
        screen.show(event);
      },
    });
    screen.end('done');
    const seconds = console.clock() - started;
    return tellEnd({ outcome, flags, console, titles, kept, seconds });
  } finally {
    screen.end('broken off');
  }
}

interface Showing {
  readonly flags: CommonFlags;
  readonly console: Console;
  readonly titles: Map<number, string>;
  readonly kept: Issue[];
}

interface Ending extends Showing {
  readonly outcome: ProfileOutcome;
  readonly seconds: number;
}

function tellEnd({ outcome, flags, console, titles, kept, seconds }: Ending): ExitCode {
  switch (outcome.status) {
    case 'refused':
      if (!flags.json) return tellRefused(outcome.issues, { flags, console });
      console.out(jsonText(outcome).trimEnd());
      return exitCode.refused;
    case 'cancelled':
      console.error('Stopped. Nothing was written.');
      return exitCode.stopped;
    case 'done': {
      const { profiles } = outcome;
      // What a pattern or a release file stood for is known by now; what failed has no title.
      for (const { number, status, title, file } of profiles.tracks) {
        titles.set(number, status === 'done' ? title : basename(file));
      }
      if (flags.json) console.out(jsonText(profiles).trimEnd());
      else if (flags.quiet) {
        const issues = profiles.tracks.flatMap((track) => track.issues);
        for (const line of toldErrors(issues, titles)) console.error(line);
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
