/** Levels or changes per 1/3 octave from 20 Hz. */
export type Levels = readonly (number | null)[];

/** 80 Hz to 8 kHz. */
const coreFirst = 6;
const coreLast = 26;

/** 80 Hz to 8 kHz with its mean removed; 0 where nothing is known. */
export function coreShape(levels: Levels): readonly number[] {
  const core = levels.slice(coreFirst, coreLast + 1);
  const known = core.flatMap((level) => level ?? []);
  const mean = known.reduce((sum, level) => sum + level, 0) / Math.max(1, known.length);
  return core.map((level) => (level === null ? 0 : level - mean));
}

export function rms(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

/** Nearest rank; share 0.5 is the lower median. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** Share of a perturbation that was undone: −⟨moved, p⟩ / ⟨p, p⟩. */
export function recoveryOf(moved: Levels, perturbation: Levels): number {
  const p = coreShape(perturbation);
  const m = coreShape(moved);
  const dot = (a: readonly number[]): number =>
    a.reduce((sum, value, at) => sum + value * p[at]!, 0);
  return -dot(m) / dot(p);
}

/** 1-2-1 twice: about half an octave. */
export function smooth(levels: Levels): Levels {
  const once = (curve: Levels): Levels =>
    curve.map((level, at) =>
      level === null ? null : ((curve[at - 1] ?? level) + 2 * level + (curve[at + 1] ?? level)) / 4,
    );
  return once(once(levels));
}

/** The middle curve of curves laid over one another by their median distance from it. */
export function centreOf(curves: readonly Levels[]): Levels {
  let centre: Levels = curves[0]!.map(() => 0);
  for (let round = 0; round < 8; round++) {
    const laid = curves.map((curve) => laidOver(curve, centre));
    centre = centre.map((_, band) => {
      const levels = laid.flatMap((curve) => curve[band] ?? []);
      return 2 * levels.length < curves.length ? null : middle(levels);
    });
  }
  return centre;
}

export function laidOver(curve: Levels, over: Levels): Levels {
  const apart = curve.flatMap((level, band) => {
    const other = over[band] ?? null;
    const inCore = band >= coreFirst && band <= coreLast;
    return level === null || other === null || !inCore ? [] : [level - other];
  });
  const offset = middle(apart);
  return curve.map((level) => (level === null ? null : level - offset));
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
