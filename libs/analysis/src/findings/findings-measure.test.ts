import { describe, expect, it } from 'vitest';
import { judge } from '../../conformance/findings/judge.js';
import { clickedAt, clipped, silencedAt } from '../../conformance/findings/alterations.js';
import { drums, sine, trackOf, type Track } from '../../conformance/findings/beds.js';
import { freshKernels } from '../../conformance/measure.js';
import { createFindingsMeasure, type FindingFacts } from './findings-measure.js';

const format = {
  sampleRateHz: 44100,
  channels: 2,
  sampleKind: 'float',
  bitsPerSample: 32,
} as const;

function only(facts: FindingFacts): readonly string[] {
  const measure = createFindingsMeasure(freshKernels(), format);
  const planes = [0, 1].map(() => freshKernels().arena.f32(4100));
  measure.push(planes, 4096);
  return measure.finish(facts).map(({ code, severity }) => `${severity} ${code}`);
}

/** A tone of which only the bass is known. */
function bassAt(bass: number): NonNullable<FindingFacts['tone']> {
  return { whole: { balancesDb: { bass } } } as NonNullable<FindingFacts['tone']>;
}

describe('a findings measure', () => {
  it('finds the same however blocks are cut', { timeout: 60_000 }, () => {
    const chord = trackOf(
      [0, 1].map((c) => (t) => sine(220, t) + sine(331, t, c)),
      { seconds: 3 },
    );
    const track: Track = silencedAt(clickedAt(clipped(chord, 3, 0.5), [1.456], [0.4]), 2.2, 0.01);
    const whole = judge(track);
    expect(whole.map(({ code }) => code)).toEqual(expect.arrayContaining(['click', 'dropout']));
    for (const frames of [997, 4095]) {
      expect(judge(track, frames)).toEqual(whole);
    }
  });

  it('puts the most severe first', { timeout: 60_000 }, () => {
    const order = ['error', 'warning', 'note'];
    const ranks = judge(clipped(drums(), 6, 1)).map(({ severity }) => order.indexOf(severity));
    expect(ranks).toEqual([...ranks].sort());
    expect(ranks.length).toBeGreaterThan(1);
  });

  it('lists at most twenty places and counts them all', { timeout: 60_000 }, () => {
    const clipping = judge(clipped(drums(), 6, 1)).find(({ code }) => code === 'clipping')!;
    expect(clipping.places).toHaveLength(20);
    expect(clipping.placeCount).toBeGreaterThan(20);
  });

  it('finds nothing where there are no frames, and bears missing facts', () => {
    expect(createFindingsMeasure(freshKernels(), format).finish({})).toEqual([]);
    const none = { peak: null, dynamics: null, stereo: null, edges: null, topSpectrum: null };
    expect(only(none)).toEqual([]);
  });

  it('judges what other measures found', () => {
    const stereo = { correlation: null, balanceDb: null, foldLossLu: 4.5, lowSideToMidDb: -5 };
    const tone = bassAt(-6);
    expect(only({ stereo, tone })).toEqual(['warning mono-loss', 'warning low-side']);
    expect(only({ stereo, tone: bassAt(-30) })).toEqual(['warning mono-loss']);
    expect(only({ tone, stereo: { ...stereo, foldLossLu: 3, lowSideToMidDb: -9 } })).toEqual([
      'note low-side',
    ]);
    const dynamics = {
      plrDb: 9,
      psrMinDb: 5,
      psrMinAtSeconds: 12,
      crestDb: null,
      rmsDbfs: -20,
      dcOffsetsLinear: [0, 0],
    };
    expect(only({ dynamics })).toEqual(['warning squashed']);
    const sound = { startSeconds: 0.002, endSeconds: 60 };
    const start = { silenceSeconds: 0.002, isCut: true };
    expect(only({ edges: { start, end: { outermostDbfs: -50 }, sound } })).toEqual([
      'warning cut-start',
      'note cut-end',
    ]);
    const soft = { start: { ...start, isCut: false }, end: { outermostDbfs: -80 }, sound };
    expect(only({ edges: soft })).toEqual([]);
  });
});
