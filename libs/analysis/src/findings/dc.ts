import type { Dynamics, Finding } from '@kindred/records';
import { findingOf } from './finding-of.js';

/** An offset costs room for peaks, no more: a fifth of all of it is 2 dB. */
const steps = [
  { severity: 'error', percent: 20 },
  { severity: 'warning', percent: 0.5 },
  { severity: 'note', percent: 0.1 },
] as const;
/** The mean of less is the wave's own. */
const secondsMin = 1;

/** A wave off its centre, by the channel that is further off. */
export function dcFindings(
  { dcOffsetsLinear }: Pick<Dynamics, 'dcOffsetsLinear'>,
  { durationSeconds }: { readonly durationSeconds: number },
): readonly Finding[] {
  if (durationSeconds < secondsMin) return [];
  const percents = dcOffsetsLinear.map((offset) => 100 * Math.abs(offset));
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
