/** One more within this time is the same wish, told twice by a shell or a hasty hand. */
const sameWishMs = 1000;

let controller: AbortController | null = null;

/**
 * Ctrl-C, as a signal that whatever is under way listens to. The first call takes it over from the
 * system, until the process ends: between two runs, and after the last, there is no moment at which it
 * would end the process by itself. A second wish, a second later, does.
 */
export function interruptSignal(): AbortSignal {
  if (controller) return controller.signal;
  const stop = new AbortController();
  controller = stop;
  let firstAt = 0;
  const onSignal = (): void => {
    if (!stop.signal.aborted) firstAt = performance.now();
    else if (performance.now() - firstAt > sameWishMs) process.exit(130);
    stop.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return stop.signal;
}
