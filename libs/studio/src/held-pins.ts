import {
  isSameEq,
  isSameLimiter,
  type Issue,
  type MasteringPlan,
  type Pin,
  type Release,
} from '@kindred/records';

/**
 * What is fixed once a plan was edited again: a part that was edited twice keeps what was planned
 * for it before the first edit, and one that was typed back to that is free.
 */
export function heldPins(before: readonly Pin[], edited: readonly Pin[]): readonly Pin[] {
  const now = new Map(edited.map((pin) => [keyOf(pin), pin]));
  const again = before.flatMap((pin) => {
    const next = now.get(keyOf(pin));
    if (next === undefined) return [pin];
    const held = withPlanned(next, pin);
    return isTypedBack(held) ? [] : [held];
  });
  const known = new Set(before.map(keyOf));
  return [...again, ...edited.filter((pin) => !known.has(keyOf(pin)))];
}

function keyOf({ file, part }: Pin): string {
  return `${part} ${file}`;
}

function withPlanned(pin: Pin, before: Pin): Pin {
  const { adjust } = before;
  if (pin.part === 'gain' && before.part === 'gain') {
    return { ...pin, plannedDb: before.plannedDb, adjust };
  }
  if (pin.part === 'width' && before.part === 'width') {
    return { ...pin, plannedDb: before.plannedDb, adjust };
  }
  if (pin.part === 'limiter' && before.part === 'limiter') {
    return { ...pin, planned: before.planned, adjust };
  }
  if (pin.part === 'eq' && before.part === 'eq') return { ...pin, planned: before.planned, adjust };
  throw new Error('two pins of one key are of two parts');
}

function isTypedBack(pin: Pin): boolean {
  switch (pin.part) {
    case 'gain':
      return pin.gainDb === pin.plannedDb;
    case 'width':
      return pin.sideDb === pin.plannedDb;
    case 'limiter':
      return isSameLimiter(pin.limiter, pin.planned);
    case 'eq':
      return isSameEq(pin.eq, pin.planned);
  }
}

/** Pins with the tracks that a release has now. */
export interface PlacedPins {
  /** In running order, with the numbers of the release. */
  readonly placed: readonly Pin[];
  /** These, and what waits for a track that is not there: pin by pin those that were given. */
  readonly all: readonly Pin[];
  readonly issues: readonly Issue[];
}

/**
 * Finds each pin's track by its mix. A new mix under a new name is known by its place: where it
 * stands, the plan had the pin's own file, that the release lists no more. A place that the plan
 * gave to another track is nobody's.
 */
export function placedPins(
  pins: readonly Pin[],
  { release, written }: { readonly release: Release; readonly written: MasteringPlan },
): PlacedPins {
  const known = new Map(written.tracks.map(({ file, number }) => [file, number]));
  const all = pins.map((pin): Pin => {
    const same = release.tracks.find(({ file }) => file === pin.file);
    const place = known.get(pin.file);
    const track =
      same ?? release.tracks.find(({ number, file }) => number === place && !known.has(file));
    return track === undefined ? pin : { ...pin, track: track.number, file: track.file };
  });
  const files = new Set(release.tracks.map(({ file }) => file));
  const placed = all
    .filter(({ file }) => files.has(file))
    .sort((a, b) => a.track - b.track || partOrder[a.part] - partOrder[b.part]);
  const waiting = new Set(all.filter(({ file }) => !files.has(file)).map(({ file }) => file));
  const issues = [...waiting].map((file): Issue => ({
    code: 'pin-waits',
    severity: 'note',
    message: `what was edited of ${file} is kept until it is back in the release`,
  }));
  return { placed, all, issues };
}

const partOrder: Readonly<Record<Pin['part'], number>> = { eq: 0, width: 1, gain: 2, limiter: 3 };
