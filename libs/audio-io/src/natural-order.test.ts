import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNaturally } from './natural-order.js';

describe('natural order', () => {
  it('is the order in which people number files', () => {
    const wanted = [
      '1 Ignition.wav',
      '02 Exit Ramp.wav',
      '3 Tunnel.wav',
      '10 dawn.wav',
      '10 Dusk.wav',
      'a/2.wav',
      'a/10.wav',
      'a b/1.wav',
      'Disc 1/12 x.wav',
      'Disc 2/1 x.wav',
      'mix take 9b.wav',
      'mix take 10.wav',
      'Zoë.wav',
      'Éclair.wav',
    ];
    for (const rotation of wanted.keys()) {
      const shuffled = [...wanted.slice(rotation), ...wanted.slice(0, rotation)].reverse();
      expect(shuffled.sort(compareNaturally)).toEqual(wanted);
    }
  });

  it('does not mind numbers longer than a computer’s', () => {
    const wanted = [
      'take 99999999999999999998.wav',
      'take 99999999999999999999.wav',
      'take 100000000000000000000.wav',
    ];
    expect([...wanted].reverse().sort(compareNaturally)).toEqual(wanted);
  });

  it('is a total order: antisymmetric, transitive, and 0 for equal texts alone', () => {
    const name = fc.string({
      unit: fc.constantFrom('0', '1', '2', '9', 'a', 'A', 'b', ' ', '/', 'é', 'e\u0301'),
      maxLength: 6,
    });
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(compareNaturally(a, b)) + Math.sign(compareNaturally(b, a))).toBe(0);
        expect(compareNaturally(a, b) === 0).toBe(a === b);
        const [x, y, z] = [a, b, c].sort(compareNaturally) as [string, string, string];
        expect(compareNaturally(x, z)).toBeLessThanOrEqual(0);
        expect(compareNaturally(x, y)).toBeLessThanOrEqual(0);
        expect(compareNaturally(y, z)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
  });
});
