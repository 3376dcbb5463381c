import { limitingBudgets, type LimitingBudget, type Release } from '@kindred/records';

/**
 * A release as it is made to be listened to: gain, half of every tone move, and a limiter for safety,
 * `gentle` or what the release file says if that is less.
 */
export function lightRelease(release: Release): Release {
  const { target, tracks } = release;
  return {
    ...release,
    light: true,
    target: { ...target, limiting: gentleAtMost(target.limiting) },
    tracks: tracks.map((track) => ({
      ...track,
      limiting: track.limiting === null ? null : gentleAtMost(track.limiting),
    })),
  };
}

function gentleAtMost(limiting: LimitingBudget): LimitingBudget {
  const rank = (budget: LimitingBudget): number => limitingBudgets.indexOf(budget);
  return rank(limiting) > rank('gentle') ? 'gentle' : limiting;
}
