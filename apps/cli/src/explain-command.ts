import { findingIssue, sentence, type Issue } from '@kindred/records';
import { explainTrack, jsonText, type ExplainedTrack } from '@kindred/studio';
import { openConsole, type CommonFlags } from './console-setting.js';
import { exitCode, type ExitCode } from './exit-code.js';
import { summariseExplanation } from './explain-summary.js';
import { tellRefused } from './tell-refused.js';
import { toldIssues } from './told-issues.js';

export interface ExplainFlags extends Pick<CommonFlags, 'json' | 'color'> {
  readonly release: string;
  readonly out?: string;
}

/** `kindred explain`: why one track got this gain, this tone and this limiting. */
export async function explainCommand(track: string, flags: ExplainFlags): Promise<ExitCode> {
  const console = openConsole(flags);
  const { release: releaseFile, out } = flags;
  const outcome = await explainTrack({ track, releaseFile, ...(out === undefined ? {} : { out }) });
  if (flags.json) {
    const document = outcome.status === 'done' ? asDocument(outcome) : outcome;
    console.out(jsonText(document).trimEnd());
    return outcome.status === 'done' ? exitCode.kept : exitCode.refused;
  }
  if (outcome.status === 'refused') return tellRefused(outcome.issues, { console });
  const { inkOut: ink, shown } = console;
  for (const line of summariseExplanation({ explained: outcome, ink, shown })) console.out(line);
  const titles = new Map([[outcome.profile.number, outcome.profile.title]]);
  const told = toldIssues(issuesOf(outcome), { ink, titles, elsewhere: 'with --json' });
  for (const line of told) console.out(line);
  return exitCode.kept;
}

/** What was found in its mix, and went wrong with it. */
function issuesOf({ profile, rendering }: ExplainedTrack): readonly Issue[] {
  const found =
    profile.status === 'done'
      ? profile.findings.map((finding) => findingIssue(finding, profile.number))
      : [];
  return [...profile.issues, ...found, ...(rendering?.issues ?? [])];
}

/** One document for programs: the records of this track, and its reasons in words. */
function asDocument(explained: ExplainedTrack): object {
  const { plan, track, profile, rendering, edits, planLine, folder } = explained;
  return {
    schema: 'explanation/1',
    status: 'done',
    release: plan.release,
    folder: folder.root,
    track,
    sentences: (track?.because ?? []).map((reason) => ({
      code: reason.code,
      sentence: sentence(reason),
    })),
    loudness: plan.loudness,
    profile,
    rendering,
    siblings: plan.tracks
      .filter(({ number }) => number !== profile.number)
      .map(({ number, title, gainDb, aimLufs, expected }) => ({
        number,
        title,
        gainDb,
        aimLufs,
        expected,
      })),
    edits,
    planLine,
    issues: issuesOf(explained),
  };
}
