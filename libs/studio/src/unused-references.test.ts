import { usualTone } from '@kindred/records';
import { describe, expect, it } from 'vitest';
import { unusedReferences } from './unused-references.js';

const references = [{ name: 'refs/a.wav', tone: null, weight: 1 }];
const release = { release: 1, reference: 0, balanced: 0 };
const reference = { release: 0, reference: 1, balanced: 0 };

describe('references', () => {
  it('that no tone is brought toward are told', () => {
    const codes = (toward: typeof release | null, amount: number, match = {}) =>
      unusedReferences({ match }, { references, tone: { toward, amount } }).map(
        ({ code, severity }) => `${severity} ${code}`,
      );
    const told = ['warning not-used'];
    expect(codes(release, 0.7)).toEqual(told);
    expect(codes(null, 0)).toEqual(told);
    expect(codes(reference, 0)).toEqual(told);
    // A song alone, or a release of one segue.
    expect(codes(reference, 0.7)).toEqual([]);
    // Whoever asked for it has been told why nothing came of it.
    expect(codes(null, 0, { tone: { ...usualTone, toward: reference } })).toEqual([]);
  });

  it('are not told where none are named', () => {
    const tone = { toward: release, amount: 0.7 };
    expect(unusedReferences({ match: {} }, { references: [], tone })).toEqual([]);
  });
});
