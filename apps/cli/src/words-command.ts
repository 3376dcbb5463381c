import { lookUpWord, printable } from '@kindred/documents';
import type { Issue } from '@kindred/records';
import { jsonText } from '@kindred/studio';
import { openConsole, type CommonFlags } from './console-setting.js';
import { exitCode, type ExitCode } from './exit-code.js';
import { wordLines, wordRecord, wordsLines, wordsRecord } from './words-listing.js';

export type WordsFlags = Pick<CommonFlags, 'json' | 'color'>;

/** `kindred words`: the words that `direction` understands, or what one of them does. */
export function wordsCommand(typed: readonly string[], flags: WordsFlags): ExitCode {
  const console = openConsole(flags);
  if (typed.length === 0) {
    if (flags.json) console.out(jsonText(wordsRecord()).trimEnd());
    else for (const line of wordsLines(console.inkOut)) console.out(line);
    return exitCode.kept;
  }
  const name = typed.join(' ');
  const found = lookUpWord(name);
  if (found.status === 'found') {
    if (flags.json) console.out(jsonText(wordRecord(found.word)).trimEnd());
    else for (const line of wordLines(found.word, console.inkOut)) console.out(line);
    return exitCode.kept;
  }
  const shown = `\`${printable(name.slice(0, 60))}\``;
  const issue: Issue =
    found.status === 'refused'
      ? {
          code: 'unknown-word',
          severity: 'error',
          message: `${shown}: ${found.message}`,
          fix: found.fix,
        }
      : {
          code: 'unknown-word',
          severity: 'error',
          message: `unknown word ${shown}`,
          fix:
            found.near === null
              ? '`kindred words` lists what can be said'
              : `did you mean \`${found.near}\`?`,
        };
  if (flags.json) console.out(jsonText({ status: 'refused', issues: [issue] }).trimEnd());
  else console.error(`${issue.message}; ${issue.fix}`);
  return exitCode.refused;
}
