import type { Issue, IssuePlace, MasteringPlan, TrackPlan } from '@kindred/records';
import { printQuantity } from '../quantity.js';

/** What no single key shows: tracks out of order, a limiter that would let its ceiling pass. */
export function checkPlan(
  { tracks, loudness: { bindingTrack } }: MasteringPlan,
  places: Readonly<Record<string, IssuePlace>>,
): Issue[] {
  const issue = (path: string, parts: Pick<Issue, 'code' | 'message' | 'fix'>): Issue => {
    const place = places[path];
    return { ...parts, severity: 'error', ...(place === undefined ? {} : { place }) };
  };
  const binding =
    bindingTrack === null || tracks.some(({ number }) => number === bindingTrack)
      ? []
      : [
          issue('loudness.bindingTrack', {
            code: 'no-such-track',
            message: `there is no track ${bindingTrack} in the plan`,
            fix: '`bindingTrack: none`',
          }),
        ];
  return [
    ...binding,
    ...tracks.flatMap(({ number, limiter }, index) => [
      ...(number > (tracks[index - 1]?.number ?? 0)
        ? []
        : [
            issue(`tracks[${index}].number`, {
              code: 'out-of-order',
              message: `track ${number} stands after track ${tracks[index - 1]?.number}`,
              fix: 'numbers rise; the running order is that of the release file',
            }),
          ]),
      ...aimOverCeiling(limiter, (parts) => issue(`tracks[${index}].limiter.aim`, parts)),
    ]),
  ];
}

function aimOverCeiling(
  { ceilingDbtp, aimDbtp }: TrackPlan['limiter'],
  issue: (parts: Pick<Issue, 'code' | 'message' | 'fix'>) => Issue,
): Issue[] {
  if (aimDbtp <= ceilingDbtp) return [];
  return [
    issue({
      code: 'aim-over-ceiling',
      message: 'the limiter aims over its own ceiling',
      fix: `\`aim: ${printQuantity(ceilingDbtp, 'aim')}\`, or lower`,
    }),
  ];
}
