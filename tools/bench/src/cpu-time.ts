import { spawnSync } from 'node:child_process';

/** What one run of a command cost, children included. */
export interface RunCost {
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
}

/**
 * Runs a command to its end and asks the shell what it cost. Its output is thrown away.
 * Throws when it did not end well: what a failed run cost says nothing.
 */
export function costOf(
  command: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): RunCost {
  const script = 'TIMEFORMAT="cost %U %S %R"; time "$@" >/dev/null 2>&1';
  const env: NodeJS.ProcessEnv = { ...process.env, ...environment, LC_ALL: 'C' };
  // Node reads the certificates this names whenever it starts: a matter of the machine.
  delete env['NODE_EXTRA_CA_CERTS'];
  const { stderr, status, error } = spawnSync('bash', ['-c', script, 'bash', command, ...words], {
    encoding: 'utf8',
    env,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} ended with ${status}`);
  const [user, system, wall] = (/cost ([\d.]+) ([\d.]+) ([\d.]+)/u.exec(stderr) ?? [])
    .slice(1)
    .map(Number);
  if (user === undefined || system === undefined || wall === undefined) {
    throw new Error(`the shell told no cost of ${command}: ${stderr}`);
  }
  return { cpuSeconds: user + system, wallSeconds: wall };
}

export function sumOf(costs: readonly RunCost[]): RunCost {
  return costs.reduce((a, b) => ({
    cpuSeconds: a.cpuSeconds + b.cpuSeconds,
    wallSeconds: a.wallSeconds + b.wallSeconds,
  }));
}

/** The middle of several runs: one slow moment of the machine does not count. */
export function medianCost(run: () => RunCost, count: number): RunCost {
  return middleOf(Array.from({ length: count }, run));
}

/** The same of several commands in turn, so that all meet the machine in the same moods. */
export function medianCosts(runs: readonly (() => RunCost)[], count: number): RunCost[] {
  const rounds = Array.from({ length: count }, () => runs.map((run) => run()));
  return runs.map((_, index) => middleOf(rounds.map((round) => round[index]!)));
}

function middleOf(costs: readonly RunCost[]): RunCost {
  const middle = [...costs].sort((a, b) => a.cpuSeconds - b.cpuSeconds)[costs.length >> 1];
  if (!middle) throw new Error('no runs to take a median of');
  return middle;
}

export function isInstalled(command: string): boolean {
  return spawnSync('bash', ['-c', `command -v ${command}`]).status === 0;
}
