import { dbFromPower, powerFromDb } from '@kindred/dsp';
import type { Finding } from '@kindred/records';
import { findingOf } from './finding-of.js';
import type { LowWindows } from './low-windows.js';

const mains = [50, 60] as const;
const harmonicsLooked = 8;
/** The spectrum is not looked at beyond. */
const lookedHz = 60 * (harmonicsLooked + 1);
const harmonicsMin = 3;
/** Each must stand this far over what lies between the harmonics. */
const overMedianDb = 12;
const levelMinDbfs = -70;
/** Hum is always there, and always as loud; music may lie over it, but not in every window. */
const steadyDb = 4;
const steadyShare = 0.5;
/** How far the net's frequency strays, and how well a peak can be placed. */
const driftHz = 0.2;
const placingHz = 0.15;
const windowsMin = 3;

/**
 * Among many lines of another sound some fall on a multiple of the mains: so much of all lines up to
 * the fifth must be hum, or less when more harmonics agree.
 */
const linesShareMin = 0.42;
const linesShareOfMany = 0.38;
const manyHarmonics = 5;
const firstHarmonics = 5;

interface Harmonic {
  readonly multiple: number;
  readonly hz: number;
  readonly power: number;
}

/** Mains hum in the quietest parts: three harmonics of 50 or 60 Hz, on their spot and steady. */
export function humFindings(low: LowWindows): readonly Finding[] {
  const windows = low.quiet();
  if (windows.length < windowsMin) return [];
  const binHz = low.rateHz / low.size;
  // What is always there, without what comes and goes.
  const lasting = windows[0]!
    .subarray(0, Math.ceil(lookedHz / binHz))
    .map((_, bin) => lowerQuartile(windows.map((powers) => powers[bin]!)));
  for (const mainsHz of mains) {
    const near = Array.from({ length: harmonicsLooked }, (_, i) =>
      harmonicAt(lasting, { mainsHz, multiple: i + 1, binHz }),
    ).filter((found) => found !== null);
    if (near.length < harmonicsMin) continue;
    const strongest = near.reduce((a, b) => (a.power >= b.power ? a : b));
    const fundamentalHz = strongest.hz / strongest.multiple;
    const harmonics = near.filter(
      ({ hz, multiple }) => Math.abs(hz - multiple * fundamentalHz) <= 2 * placingHz,
    );
    const lines = linesUpTo(lasting, {
      toHz: mainsHz * (firstHarmonics + 0.5),
      floor: strongest.power / 32,
      binHz,
    });
    const first = harmonics.filter(({ multiple }) => multiple <= firstHarmonics).length;
    const shareMin = harmonics.length >= manyHarmonics ? linesShareOfMany : linesShareMin;
    if (harmonics.length < harmonicsMin || first < lines * shareMin) continue;
    const levels = windows.map((powers) => dbFromPower(powerAround(powers, strongest.hz, binHz)));
    if (!isSteady(levels)) continue;
    // As RMS: a full-scale sine is −3.01 dBFS.
    const level = dbFromPower(harmonics.reduce((sum, { power }) => sum + power / 2, 0));
    if (level <= levelMinDbfs) continue;
    return [
      findingOf({
        code: 'hum',
        severity: 'warning',
        value: level,
        threshold: levelMinDbfs,
        unit: 'dBFS',
        places: [],
        numbers: { mainsHz, harmonics: harmonics.length },
        fixable: 'mix',
      }),
    ];
  }
  return [];
}

function harmonicAt(
  powers: Float64Array,
  { mainsHz, multiple, binHz }: { mainsHz: number; multiple: number; binHz: number },
): Harmonic | null {
  const expectedHz = mainsHz * multiple;
  const centre = expectedHz / binHz;
  let top = Math.round(centre);
  for (let bin = Math.floor(centre) - 1; bin <= Math.ceil(centre) + 1; bin++) {
    if (powers[bin]! > powers[top]!) top = bin;
  }
  if (powers[top]! < powers[top - 1]! || powers[top]! < powers[top + 1]!) return null;
  const [a, b, c] = [powers[top - 1]!, powers[top]!, powers[top + 1]!].map((power) =>
    dbFromPower(Math.max(power, 1e-30)),
  ) as [number, number, number];
  const bend = a - 2 * b + c;
  const hz = (top + (bend < 0 ? (a - c) / (2 * bend) : 0)) * binHz;
  if (Math.abs(hz - expectedHz) > driftHz * multiple + placingHz) return null;
  const between = median(
    Array.from(powers).filter((_, bin) => {
      const awayHz = Math.abs(bin * binHz - expectedHz);
      return awayHz > 5 && awayHz < mainsHz / 2 && bin > 2;
    }),
  );
  if (b < dbFromPower(between + 1e-30) + overMedianDb) return null;
  return { multiple, hz, power: powerAround(powers, hz, binHz) };
}

/** Peaks over a floor that stand over what lies around them as a harmonic must. */
function linesUpTo(
  powers: Float64Array,
  { toHz, floor, binHz }: { toHz: number; floor: number; binHz: number },
): number {
  const reach = Math.round(25 / binHz);
  const ratio = powerFromDb(overMedianDb);
  let lines = 0;
  for (let bin = Math.ceil(30 / binHz); bin * binHz < toHz; bin++) {
    const power = powers[bin]!;
    if (power < floor || power < powers[bin - 1]! || power <= powers[bin + 1]!) continue;
    const around = Array.from(powers.subarray(Math.max(2, bin - reach), bin + reach + 1));
    if (power >= ratio * median(around)) lines++;
  }
  return lines;
}

/** A Hann-windowed sine's power: its three main bins, which sum to 1.5 of it. */
function powerAround(powers: Float64Array, hz: number, binHz: number): number {
  const centre = Math.round(hz / binHz);
  return (powers[centre - 1]! + powers[centre]! + powers[centre + 1]!) / 1.5;
}

function isSteady(levelsDb: readonly number[]): boolean {
  const level = lowerQuartile(levelsDb);
  const near = levelsDb.filter((db) => Math.abs(db - level) <= steadyDb).length;
  return Math.min(...levelsDb) >= level - steadyDb && near >= steadyShare * levelsDb.length;
}

function lowerQuartile(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[(sorted.length - 1) >> 2] ?? 0;
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[sorted.length >> 1] ?? 0;
}
