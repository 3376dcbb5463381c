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
  /** Columns beyond those, for names in tables: sentences are read best where they are narrow. */
  readonly spareColumns: number;
}

interface Marks {
  readonly done: string;
  readonly error: string;
  readonly warning: string;
  readonly note: string;
  readonly barDone: string;
  readonly barLeft: string;
  readonly between: string;
  readonly times: string;
}

/** What every terminal has, and what can be pasted into a message. */
const terminalColumns = 80;

/** `--no-color` says false. */
export type ColorChoice = 'auto' | 'always' | 'never' | false;

export interface InkSetting {
  readonly choice: ColorChoice;
  readonly isTerminal: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** How wide it is, where it is a terminal that says so. */
  readonly columns?: number | undefined;
}

/** Whether words are coloured there. */
export function isColored({ choice, isTerminal, environment }: InkSetting): boolean {
  const plain = (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb';
  return choice === 'always' || (choice === 'auto' && isTerminal && !plain);
}

/** What words of a command line say about colour, before they are read as one. */
export function colorTyped(words: readonly string[]): ColorChoice {
  const typed = words.lastIndexOf('--color');
  const joined = words.findLast((word) => word.startsWith('--color='))?.slice('--color='.length);
  const choice = joined ?? (typed < 0 ? undefined : words[typed + 1]);
  if (words.includes('--no-color') || choice === 'never') return 'never';
  return choice === 'always' ? 'always' : 'auto';
}

export function inkFor(setting: InkSetting): Ink {
  const { isTerminal, environment } = setting;
  const { bold, dim, cyan, green, red, yellow } = picocolors.createColors(isColored(setting));
  const marks = speaksUtf8(environment) ? utf8Marks : asciiMarks;
  const columns = isTerminal ? terminalColumns : null;
  const spareColumns = isTerminal ? Math.max(0, (setting.columns ?? 0) - terminalColumns) : 0;
  const colours = { bold, dim, path: cyan, good: green, bad: red, warn: yellow };
  return { ...colours, marks, columns, spareColumns };
}

const utf8Marks: Marks = {
  done: '✓',
  error: '✗',
  warning: '!',
  note: '·',
  barDone: '━',
  barLeft: '─',
  between: '·',
  times: '×',
};

const asciiMarks: Marks = {
  done: 'ok',
  error: 'FAIL',
  warning: 'warn',
  note: '-',
  barDone: '#',
  barLeft: '.',
  between: '-',
  times: 'x',
};

/** POSIX: the first of the three that is set decides. Windows terminals and bare shells speak it. */
function speaksUtf8(environment: InkSetting['environment']): boolean {
  const locale = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG'];
  return locale === undefined || locale === '' || /utf-?8/iu.test(locale);
}
