import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solveRising } from './solve-rising.js';

/** A level that follows gain 1:1 up to a knee and then ever less, like one behind a limiter. */
const curves = fc.record({
  kneeDb: fc.double({ min: -6, max: 6, noNaN: true }),
  bend: fc.double({ min: 0, max: 0.04, noNaN: true }),
  wantedLu: fc.double({ min: -12, max: 12, noNaN: true }),
  guess: fc.integer({ min: -1500, max: 1500 }),
  most: fc.integer({ min: -800, max: 1600 }),
});

describe('solveRising', () => {
  it('agrees with a scan of every number', () => {
    fc.assert(
      fc.property(curves, ({ kneeDb, bend, wantedLu, guess, most }) => {
        const missAt = (hundredths: number): number => {
          const over = Math.max(0, hundredths / 100 - kneeDb);
          return hundredths / 100 - over + over / (1 + bend * over) - wantedLu;
        };
        const answer = solveRising({ missAt, guess, most });
        let nearest = most;
        for (let at = -4000; at < most; at++) {
          if (Math.abs(missAt(at)) < Math.abs(missAt(nearest))) nearest = at;
        }
        expect(answer).toBeLessThanOrEqual(most);
        expect(Math.abs(missAt(answer))).toBeLessThanOrEqual(Math.abs(missAt(nearest)) + 0.0025);
      }),
    );
  });

  it('gives the same answer whatever the guess', () => {
    const questions = fc.tuple(
      fc.double({ min: -12, max: 12, noNaN: true }),
      fc.double({ min: 0.55, max: 0.95, noNaN: true }),
    );
    fc.assert(
      fc.property(questions, ([wantedLu, slope]) => {
        const missAt = (hundredths: number): number => (slope * hundredths) / 100 - wantedLu;
        const solve = (guess: number): number => solveRising({ missAt, guess, most: 4000 });
        const answer = solve(0);
        for (const off of [-300, -1, 1, 2, 300]) expect(solve(answer + off)).toBe(answer);
      }),
    );
  });

  it('asks once where level follows gain exactly', () => {
    let asked = 0;
    const missAt = (hundredths: number): number => {
      asked++;
      return hundredths / 100 - 3.12;
    };
    expect(solveRising({ missAt, guess: 312, most: 900 })).toBe(312);
    expect(asked).toBe(1);
  });

  it('asks no more than five times where a limiter takes a third of each decibel', () => {
    let asked = 0;
    const missAt = (hundredths: number): number => {
      asked++;
      const over = Math.max(0, hundredths / 100 - 2);
      return hundredths / 100 - 0.04 * over * over - 6.5;
    };
    const answer = solveRising({ missAt, guess: 650, most: 1100 });
    expect(Math.abs(missAt(answer))).toBeLessThanOrEqual(0.005);
    expect(asked).toBeLessThanOrEqual(5);
  });

  it('gives the least there is where the level stays over', () => {
    expect(solveRising({ missAt: () => 1, guess: 0, least: -300, most: 700 })).toBe(-300);
    const missAt = (hundredths: number): number => Math.max(0.4, hundredths / 100 - 2);
    expect(solveRising({ missAt, guess: 650, least: -300, most: 700 })).toBe(-300);
  });

  it('gives the most there is where the level stays under', () => {
    expect(solveRising({ missAt: () => -1, guess: 0, most: 700 })).toBe(700);
  });
});
