import type { Finding } from '@kindred/records';
import { findingOf } from './finding-of.js';

/** How a file begins and ends; null where not measured, or silent. */
export interface EdgeFacts {
  /** Before the first sample over −60 dBFS. */
  readonly headSilenceSeconds: number | null;
  /** RMS of the first 10 ms of sound. */
  readonly startLevelDbfs: number | null;
  /** RMS of the file's last 10 ms. */
  readonly endLevelDbfs: number | null;
}

const cutStartSeconds = 0.01;
const cutStartDbfs = -40;
const longStartSeconds = 1;
const cutEndSteps = [
  { severity: 'warning', dbfs: -40 },
  { severity: 'note', dbfs: -60 },
] as const;

/** Starts and ends that are cut, or silence before the first sound. */
export function edgeFindings(facts: EdgeFacts): readonly Finding[] {
  return [...startFindings(facts), ...endFindings(facts)];
}

function startFindings({ headSilenceSeconds, startLevelDbfs }: EdgeFacts): readonly Finding[] {
  if (headSilenceSeconds === null) return [];
  if (headSilenceSeconds > longStartSeconds) {
    return [
      findingOf({
        code: 'long-start',
        severity: 'note',
        value: headSilenceSeconds,
        threshold: longStartSeconds,
        unit: 's',
        places: [{ atSeconds: 0, durationSeconds: headSilenceSeconds }],
        fixable: 'none',
      }),
    ];
  }
  // A sound that swells from nothing needs no space before it.
  const isSudden = startLevelDbfs !== null && startLevelDbfs > cutStartDbfs;
  if (headSilenceSeconds >= cutStartSeconds || !isSudden) return [];
  return [
    findingOf({
      code: 'cut-start',
      severity: 'warning',
      value: 1000 * headSilenceSeconds,
      threshold: 1000 * cutStartSeconds,
      unit: 'ms',
      places: [{ atSeconds: headSilenceSeconds }],
      fixable: 'mix',
    }),
  ];
}

function endFindings({ endLevelDbfs }: EdgeFacts): readonly Finding[] {
  const step = cutEndSteps.find(({ dbfs }) => endLevelDbfs !== null && endLevelDbfs > dbfs);
  if (step === undefined) return [];
  return [
    findingOf({
      code: 'cut-end',
      severity: step.severity,
      value: endLevelDbfs,
      threshold: step.dbfs,
      unit: 'dBFS',
      places: [],
      fixable: 'here',
    }),
  ];
}
