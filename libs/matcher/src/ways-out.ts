import { limitingBudgets, type LimitingBound, type WayOut } from '@kindred/records';
import { toHundredths, toThousandths } from './gain-grid.js';
import { loudestLufs, solveFamily } from './match-release.js';
import type { Match, Seat } from './match.js';
import { votersOf, worthSayingLu } from './placed-family.js';
import type { Terms } from './release-loudness.js';
import { createUnit } from './unit.js';

/** Limits that lower peaks in the mix would loosen. */
const boundByPeaks: ReadonlySet<LimitingBound> = new Set([
  'no limiting',
  'loud-passage loss',
  'deepest reduction',
  'deep-reduction share',
]);

/** Further than this under its family, a track is better left out than turned down. */
const offsetMostLu = 12;

/**
 * What could be done about a release that stays under its target, with what each would bring.
 * @param match with the gains that a person set
 */
export function waysOut(
  match: Omit<Match, 'waysOut'>,
  question: { readonly seats: readonly Seat[]; readonly terms: Terms },
): readonly WayOut[] {
  const { yielded, expectedLufs, commonLufs, moves } = match;
  if (yielded === null || commonLufs === null) return [];
  const held = yielded.to;
  const stays: WayOut = {
    action: 'leave it so',
    releaseLufs: toThousandths(expectedLufs),
    trackFromFamilyLu: fromFamilyLu(held, moves, { ...question.terms, commonLufs }),
  };
  const others = question.seats.filter((seat) => seat !== held);
  const hasSiblings = votersOf(others, question.terms.basis).length > 0;
  const ways = [
    ...(hasSiblings ? newMix({ ...question, held, others }) : []),
    ...(hasSiblings ? offset({ ...question, held, others }) : []),
    ...firmer(question, held),
    ...(hasSiblings ? withoutIt(others, question.terms) : []),
  ];
  return [stays, ...ways.filter(({ releaseLufs }) => releaseLufs - expectedLufs >= worthSayingLu)];
}

interface Held {
  readonly seats: readonly Seat[];
  readonly terms: Terms;
  readonly held: Seat;
  readonly others: readonly Seat[];
}

/**
 * Peaks x dB lower under x dB more gain are held back exactly as they were, so a track whose peaks
 * are lower by as much as it lacks to where its siblings would lie lacks nothing.
 */
function newMix({ seats, terms, held, others }: Held): WayOut[] {
  const { bound, gainMillibels, part } = held.unit.reach(1);
  if (!boundByPeaks.has(bound)) return [];
  const family = solveFamily(others, terms);
  const reachLufs = held.unit.levelAt(gainMillibels, terms.basis) - held.offset.lu;
  const lackingLu = family.levelLufs - reachLufs;
  if (lackingLu <= 0) return [];
  const peaksLowerDb = Math.ceil(2 * lackingLu) / 2;
  const parts = held.unit.parts.map((one) =>
    one === part ? { ...one, model: one.model.withPeaksLower(peaksLowerDb) } : one,
  );
  const remixed = { ...held, unit: createUnit(parts) };
  const solved = solveFamily(
    seats.map((seat) => (seat === held ? remixed : seat)),
    terms,
  );
  return [
    {
      action: 'new mix',
      peaksLowerDb,
      releaseLufs: toThousandths(solved.expectedLufs),
      trackFromFamilyLu: fromFamilyLu(remixed, solved.moves, {
        ...terms,
        commonLufs: solved.levelLufs,
      }),
    },
  ];
}

function offset({ seats, terms, held, others }: Held): WayOut[] {
  const reachLufs = held.unit.reachLufs(terms.basis, 1);
  const family = solveFamily(others, terms);
  const offsetLu = Math.floor(10 * (reachLufs - family.levelLufs)) / 10;
  if (offsetLu >= held.offset.lu || offsetLu < -offsetMostLu) return [];
  const { directedLu } = held.offset;
  const lowered = seats.map((seat): Seat => {
    return seat === held ? { ...seat, offset: { why: 'typed', lu: offsetLu, directedLu } } : seat;
  });
  const { expectedLufs } = solveFamily(lowered, terms);
  return [
    {
      action: 'offset',
      // What words ask for comes on top of what is typed.
      offsetLu: toHundredths(offsetLu - directedLu),
      releaseLufs: toThousandths(expectedLufs),
      trackFromFamilyLu: offsetLu,
    },
  ];
}

/** The next budget, or the last one where the next is not enough. */
function firmer({ seats, terms }: Omit<Held, 'held' | 'others'>, held: Seat): WayOut[] {
  const { limiting, loudnessLufs } = terms.target;
  const firm = limitingBudgets.slice(limitingBudgets.indexOf(limiting) + 1);
  for (const budget of firm) {
    const target = { ...terms.target, limiting: budget };
    const at = seats.map((seat) => ({
      ...seat,
      unit: createUnit(
        seat.unit.parts.map((part) => (part.budget === limiting ? { ...part, budget } : part)),
      ),
    }));
    const solved = solveFamily(at, { ...terms, target });
    const isEnough = loudnessLufs - solved.expectedLufs < worthSayingLu;
    if (!isEnough && budget !== firm[firm.length - 1]) continue;
    const track = at[seats.indexOf(held)]!;
    return [
      {
        action: 'limiting',
        budget,
        releaseLufs: toThousandths(solved.expectedLufs),
        trackFromFamilyLu: fromFamilyLu(track, solved.moves, {
          ...terms,
          commonLufs: solved.levelLufs,
        }),
      },
    ];
  }
  return [];
}

/** As loud as the others could be within their limiting, even over the target. */
function withoutIt(others: readonly Seat[], terms: Terms): WayOut[] {
  const most = loudestLufs(votersOf(others, terms.basis), terms);
  if (most === null) return [];
  return [{ action: 'without it', releaseLufs: toThousandths(most), trackFromFamilyLu: null }];
}

function fromFamilyLu(
  held: Seat,
  moves: Match['moves'],
  { basis, commonLufs }: Terms & { readonly commonLufs: number },
): number {
  const { unit, gainMillibels } = moves.find(({ seat }) => seat === held)!;
  return toThousandths(unit.levelAt(gainMillibels, basis) - commonLufs);
}
