import picocolors from 'picocolors';

/** How words look on this output: colours and marks, or their plain twins. */
export interface Ink {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly path: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly marks: Marks;
  /** Where long lines break; null in a log, where one thing is one line. */
  readonly columns: number | null;
}

interface Marks {
  readonly done: string;
  readonly error: string;
  readonly warning: string;
  readonly note: string;
  readonly barDone: string;
  readonly barLeft: string;
  readonly between: string;
}

/** What every terminal has, and what can be pasted into a message. */
const terminalColumns = 80;

export type ColorChoice = 'auto' | 'always' | 'never';

export interface InkSetting {
  readonly choice: ColorChoice;
  readonly isTerminal: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export function inkFor({ choice, isTerminal, environment }: InkSetting): Ink {
  const plain = (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb';
  const coloured = choice === 'always' || (choice === 'auto' && isTerminal && !plain);
  const { bold, dim, cyan, green, red, yellow } = picocolors.createColors(coloured);
  const marks = speaksUtf8(environment) ? utf8Marks : asciiMarks;
  const columns = isTerminal ? terminalColumns : null;
  return { bold, dim, path: cyan, good: green, bad: red, warn: yellow, marks, columns };
}

const utf8Marks: Marks = {
  done: '✓',
  error: '✗',
  warning: '!',
  note: '·',
  barDone: '━',
  barLeft: '─',
  between: '·',
};

const asciiMarks: Marks = {
  done: 'ok',
  error: 'FAIL',
  warning: 'warn',
  note: '-',
  barDone: '#',
  barLeft: '.',
  between: '-',
};

/** POSIX: the first of the three that is set decides. Windows terminals and bare shells speak it. */
function speaksUtf8(environment: InkSetting['environment']): boolean {
  const locale = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG'];
  return locale === undefined || locale === '' || /utf-?8/iu.test(locale);
}
