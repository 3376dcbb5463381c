import { arch, availableParallelism, cpus, loadavg } from 'node:os';

/** What figures were taken on: they hold for no other machine. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly node: string;
  /** Day it was, ISO 8601. */
  readonly date: string;
  /** Tasks that wanted a core in the minute before; near 0 on a quiet machine. */
  readonly loadBefore: number;
}

export function thisMachine(): Machine {
  return {
    cpu: `${cpus()[0]?.model ?? 'unknown'} (${arch()})`,
    cores: availableParallelism(),
    node: process.version,
    date: new Date().toISOString().slice(0, 10),
    loadBefore: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}

export function sayMachine({ cpu, cores, node, date, loadBefore }: Machine): string {
  const busy = loadBefore > 0.5 ? `, while others worked on it (load ${loadBefore})` : '';
  return `${cpu}, ${cores} cores, Node ${node}, ${date}${busy}`;
}
