import { filesOfTrack, isRejected } from '@kindred/records';
import { isFinished, type Family } from './family.js';
import { areLevelsAsMixed, spreadAroundPlan } from './family-figures.js';
import { capitalised, countOf, type Prose } from './prose.js';
import { mixProblemsOf, reasonPointer, requestOf } from './mix-problem.js';
import { isHeldBack, standsApart } from './standing.js';
import { strayingMasters } from './tone-outliers.js';
import { leadOf } from './verdict-lead.js';
import { brokenVerdict, missingVerdict } from './verdict-not-ready.js';

export interface Link {
  readonly text: string;
  readonly href: string;
  /** Sources of numbers in the text. */
  readonly of?: string;
}

export interface Verdict {
  readonly headline: string;
  readonly lead: Prose;
  /** Sources of its numbers that name none themselves. */
  readonly leadOf?: string;
  readonly next: readonly Link[];
}

/** What to say first: the first state that fits, the most serious ones before the others. */
export function judge(family: Family): Verdict {
  return (
    missingVerdict(family) ??
    brokenVerdict(family) ?? {
      headline: headline(family),
      lead: leadOf(family),
      next: nextSteps(family),
    }
  );
}

/** Says no more than is measured: how level it is. Tone speaks for itself, in its own figure. */
function headline(family: Family): string {
  const { tracks, finished, plan } = family;
  const apart = finished.filter(standsApart).length;
  const quieter = plan.loudness.yieldedLu >= 0.05;
  if (tracks.length === 1) {
    return quieter || apart > 0
      ? 'One track, quieter than asked.'
      : 'One track, mastered to its target.';
  }
  if (tracks.length === 2)
    return areLevelsAsMixed(family)
      ? 'Two tracks, as far apart in level as mixed.'
      : 'Two tracks, matched in level.';
  if (apart > 0) {
    const who = capitalised(countOf(apart, 'track'));
    const stand = apart === 1 ? 'stands' : 'stand';
    return isCloser(family)
      ? `It holds together now. ${who} still ${stand} apart.`
      : `Not together yet. ${who} ${stand} apart.`;
  }
  if (quieter) return 'It holds together, quieter than asked.';
  const asMixed = areLevelsAsMixed(family);
  const before = spreadAroundPlan(family, 'mix').value ?? 0;
  const level = before <= 1 ? 'These mixes already were level.' : 'It holds together in level.';
  const strays = strayingMasters(family).length;
  if (strays === 0) return asMixed ? 'As far apart in level as the mixes.' : level;
  const stand = strays === 1 ? 'stands' : 'stand';
  const even = asMixed ? 'Levels as mixed.' : 'Even in level.';
  return `${even} ${capitalised(countOf(strays, 'track'))} ${stand} apart in tone.`;
}

/** True where the masters lie nearer to the plan than the mixes did. */
function isCloser(family: Family): boolean {
  const [before, after] = (['mix', 'master'] as const).map(
    (side) => spreadAroundPlan(family, side).value ?? 0,
  );
  return after! < before!;
}

/** At most three, the most useful first. */
function nextSteps({ plan, tracks, finished }: Family): readonly Link[] {
  const held = finished.filter(isHeldBack).map(({ label, anchor }) => ({
    text: `See why ${label} stays under the plan`,
    href: `#${anchor}`,
  }));
  const warned = tracks
    .filter((track) => isFinished(track) && !isHeldBack(track))
    .filter(({ issues }) => issues.some(({ severity }) => severity === 'warning'))
    .map(({ label, anchor }) => ({ text: `Look at the note on ${label}`, href: `#${anchor}` }));
  const made = finished.flatMap(({ rendering }) => filesOfTrack(rendering));
  const files = made.filter((file) => !isRejected(file)).length;
  const deliver = plan.light
    ? { text: 'Listen, then master in full for release', href: '#files' }
    : {
        text: `Listen, then deliver ${countOf(files, 'file')}`,
        href: '#files',
        of: 'count:files',
      };
  const asked = finished.flatMap((track) => {
    const [worst] = mixProblemsOf(track);
    if (worst === undefined) return [];
    return [
      {
        text: `Ask for a new mix of ${track.label}: ${requestOf(worst)}`,
        href: `#${track.anchor}`,
        of: `left-over:${reasonPointer(track, worst)} ${reasonPointer(track, worst)}`,
      },
    ];
  });
  return [...held, ...asked, ...warned].slice(0, 2).concat(deliver);
}
