import { describe, expect, it } from 'vitest';
import { makeFamily, makeTone } from '../../test/made-tone.js';
import { familyCentre, shapeDistanceDb, type Curve } from './tone-family.js';

const curvesOf = (count: number): Curve[] =>
  makeFamily(count).map(({ profile }) => profile.tone!.loud!.levelsDb);

/** A song with so much less treble. */
const dulled = (curve: Curve, byDb: number): Curve =>
  curve.map((level, band) => (level === null ? null : level - (byDb * Math.max(0, band - 15)) / 8));

describe('the centre of a family', () => {
  it('follows one stray of four the less, the further it goes', () => {
    const [first, ...others] = curvesOf(4);
    const alone = familyCentre(others).curve;
    const pulledDb = [2, 4, 8, 16].map((byDb) =>
      shapeDistanceDb(familyCentre([dulled(first!, byDb), ...others]).curve, alone),
    );
    expect(Math.max(...pulledDb)).toBeLessThan(0.4);
    expect(pulledDb[3]!).toBeLessThan(0.05);
    expect(pulledDb[3]!).toBeLessThan(pulledDb[0]!);
  });

  it('moves without a jump while a song moves', () => {
    const [first, ...others] = curvesOf(4);
    const centreAt = (byDb: number): Curve => familyCentre([dulled(first!, byDb), ...others]).curve;
    for (let byDb = 0; byDb < 6; byDb += 0.1) {
      expect(shapeDistanceDb(centreAt(byDb), centreAt(byDb + 0.1))).toBeLessThan(0.05);
    }
  });

  it('lies in the middle of two songs, whatever their levels', () => {
    const [first, second] = curvesOf(2);
    const { curve } = familyCentre([first!.map((level) => level! + 12), second!]);
    expect(shapeDistanceDb(curve, first!)).toBeCloseTo(shapeDistanceDb(curve, second!), 6);
  });

  it('usual is what one more song of the kind would lie apart, strays aside', () => {
    const curves = curvesOf(7);
    const { curve, usualDb } = familyCentre(curves.slice(0, 6));
    expect(usualDb).toBeGreaterThan(0.5 * shapeDistanceDb(curves[6]!, curve));
    expect(usualDb).toBeLessThan(2 * shapeDistanceDb(curves[6]!, curve));
    const withStray = familyCentre([...curves.slice(0, 5), dulled(curves[5]!, 8)]);
    expect(withStray.usualDb).toBeLessThan(2 * usualDb);
    const song = makeTone().loud!.levelsDb;
    expect(familyCentre([song, song, song]).usualDb).toBe(0);
  });
});
