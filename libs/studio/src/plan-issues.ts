import { limiterMarginDb } from '@kindred/dsp';
import {
  decimals,
  joinSentence,
  sentence,
  type Issue,
  type MasteringPlan,
  type TrackPlan,
} from '@kindred/records';

/**
 * What a person should look at in a plan before anyone hears it: large lifts, joins that jar or
 * turn in tone, and numbers set by hand that no promise can hold.
 */
export function planIssues({ tracks, joins, segueGroups }: MasteringPlan): readonly Issue[] {
  const jarring = joins
    .filter(({ jars }) => jars !== 'no')
    .map((join): Issue => {
      const severity = join.jars === 'much' ? 'warning' : 'note';
      return { code: 'jump', severity, message: joinSentence(join), track: join.to };
    });
  const turning = segueGroups.flatMap((group) => toneTurns(group, tracks));
  return [...tracks.flatMap(lifted), ...tracks.flatMap(brokenByHand), ...jarring, ...turning];
}

/** Tracks that run into one another are matched as one; words and numbers may part them. */
function toneTurns(group: readonly number[], tracks: readonly TrackPlan[]): Issue[] {
  const members = tracks.filter(({ number }) => group.includes(number));
  const soundOf = ({ eq, sideDb = 0 }: TrackPlan): string => JSON.stringify([eq, sideDb]);
  return members.slice(1).flatMap((to, index): Issue[] => {
    const from = members[index]!;
    if (soundOf(from) === soundOf(to)) return [];
    const message =
      `${from.number} runs into it, and has other filters or another width: ` +
      `the tone turns at the join`;
    const fix = 'Ask the same of both, or `segue: false`.';
    return [{ code: 'join-tone', severity: 'note', message, track: to.number, fix }];
  });
}

function lifted({ number, because }: TrackPlan): Issue[] {
  return because
    .filter(({ code }) => code === 'lifted')
    .map((reason) => {
      const message = sentence(reason);
      return { code: 'lifted', severity: 'warning', message, track: number };
    });
}

function brokenByHand({ number, because, limiter, expected }: TrackPlan): Issue[] {
  return because.flatMap((reason): Issue[] => {
    if (reason.code === 'pinned' && reason.values.isBeyond) {
      const message = `${sentence(reason).replace(/\.$/u, '')}; this breaks the promise \`dynamics\``;
      const fix = 'Lower its `gain` in plan.yaml, or set a firmer `limiting` in the release file.';
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
