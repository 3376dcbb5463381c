import {
  decimals,
  isGuarded,
  targetPresets,
  type Intent,
  type Issue,
  type IssuePlace,
  type LoudnessMode,
  type Target,
  type ToneMove,
} from '@kindred/records';
import { printQuantity } from '../quantity.js';

interface TypedTarget {
  readonly target: Target;
  readonly place?: IssuePlace;
}

interface TypedLoudness {
  readonly value: LoudnessMode;
  readonly place?: IssuePlace;
}

/** Why two intents can't both be followed: what to say of the later one, given the earlier. */
type Clash = (earlier: string) => string;

/**
 * What directions ask of one another that can't both be: one issue for each pair, at the later of
 * the two, and one for each that the typed target or match forbids.
 */
export function disagreements(
  intents: readonly Intent[],
  typed: { readonly target: TypedTarget | null; readonly loudness?: TypedLoudness | null },
): Issue[] {
  const { target, loudness = null } = typed;
  const against = intents.flatMap((intent) => [
    ...(target === null ? [] : againstTarget(intent, target)),
    ...(loudness === null ? [] : againstLoudness(intent, loudness)),
  ]);
  const found = new Map<Intent, Issue>();
  for (const group of groupsOf(intents)) {
    group.forEach((later, index) => {
      if (found.has(later)) return;
      for (const earlier of group.slice(0, index)) {
        const clash = clashOf(earlier, later) ?? clashOf(later, earlier);
        if (clash === null) continue;
        found.set(later, {
          code: 'contradiction',
          severity: 'error',
          message: `"${later.phrase}" ${clash(named(earlier))}`,
          ...(later.place === undefined ? {} : { place: later.place }),
          fix: 'keep one of the two',
        });
        break;
      }
    });
  }
  return [...against, ...found.values()];
}

/** Those of the whole release, then those and a track's own, track by track. */
function groupsOf(intents: readonly Intent[]): Intent[][] {
  const whole = intents.filter(({ tracks }) => tracks === null);
  const byTrack = new Map<number, Intent[]>();
  for (const intent of intents) {
    for (const number of intent.tracks ?? []) {
      const own = byTrack.get(number) ?? [];
      own.push(intent);
      byTrack.set(number, own);
    }
  }
  const order = new Map(intents.map((intent, index) => [intent, index]));
  const inOrder = (a: Intent, b: Intent) => (order.get(a) ?? 0) - (order.get(b) ?? 0);
  return [whole, ...[...byTrack.values()].map((own) => [...whole, ...own].sort(inOrder))];
}

function clashOf(a: Intent, b: Intent): Clash | null {
  const opposite: Clash = (other) => `is the opposite of ${other}`;
  if (a.kind === b.kind && sameTracks(a, b) && says(a) === says(b)) return repeats(a);
  switch (a.kind) {
    case 'tone':
      if (b.kind === 'tone' && likeness(a.moves, b.moves) <= undoing) return opposite;
      if (b.kind === 'guard' && blockedShare(a.moves, b.guards) >= 0.75) {
        return (other) => `and ${other} leave nothing of one another`;
      }
      if (b.kind === 'tone-match' && b.amountPercent === 0 && sameTracks(a, b)) {
        return (other) => `and ${other} leave nothing of one another`;
      }
      return null;
    case 'level':
      // A target and a track's place in the family are two things.
      if (b.kind === 'level' && (a.tracks === null) === (b.tracks === null)) {
        return a.changeLu * b.changeLu < 0 ? opposite : null;
      }
      if (b.kind === 'limiting' && b.word !== 'punchy' && a.changeLu > 0) {
        return (other) => `and ${other}: one needs limiting, the other asks for less of it`;
      }
      if ((b.kind === 'as-mixed' || b.kind === 'every-track') && a.tracks !== null) return opposite;
      return null;
    case 'width':
      return b.kind === 'width' && Math.sign(a.sideDb) !== Math.sign(b.sideDb) ? opposite : null;
    case 'target':
      if (b.kind === 'target' && a.target !== b.target) {
        return (other) => `asks for another loudness than ${other}`;
      }
      if (
        b.kind === 'limiting' &&
        b.limiting === 'none' &&
        needsLimiting(targetPresets[a.target])
      ) {
        const lufs = targetPresets[a.target].loudnessLufs;
        return (other) => `and ${other}: ${lufs} LUFS needs limiting`;
      }
      return null;
    case 'every-track':
      return b.kind === 'as-mixed' ? opposite : null;
    case 'tone-match':
      if (b.kind === 'tone-match' && sameTracks(a, b)) return opposite;
      return b.kind === 'toward-reference' && a.amountPercent === 0 ? opposite : null;
    case 'leave-alone':
      return b.tracks !== null && b.kind !== 'leave-alone' ? opposite : null;
    default:
      return null;
  }
}

function repeats(intent: Intent): Clash | null {
  // Two ways of saying the same setting agree; two steps would add up, and may not be meant to.
  const isStep = intent.kind === 'tone' || intent.kind === 'level' || intent.kind === 'width';
  return isStep ? (other) => `says the same as ${other}` : null;
}

/** What an intent is about, amounts aside. */
function says(intent: Intent): string {
  switch (intent.kind) {
    case 'tone':
      return `${intent.word} ${intent.sense}`;
    case 'level':
      return String(Math.sign(intent.changeLu));
    case 'width':
      return String(Math.sign(intent.sideDb));
    default:
      return JSON.stringify({ ...intent, phrase: '', place: null });
  }
}

function sameTracks(a: Intent, b: Intent): boolean {
  return JSON.stringify(a.tracks) === JSON.stringify(b.tracks);
}

/** Two tone wishes at least this much against one another undo each other. */
const undoing = -0.75;

/** From -1 (each undoes the other) to 1 (the same shape): cosine of the angle between the moves. */
export function likeness(a: readonly ToneMove[], b: readonly ToneMove[]): number {
  const inB = new Map(b.map((move) => [move.frequencyHz, move.gainDb]));
  const product = a.reduce((sum, { frequencyHz, gainDb }) => {
    return sum + gainDb * (inB.get(frequencyHz) ?? 0);
  }, 0);
  return product / Math.sqrt(powerOf(a) * powerOf(b));
}

/** How much of a tone wish a guard forbids, 0 to 1. */
function blockedShare(
  moves: readonly ToneMove[],
  guards: Extract<Intent, { kind: 'guard' }>['guards'],
): number {
  const blocked = moves.filter((move) => isGuarded(move, guards));
  return powerOf(blocked) / powerOf(moves);
}

function powerOf(moves: readonly ToneMove[]): number {
  return moves.reduce((sum, { gainDb }) => sum + gainDb * gainDb, 0);
}

function againstTarget(intent: Intent, { target, place }: TypedTarget): Issue[] {
  const line = place?.line === undefined ? 'the file' : `line ${place.line}`;
  const said =
    target.word === 'custom'
      ? `${target.loudnessLufs} LUFS`
      : `\`target: ${target.word}\`, ${target.loudnessLufs}`;
  const issue = (message: string, fix: string): Issue[] => [
    {
      code: 'contradiction',
      severity: 'error',
      message,
      ...(intent.place === undefined ? {} : { place: intent.place }),
      fix,
    },
  ];
  if (intent.kind === 'target') {
    const { loudnessLufs } = targetPresets[intent.target];
    if (loudnessLufs === target.loudnessLufs) return [];
    return issue(`asks for ${loudnessLufs} LUFS; ${line} says ${said}`, 'keep one of the two');
  }
  if (intent.kind === 'level' && intent.tracks === null) {
    const asked = decimals(Math.abs(intent.changeLu), 1);
    const way = intent.changeLu > 0 ? 'over' : 'under';
    const loudness = printQuantity(
      Math.min(-5, Math.max(-40, target.loudnessLufs + intent.changeLu)),
      'loudness',
    );
    const message = `asks for ${asked} LU ${way} the target; ${line} says ${said}`;
    return issue(message, `\`target: { loudness: ${loudness} }\` in its place`);
  }
  if (intent.kind === 'every-track' && target.of === 'album') {
    return issue(`asks for every track; ${line} says \`of: album\``, 'keep one of the two');
  }
  if (intent.kind === 'limiting' && intent.limiting === 'none' && needsLimiting(target)) {
    return issue(
      `asks for no limiting; ${line} says ${said}, which needs it`,
      'keep one of the two',
    );
  }
  return [];
}

function againstLoudness({ kind, place: at }: Intent, { value, place }: TypedLoudness): Issue[] {
  if (kind !== 'as-mixed' || value === 'auto' || value === 'as mixed') return [];
  const line = place?.line === undefined ? 'the file' : `line ${place.line}`;
  return [
    {
      code: 'contradiction',
      severity: 'error',
      message: `asks for the levels as mixed; ${line} says \`loudness: ${value}\``,
      ...(at === undefined ? {} : { place: at }),
      fix: 'keep one of the two',
    },
  ];
}

function needsLimiting({ limiting }: Target): boolean {
  return limiting === 'moderate' || limiting === 'firm';
}

function named({ phrase, place }: Intent): string {
  return place?.line === undefined ? `"${phrase}"` : `"${phrase}" on line ${place.line}`;
}
