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

/** What to say of sharp events, clicks and steps, when they are rare enough to be unmeant. */
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
  const events = merged(apart);
  const minutes = track.durationSeconds / 60;
  if (events.length > Math.max(countAlways, perMinuteMax * minutes)) return [];
  return [...kindFindings(events, 'click', track), ...kindFindings(events, 'step', track)];
}

function kindFindings(
  all: readonly Event[],
  kind: Impulse['kind'],
  { durationSeconds, channels }: { durationSeconds: number; channels: number },
): readonly Finding[] {
  const events = all.filter((event) => event.kind === kind);
  if (events.length === 0) return [];
  const perMinute = events.length / Math.max(1, durationSeconds / 60);
  const [side] = events[0]!.sides;
  const isOneSided = events.every(({ sides }) => sides.size === 1 && sides.has(side!));
  return [
    findingOf({
      code: kind === 'click' ? 'click' : 'edit',
      severity: kind === 'step' || perMinute >= perMinuteWarning ? 'warning' : 'note',
      value: events.length,
      threshold: kind === 'click' && perMinute >= perMinuteWarning ? perMinuteWarning : 0,
      unit: 'places',
      places: events.map(({ atSeconds }) => ({ atSeconds })),
      ...(channels === 2 && isOneSided
        ? { channel: side === 0 ? ('left' as const) : ('right' as const) }
        : {}),
      fixable: 'mix',
    }),
  ];
}

interface Event {
  readonly kind: Impulse['kind'];
  readonly atSeconds: number;
  readonly sides: Set<number>;
}

/** The same event in both channels is one. */
function merged(impulses: readonly Impulse[]): Event[] {
  const events: Event[] = [];
  for (const { kind, channel, atSeconds } of impulses.toSorted(
    (a, b) => a.atSeconds - b.atSeconds,
  )) {
    const last = events.at(-1);
    if (last && atSeconds - last.atSeconds <= 0.002) last.sides.add(channel);
    else events.push({ kind, atSeconds, sides: new Set([channel]) });
  }
  return events;
}
