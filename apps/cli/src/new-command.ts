import { fileURLToPath } from 'node:url';
import { printable, sayDrafted } from '@kindred/documents';
import { jsonText, newRelease, nextCommand, type NewReleaseOutcome } from '@kindred/studio';
import { openConsole, type CommonFlags, type Console } from './console-setting.js';
import { whole } from './decision-lines.js';
import { exitCode, type ExitCode } from './exit-code.js';
import { issueLines } from './issue-lines.js';
import { toldIssues } from './told-issues.js';

export interface NewFlags extends Pick<CommonFlags, 'json' | 'color' | 'quiet'> {
  readonly out: string;
}

/** In the repository, as seen from this file wherever it was bundled to. */
const schemaFile = fileURLToPath(new URL('../../../docs/release.schema.json', import.meta.url));

/** `kindred new`: writes a release file from a folder of mixes. */
export async function newCommand(folder: string, flags: NewFlags): Promise<ExitCode> {
  const console = openConsole(flags);
  const outcome = await newRelease({ folder, releaseFile: flags.out, schemaFile });
  if (flags.json) console.out(jsonText(asDocument(outcome, console)).trimEnd());
  const { inkError, inkOut: ink, error, shown } = console;
  if (outcome.status === 'refused') {
    if (!flags.json) {
      for (const issue of outcome.issues) error(issueLines(issue, inkError, new Map()));
    }
    return exitCode.refused;
  }
  if (flags.json || flags.quiet) return exitCode.kept;
  const { releaseFile, drafted, issues } = outcome;
  const file = printable(shown(releaseFile));
  const facts = `${sayDrafted(drafted)}, in the order of their ${drafted.orderedBy}`;
  const said = whole(`${file}  ${facts}`, ink).replace(file, () => ink.path(file));
  console.out(`${ink.good(ink.marks.done)} ${said}`);
  const elsewhere = 'with --json';
  for (const line of toldIssues(issues, { ink: inkError, titles: new Map(), elsewhere })) {
    error(line);
  }
  const next = nextCommand('master', { releaseFile: flags.out });
  console.out(`Next: read ${ink.path(file)}, then  ${ink.path(next)}`);
  return exitCode.kept;
}

function asDocument(outcome: NewReleaseOutcome, { shown }: Console): object {
  if (outcome.status === 'refused') return { schema: 'new/1', ...outcome };
  const { releaseFile, drafted, issues } = outcome;
  const { notes: _, ...release } = drafted;
  return { schema: 'new/1', status: 'done', releaseFile: shown(releaseFile), ...release, issues };
}
