import { basename } from 'node:path';
import type { Issue } from '@kindred/records';
import { userCacheFolder, type Listener } from '@kindred/studio';
import { codeDigest } from './code-digest.js';
import { openConsole, type CommonFlags, type Console } from './console-setting.js';
import { interruptSignal } from './interrupt.js';
import { openScreen } from './open-screen.js';
import { createStopwatch, type RunTimings } from './run-timings.js';
import { version } from './version.js';

/** What every run is started with. */
export interface RunSetting {
  readonly threads: number;
  readonly cacheFolder: string | null;
  readonly codeSha256: string;
  readonly signal: AbortSignal;
  readonly listener: Listener;
}

/** A run that has ended, and all that its ending is told with. */
export interface Ending<Outcome> {
  readonly outcome: Outcome;
  readonly flags: CommonFlags;
  readonly console: Console;
  /** Whether its release file was read and its folder taken. */
  readonly hasBegun: boolean;
  /** Every issue that was told on the way, shown or not. */
  readonly told: readonly Issue[];
  /** Issues that a terminal keeps for the end. */
  readonly kept: readonly Issue[];
  readonly titles: ReadonlyMap<number, string>;
  readonly timings: RunTimings;
}

/** Runs a command that works on a release, shown while it goes; `words` head its log. */
export async function showRun<Outcome extends { readonly status: string }>(
  words: string,
  flags: CommonFlags,
  start: (setting: RunSetting) => Promise<Outcome>,
): Promise<Ending<Outcome>> {
  const console = openConsole(flags);
  const titles = new Map<number, string>();
  const told: Issue[] = [];
  const kept: Issue[] = [];
  let hasBegun = false;
  const heading = `kindred ${version}: ${words}`;
  const screen = await openScreen({ flags, console, heading, titles, kept });
  const signal = interruptSignal();
  const stopwatch = createStopwatch(console.clock);
  try {
    const outcome = await start({
      threads: flags.jobs,
      cacheFolder: flags.cache ? userCacheFolder() : null,
      codeSha256: codeDigest(),
      signal,
      listener: (event) => {
        if (event.kind === 'issue') told.push(event.issue);
        if (event.kind === 'release') {
          hasBegun = true;
          for (const { number, title, file } of event.release.tracks) {
            titles.set(number, title ?? basename(file));
          }
        }
        if (event.kind === 'track') titles.set(event.track, event.title);
        stopwatch.take(event);
        screen.show(event);
      },
    });
    if (outcome.status === 'done') screen.end('done');
    const timings = stopwatch.read();
    return { outcome, flags, console, hasBegun, told, kept, titles, timings };
  } finally {
    screen.end('broken off');
  }
}
