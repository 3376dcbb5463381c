import { limiterMarginDb } from '@kindred/dsp';
import {
  decimals,
  isSameEq,
  joinSentence,
  sayChange,
  sentence,
  type Issue,
  type MasteringPlan,
  type TrackPlan,
} from '@kindred/records';

/**
 * What a person should look at in a plan before anyone hears it: large lifts, joins that jar,
 * step or turn in tone, and numbers set by hand that no promise can hold.
 */
export function planIssues({ tracks, joins, segueGroups }: MasteringPlan): readonly Issue[] {
  const jarring = joins
    .filter(({ jars }) => jars !== 'no')
    .map((join): Issue => {
      const severity = join.jars === 'much' ? 'warning' : 'note';
      const message = unended(joinSentence(join, tracks));
      return { code: 'jump', severity, message, track: join.to };
    });
  const parted = segueGroups.flatMap((group) => partedInside(group, tracks));
  return [...tracks.flatMap(lifted), ...tracks.flatMap(brokenByHand), ...jarring, ...parted];
}

/** Less is no step that anyone hears, and what a render that missed its aim is corrected by. */
const stepHeardDb = 0.25;

/** Tracks that run into one another are matched as one; words and numbers may part them. */
function partedInside(group: readonly number[], tracks: readonly TrackPlan[]): Issue[] {
  const members = tracks.filter(({ number }) => group.includes(number));
  return members.slice(1).flatMap((to, index): Issue[] => {
    const from = members[index]!;
    const told = { severity: 'note', track: to.number } as const;
    const fix = 'Ask the same of both, or `segue: false`.';
    const runsOn = `${from.number} runs into it, and has`;
    const stepDb = to.gainDb - from.gainDb;
    const level = `${runsOn} another gain: the level steps by ${sayChange(stepDb)} at the join`;
    const tone = `${runsOn} other filters or another width: the tone turns at the join`;
    const isSameTone = isSameEq(from.eq, to.eq) && (from.sideDb ?? 0) === (to.sideDb ?? 0);
    return [
      ...(Math.abs(stepDb) < stepHeardDb
        ? []
        : [{ ...told, code: 'join-level', message: level, fix }]),
      ...(isSameTone ? [] : [{ ...told, code: 'join-tone', message: tone, fix }]),
    ];
  });
}

/** Who tells an issue ends its message. */
function unended(sentence: string): string {
  return sentence.replace(/\.$/u, '');
}

function lifted({ number, because }: TrackPlan): Issue[] {
  return because
    .filter(({ code }) => code === 'lifted')
    .map((reason) => {
      const message = unended(sentence(reason));
      return { code: 'lifted', severity: 'warning', message, track: number };
    });
}

function brokenByHand({ number, because, limiter, limiting, expected }: TrackPlan): Issue[] {
  return because.flatMap((reason): Issue[] => {
    if (reason.code === 'pinned' && reason.values.isBeyond) {
      const message = `${unended(sentence(reason))}; this breaks the promise \`dynamics\``;
      const lower = 'Lower its `gain` in plan.yaml';
      const fix =
        limiting.budget === 'firm'
          ? `${lower}.`
          : `${lower}, or set a firmer \`limiting\` in the release file.`;
      return [{ code: 'pin-breaks-promise', severity: 'warning', message, track: number, fix }];
    }
    const { ceilingDbtp, aimDbtp } = limiter;
    const isNear = ceilingDbtp - aimDbtp < limiterMarginDb - 1e-9 && expected.reductionMaxDb > 0;
    if (reason.code === 'limiter-pinned' && isNear) {
      const message =
        `its limiter is set to aim within ${decimals(limiterMarginDb, 2)} dB of its ceiling, and ` +
        `may pass it; this can break the promise \`peak\``;
      const fix = `\`aim: ${decimals(ceilingDbtp - limiterMarginDb, 2)} dBTP\` in plan.yaml holds it.`;
      return [{ code: 'pin-breaks-promise', severity: 'warning', message, track: number, fix }];
    }
    return [];
  });
}
