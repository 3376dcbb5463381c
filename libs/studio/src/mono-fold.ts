import { decimals, type Issue, type Measurement, type TrackPlan } from '@kindred/records';

/** What a master may lose in mono, and more than its mix by what a meter repeats itself within. */
const lossMostLu = 4;
const meterLu = 0.2;

/** A master whose width was raised is folded to mono, as read back, and held against its mix. */
export function monoFoldIssues(
  { number, sideDb = 0 }: TrackPlan,
  { mix, master }: Readonly<Record<'mix' | 'master', Pick<Measurement, 'stereo'>>>,
): readonly Issue[] {
  const before = mix.stereo.foldLossLu;
  const after = master.stereo.foldLossLu;
  if (sideDb <= 0 || before === null || after === null) return [];
  if (after <= lossMostLu || after - before <= meterLu) return [];
  return [
    {
      code: 'mono-loss',
      severity: 'warning',
      message:
        `in mono the master loses ${decimals(after, 1)} dB, its mix ${decimals(before, 1)}: ` +
        `its side was raised by ${decimals(sideDb, 1)} dB`,
      fix: 'Ask for less width, or `adjust: { width: … }` with a minus.',
      track: number,
    },
  ];
}
