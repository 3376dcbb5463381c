/** What the command's exit code says. */
export const exitCode = {
  /** All promises kept. */
  kept: 0,
  /** A track failed, or a promise was broken. */
  broken: 1,
  /** The command or the release file is wrong. */
  refused: 2,
  /** Stopped by Ctrl-C. */
  stopped: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
