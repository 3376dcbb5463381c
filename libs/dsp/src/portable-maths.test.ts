import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cos, exp, exp10, exp2, log, log10, log2, sin, tan } from './portable-maths.js';

const relative = 1e-15;

function near(got: number, expected: number, scale = Math.abs(expected)): void {
  if (got === expected) return;
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(relative * scale);
}

function check(arbitrary: fc.Arbitrary<number>, law: (x: number) => void): void {
  fc.assert(
    fc.property(arbitrary, (x) => {
      law(x);
    }),
    { numRuns: 5000, seed: 1 },
  );
}

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const positive = fc.oneof(
  between(1e-6, 2),
  between(0.99, 1.01),
  between(0, 1e12),
  between(0, 1e300),
);
const angle = fc.oneof(between(-4, 4), between(-1e3, 1e3), between(-1e8, 1e8));

describe('portable exponentials', () => {
  it('agree with the engine to 1e-15 over the whole range', () => {
    check(between(-745, 709), (x) => near(exp(x), Math.exp(x), Math.max(Math.exp(x), 1e-308)));
    check(between(-1021, 1023), (x) => near(exp2(x), 2 ** x));
    check(between(-1, 1), (x) => near(exp10(x), 10 ** x));
  });

  it('give whole powers of 2 exactly, of 10 to the last bit', () => {
    for (let n = -1074; n <= 1023; n++) expect(exp2(n)).toBe(2 ** n);
    for (let n = -300; n <= 300; n++)
      near(exp10(n), Number(`1e${n}`), (2.3e-16 / relative) * Number(`1e${n}`));
    expect([exp(0), exp2(0), exp10(0)]).toEqual([1, 1, 1]);
  });

  it('saturate at the ends and keep NaN', () => {
    for (const f of [exp, exp2, exp10]) {
      expect([f(-Infinity), f(Infinity), f(NaN)]).toEqual([0, Infinity, NaN]);
      expect([f(-2000), f(2000)]).toEqual([0, Infinity]);
    }
  });
});

describe('portable logarithms', () => {
  it('agree with the engine to 1e-15', () => {
    check(positive, (x) => near(log(x), Math.log(x)));
    check(positive, (x) => near(log2(x), Math.log2(x)));
    check(positive, (x) => near(log10(x), Math.log10(x)));
  });

  it('give powers of 2 and 10 exactly, down to subnormal numbers', () => {
    for (let n = -1074; n <= 1023; n++) expect(log2(2 ** n)).toBe(n);
    for (let n = 0; n <= 22; n++) expect(log10(Number(`1e${n}`))).toBe(n);
  });

  it('undo the exponentials', () => {
    check(between(-700, 700), (x) =>
      expect(Math.abs(log(exp(x)) - x)).toBeLessThan(3e-16 + 3e-16 * Math.abs(x)),
    );
    check(between(-300, 300), (x) =>
      expect(Math.abs(log10(exp10(x)) - x)).toBeLessThan(3e-16 + 3e-16 * Math.abs(x)),
    );
  });

  it('have -Infinity at 0 and no value below', () => {
    for (const f of [log, log2, log10]) {
      expect([f(0), f(-1), f(Infinity), f(NaN), f(1)]).toEqual([-Infinity, NaN, Infinity, NaN, 0]);
    }
  });
});

describe('portable circular functions', () => {
  it('agree with the engine to 1e-15, also next to their zeros', () => {
    check(angle, (x) => near(sin(x), Math.sin(x)));
    check(angle, (x) => near(cos(x), Math.cos(x)));
    check(angle, (x) => near(tan(x), Math.tan(x)));
    for (let k = 1; k < 2000; k++) {
      near(sin(k * Math.PI), Math.sin(k * Math.PI));
      near(cos((k + 0.5) * Math.PI), Math.cos((k + 0.5) * Math.PI));
    }
  });

  it('keep sin² + cos² = 1 and tan = sin / cos', () => {
    check(angle, (x) => near(sin(x) * sin(x) + cos(x) * cos(x), 1));
    check(angle, (x) => near(tan(x) * cos(x), sin(x)));
  });

  it('have no value where a double no longer holds a phase', () => {
    for (const f of [sin, cos, tan]) expect([f(2e8), f(Infinity), f(NaN)]).toEqual([NaN, NaN, NaN]);
  });
});
