import type { Finding } from '@kindred/records';
import { findingOf } from './finding-of.js';

/** How a mix's peaks stand over its loudness; null where not measured. */
export interface DynamicsFacts {
  readonly plrDb: number | null;
  readonly psrMinDb: number | null;
  readonly crestDb: number | null;
  readonly rangeLu: number | null;
}

const limits = { plrDb: 8, psrMinDb: 6, crestDb: 7 } as const;
const measures = ['plrDb', 'psrMinDb', 'crestDb'] as const;
/** More than this between loud and soft parts is unusual in any kind of music. */
const rangeMaxLu = 20;

/** Mixes that come limited hard, or whose loud and soft parts lie far apart. */
export function dynamicsFindings(facts: DynamicsFacts): readonly Finding[] {
  const numbers = Object.fromEntries(
    measures.flatMap((name) => (facts[name] === null ? [] : [[name, facts[name]]])),
  );
  const low = measures.find((name) => facts[name] !== null && facts[name] < limits[name]);
  const found: Finding[] = [];
  if (low !== undefined) {
    found.push(
      findingOf({
        code: 'squashed',
        severity: 'warning',
        value: facts[low],
        threshold: limits[low],
        unit: 'dB',
        places: [],
        numbers,
        fixable: 'mix',
      }),
    );
  }
  if (facts.rangeLu !== null && facts.rangeLu > rangeMaxLu) {
    found.push(
      findingOf({
        code: 'wide-range',
        severity: 'note',
        value: facts.rangeLu,
        threshold: rangeMaxLu,
        unit: 'LU',
        places: [],
        fixable: 'mix',
      }),
    );
  }
  return found;
}
