import { basename } from 'node:path';
import {
  sayCount,
  sayDuration,
  sayLevel,
  sayPeak,
  sayTime,
  type Issue,
  type Profiles,
} from '@kindred/records';
import { jsonText, profileRelease, version, type ProfileOutcome } from '@kindred/studio';
import { openConsole, type CommonFlags, type Console } from './console-setting.js';
import { exitCode, type ExitCode } from './exit-code.js';
import type { Ink } from './ink.js';
import { listenForInterrupt } from './interrupt.js';
import { countLine, issueLines, issueLogLine } from './issue-lines.js';
import { openScreen } from './open-screen.js';

/** `kindred profile`: measures files, or a release's tracks, and writes nothing. */
export async function profileCommand(
  files: readonly string[],
  flags: CommonFlags,
): Promise<ExitCode> {
  const console = openConsole(flags);
  const titles = new Map(files.map((file, index) => [index + 1, basename(file)]));
  const kept: Issue[] = [];
  const heading = `kindred ${version}: profile ${sayCount(files.length, 'file')}`;
  const screen = openScreen({ flags, console, heading, titles, kept });
  const interrupt = listenForInterrupt();
  const started = console.clock();
  try {
    const outcome = await profileRelease({
      files,
      threads: flags.jobs,
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
        console.error(countLine(outcome.issues, files[0] ?? ''));
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
        for (const issue of kept) console.error(issueLines(issue, console.inkError, titles));
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

const nameChars = 24;

function profileTable({ release, tracks }: Profiles, ink: Ink): string[] {
  const heading = `${''.padEnd(nameChars)}  length   integrated   loud section   range         peak`;
  const rows = tracks.map((track) => {
    const name =
      track.title.length > nameChars ? `${track.title.slice(0, nameChars - 1)}…` : track.title;
    const start = ink.bold(name.padEnd(nameChars));
    if (track.status === 'failed') return `${start}  not measured`;
    const { loudness, peak, format } = track;
    const cells = [
      sayTime(format.durationSeconds).padStart(8),
      sayLevel(loudness.integratedLufs, 'LUFS').padStart(13),
      sayLevel(loudness.loudSectionLufs, 'LUFS', '-').padStart(15),
      sayLevel(loudness.rangeLu, 'LU', '-').padStart(8),
      sayPeak(peak.truePeakDbtp, 'silent').padStart(13),
    ];
    return `${start}${cells.join('')}`;
  });
  const album =
    `Album: ${sayLevel(release.pooledLufs, 'LUFS')} pooled, ` +
    `loudest track ${sayLevel(release.loudestTrackLufs, 'LUFS')}, ` +
    `loud sections ${sayLevel(release.loudSectionSpreadLu, 'LU', 'not')} apart.`;
  return ['', ink.dim(heading), ...rows, '', ...(tracks.length > 1 ? [album] : [])];
}
