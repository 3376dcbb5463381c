import type { Finding } from '@kindred/records';
import type { ChannelTotals } from './channel-totals.js';
import { findingOf } from './finding-of.js';

const steps = [
  { severity: 'error', percent: 2 },
  { severity: 'warning', percent: 0.5 },
  { severity: 'note', percent: 0.1 },
] as const;
/** The mean of less is the wave's own. */
const secondsMin = 1;

/** A constant offset, by the channel that has more of it. */
export function dcFindings(
  totals: ChannelTotals,
  { sampleRateHz }: { readonly sampleRateHz: number },
): readonly Finding[] {
  if (totals.frames < secondsMin * sampleRateHz) return [];
  const percents = totals.sums.map((sum) => (100 * Math.abs(sum)) / totals.frames);
  const worst = Math.max(...percents);
  const step = steps.find(({ percent }) => worst > percent);
  if (step === undefined) return [];
  const [left, right] = percents;
  const one = right === undefined || Math.min(left!, right) > worst / 2 ? null : left === worst;
  return [
    findingOf({
      code: 'dc',
      severity: step.severity,
      value: worst,
      threshold: step.percent,
      unit: '%',
      places: [],
      ...(one === null ? {} : { channel: one ? ('left' as const) : ('right' as const) }),
      fixable: 'mix',
    }),
  ];
}
