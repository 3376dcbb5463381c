import type { Issue, Profiles } from '@kindred/records';
import { jsonText, type Unfinished } from '@kindred/studio';
import type { ExitCode } from './exit-code.js';
import { runDocument } from './run-document.js';
import type { Ending } from './show-run.js';
import { tellTimings, withTimings } from './tell-timings.js';
import { tellUnfinished } from './tell-unfinished.js';
import { toldErrors, toldIssues } from './told-issues.js';

interface Decided {
  readonly status: 'done';
  readonly issues: readonly Issue[];
  readonly folder: { readonly root: string };
  readonly profiles: Profiles;
}

/** Tells how a run ended that measures and decides, and renders nothing. */
export function tellDecided<Done extends Decided>(
  ending: Ending<Done | Unfinished>,
  {
    fields,
    lines,
    code,
  }: {
    /** Of its document, beside its records. */
    readonly fields: (done: Done) => object;
    /** What a person is told of it. */
    readonly lines: (done: Done) => readonly string[];
    readonly code: (done: Done) => ExitCode;
  },
): ExitCode {
  const { outcome, flags, console, told, kept, titles } = ending;
  if (flags.json) {
    const document = runDocument(outcome, told, (done) => ({
      of: done.profiles,
      fields: fields(done),
    }));
    console.out(jsonText(withTimings(document, ending)).trimEnd());
  }
  if (outcome.status !== 'done') return tellUnfinished({ ...ending, outcome });
  const elsewhere = 'with --json';
  for (const line of toldIssues(kept, { ink: console.inkError, titles, elsewhere })) {
    console.error(line);
  }
  tellTimings(ending);
  if (flags.quiet && !flags.json) {
    const issues = outcome.profiles.tracks.flatMap((track) => track.issues);
    for (const line of toldErrors(issues, titles)) console.error(line);
  }
  if (!flags.quiet && !flags.json) for (const line of lines(outcome)) console.out(line);
  return code(outcome);
}
