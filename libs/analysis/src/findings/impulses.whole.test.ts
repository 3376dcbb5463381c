import { describe, expect, it } from 'vitest';
import { added, clickedAt, splicedAt } from '../../conformance/findings/alterations.js';
import { decay, noise, sine, trackOf, type Track } from '../../conformance/findings/beds.js';
import { judge } from '../../conformance/findings/judge.js';

/** A chord for three seconds. */
function chord(level = 0.3): Track {
  return trackOf(
    [0, 1].map(
      (c) => (t) => level * (sine(220, t) + 0.5 * sine(331, t, c) + 0.3 * sine(442, t, 2 * c)),
    ),
    { seconds: 3 },
  );
}

const sharp = (track: Track): string[] =>
  judge(track).flatMap(({ code, places }) =>
    code === 'click' || code === 'edit'
      ? [`${code} ${places.map(({ atSeconds }) => atSeconds.toFixed(2)).join(' ')}`]
      : [],
  );

describe('clicks and edits', () => {
  it('of one sample, of a few, and of a pop that fades are clicks', () => {
    const pop = [0.8, 1, 0.7, 0.45, 0.3, 0.2, 0.12, 0.07, 0.03].map((x) => 0.4 * x);
    for (const shape of [[0.3], [0.3, -0.2], [-0.05, 0.15, 0.3, 0.15, -0.05], pop]) {
      expect(sharp(clickedAt(chord(), [1.2], shape))).toEqual(['click 1.20']);
    }
  });

  it('are found in quiet music, too', () => {
    expect(sharp(clickedAt(chord(0.02), [1.2], [0.015]))).toEqual(['click 1.20']);
  });

  it('that shift the wave are edits', () => {
    expect(sharp(splicedAt(chord(), 1.5, 0.1007))).toEqual(['edit 1.50']);
  });

  it('are not the hits of a drum, however hard', () => {
    const skin = noise(3);
    const hit = (t: number): number => {
      const at = t - 1.4;
      const rattle = skin();
      return at < 0 ? 0 : 0.6 * decay(at, 0.02) * (0.6 * Math.cos(700 * at) + 0.4 * rattle);
    };
    expect(sharp(added(chord(0.1), hit))).toEqual([]);
  });

  it('are meant when there are many', () => {
    const times = Array.from({ length: 12 }, (_, i) => 0.3 + 0.2 * i);
    expect(sharp(clickedAt(chord(), times, [0.4]))).toEqual([]);
  });
});
