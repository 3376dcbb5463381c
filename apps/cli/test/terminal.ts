import { spawnSync } from 'node:child_process';
import headless from '@xterm/headless';

const { Terminal } = headless;

/** Whether commands can be run in a terminal of their own here: `script` is part of Debian's base. */
export const hasTerminal = spawnSync('script', ['--version']).status === 0;

/** How a command ended, and what stood on the screen then. */
export interface Shown {
  readonly status: number | null;
  /** Line by line, without blanks at their ends; what scrolled away comes first. */
  readonly screen: string;
  /** Lines that went over the edge of the screen, as far as they show on the next. */
  readonly overEdge: readonly string[];
}

/** Runs a command in a real terminal, as wide as it is told, and looks at what is left on its screen. */
export async function inTerminal(
  command: string,
  options: {
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
    readonly columns: number;
  },
): Promise<Shown> {
  const { cwd, env, columns } = options;
  const sized = `stty cols ${columns} rows 50; ${command}`;
  const { status, stdout } = spawnSync('script', ['-qec', sized, '/dev/null'], {
    cwd,
    env: { ...env, TERM: 'xterm-256color' },
    encoding: 'utf8',
    maxBuffer: 1 << 27,
  });
  const terminal = new Terminal({
    cols: columns,
    rows: 50,
    scrollback: 10_000,
    allowProposedApi: true,
  });
  await new Promise<void>((written) => terminal.write(stdout, written));
  const { buffer } = terminal;
  const lines = Array.from({ length: buffer.active.length }, (_, at) =>
    (buffer.active.getLine(at)?.translateToString(true) ?? '').trimEnd(),
  );
  const overEdge = lines.filter((_, at) => buffer.active.getLine(at)?.isWrapped === true);
  terminal.dispose();
  return { status, screen: lines.join('\n').trimEnd(), overEdge };
}
