import type { Finding } from '@kindred/records';
import type { Dropout } from './dropouts.js';
import { findingOf } from './finding-of.js';
import type { Impulse } from './impulses.js';

/** More often than this it is rhythm or texture, meant as such. */
const perMinuteMax = 12;
const countAlways = 4;
const perMinuteWarning = 1;
/** The edges of a dropout are no clicks. */
const dropoutSeconds = 0.06;

/** What to say of sharp events: clicks and steps, each when rare enough to be unmeant. */
export function impulseFindings(
  impulses: readonly Impulse[],
  track: {
    readonly durationSeconds: number;
    readonly channels: number;
    readonly dropouts: readonly Dropout[];
  },
): readonly Finding[] {
  const apart = impulses.filter(
    ({ atSeconds }) =>
      !track.dropouts.some(
        (dropout) =>
          atSeconds > dropout.atSeconds - dropoutSeconds &&
          atSeconds < dropout.atSeconds + dropout.durationSeconds + dropoutSeconds,
      ),
  );
  return [...kindFindings(apart, 'click', track), ...kindFindings(apart, 'step', track)];
}

function kindFindings(
  impulses: readonly Impulse[],
  kind: Impulse['kind'],
  { durationSeconds, channels }: { durationSeconds: number; channels: number },
): readonly Finding[] {
  const events = merged(impulses.filter((impulse) => impulse.kind === kind));
  const minutes = durationSeconds / 60;
  if (events.length === 0 || events.length > Math.max(countAlways, perMinuteMax * minutes)) {
    return [];
  }
  const perMinute = events.length / Math.max(1, minutes);
  const sides = new Set(impulses.filter((one) => one.kind === kind).map(({ channel }) => channel));
  return [
    findingOf({
      code: kind === 'click' ? 'click' : 'edit',
      severity: kind === 'step' || perMinute >= perMinuteWarning ? 'warning' : 'note',
      value: events.length,
      threshold: kind === 'click' && perMinute >= perMinuteWarning ? perMinuteWarning : 0,
      unit: 'places',
      places: events.map(({ atSeconds }) => ({ atSeconds })),
      ...(channels === 2 && sides.size === 1
        ? { channel: sides.has(0) ? ('left' as const) : ('right' as const) }
        : {}),
      fixable: 'mix',
    }),
  ];
}

/** The same event in both channels is one. */
function merged(events: readonly Impulse[]): Impulse[] {
  const sorted = [...events].sort((a, b) => a.atSeconds - b.atSeconds);
  return sorted.filter((event, i) => i === 0 || event.atSeconds - sorted[i - 1]!.atSeconds > 0.002);
}
