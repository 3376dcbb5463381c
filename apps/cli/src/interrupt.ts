/**
 * Ctrl-C as a signal a run can listen to. One more within a second is the same wish, told twice by a
 * shell or a hasty hand; a later one ends the process at once.
 */
export interface Interrupt {
  readonly signal: AbortSignal;
  readonly release: () => void;
}

const sameWishMs = 1000;

export function listenForInterrupt(): Interrupt {
  const controller = new AbortController();
  let firstAt = 0;
  const onSignal = (): void => {
    if (!controller.signal.aborted) firstAt = performance.now();
    else if (performance.now() - firstAt > sameWishMs) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    release: () => {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}
