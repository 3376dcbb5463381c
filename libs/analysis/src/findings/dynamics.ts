import type { Dynamics, Finding, Loudness } from '@kindred/records';
import { findingOf } from './finding-of.js';

const limits = { plrDb: 8, psrMinDb: 6, crestDb: 7 } as const;
const measures = ['plrDb', 'psrMinDb', 'crestDb'] as const;
/** More than this between loud and soft parts is unusual in any kind of music. */
const rangeMaxLu = 20;

/** Mixes that come limited hard. */
export function dynamicsFindings(
  facts: Pick<Dynamics, (typeof measures)[number] | 'psrMinAtSeconds'>,
): readonly Finding[] {
  const numbers = Object.fromEntries(
    measures.flatMap((name) => (facts[name] === null ? [] : [[name, facts[name]]])),
  );
  const low = measures.find((name) => facts[name] !== null && facts[name] < limits[name]);
  if (low === undefined) return [];
  const atSeconds = low === 'psrMinDb' ? facts.psrMinAtSeconds : null;
  return [
    findingOf({
      code: 'squashed',
      severity: 'warning',
      value: facts[low],
      threshold: limits[low],
      unit: 'dB',
      places: atSeconds === null ? [] : [{ atSeconds, durationSeconds: 3 }],
      numbers,
      fixable: 'mix',
    }),
  ];
}

/** Mixes whose loud and soft parts lie far apart. */
export function rangeFindings({ rangeLu }: Pick<Loudness, 'rangeLu'>): readonly Finding[] {
  if (rangeLu === null || rangeLu <= rangeMaxLu) return [];
  return [
    findingOf({
      code: 'wide-range',
      severity: 'note',
      value: rangeLu,
      threshold: rangeMaxLu,
      unit: 'LU',
      places: [],
      fixable: 'mix',
    }),
  ];
}
