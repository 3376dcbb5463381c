import { relative } from 'node:path';
import { inkFor, type ColorChoice, type Ink } from './ink.js';
import type { Clock } from './screen.js';

/** The flags every command knows. */
export interface CommonFlags {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: ColorChoice;
  readonly jobs: number;
  /** Tells at the end how long each part took. */
  readonly verbose?: boolean;
  /** False after --no-cache. */
  readonly cache: boolean;
}

/** Where a command speaks, and how. */
export interface Console {
  readonly out: (line: string) => void;
  readonly error: (line: string) => void;
  readonly inkOut: Ink;
  readonly inkError: Ink;
  readonly clock: Clock;
  /** A path as the person would type it from here. */
  readonly shown: (path: string) => string;
}

export function openConsole({ color }: Pick<CommonFlags, 'color'>): Console {
  const environment = process.env;
  const inkOn = (stream: NodeJS.WriteStream): Ink =>
    inkFor({
      choice: color,
      isTerminal: stream.isTTY === true,
      environment,
      columns: stream.columns,
    });
  return {
    out: (line) => void process.stdout.write(`${line}\n`),
    error: (line) => void process.stderr.write(`${line}\n`),
    inkOut: inkOn(process.stdout),
    inkError: inkOn(process.stderr),
    clock: () => performance.now() / 1000,
    shown: (path) => {
      const way = relative(process.cwd(), path);
      return way === '' ? '.' : way.startsWith('..') ? path : way;
    },
  };
}
