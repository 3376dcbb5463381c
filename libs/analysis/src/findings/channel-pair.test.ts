import { describe, expect, it } from 'vitest';
import type { Tone } from '@kindred/records';
import { channelPairFindings } from './channel-pair.js';

function said(
  powers: readonly number[],
  facts: { whole?: number; balanceDb?: number; sideDb?: number } = {},
): string[] {
  const { whole = 0.6, balanceDb = 0, sideDb = -20 } = facts;
  const correlation = { whole, mean: whole, p5: whole, negativeShare: 0 };
  const tone = { whole: { midDb: [-20, -30, null], sideDb: [sideDb, null, null] } };
  return channelPairFindings(powers, {
    stereo: { correlation, balanceDb },
    tone: tone as unknown as Pick<Tone, 'whole'>,
  }).map(({ code, channel, severity }) => [severity, code, channel].filter(Boolean).join(' '));
}

describe('left and right', () => {
  it('may be one dead, the same, against each other, or one louder, and only one of these', () => {
    expect(said([0.01, 1e-9])).toEqual(['error dead-channel right']);
    expect(said([1e-7, 0.01])).toEqual(['error dead-channel left']);
    expect(said([0.01, 0.01], { sideDb: -90, whole: -0.9 })).toEqual(['note false-stereo']);
    expect(said([0.01, 0.01], { whole: -0.42, balanceDb: 5 })).toEqual(['error polarity']);
    expect(said([0.01, 0.02], { balanceDb: -3.2 })).toEqual(['warning balance right']);
    expect(said([0.02, 0.01], { balanceDb: 1.6 })).toEqual(['note balance left']);
  });

  it('are fine otherwise, silent, or alone', () => {
    expect(said([0.01, 0.01])).toEqual([]);
    expect(said([0.01, 0.01], { whole: -0.2, balanceDb: 1.2 })).toEqual([]);
    expect(said([1e-10, 1e-12])).toEqual([]);
    expect(said([0.01])).toEqual([]);
  });

  it('are not judged by what was not measured', () => {
    expect(channelPairFindings([0.01, 0.01], { stereo: null, tone: null })).toEqual([]);
  });
});
