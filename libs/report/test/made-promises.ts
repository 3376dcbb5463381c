import type { LoudnessBasis, Promised, RenderedOutput, Target } from '@kindred/records';

/** Seven promises of a made-up master. */
export function promises(values: {
  target: Target;
  output: RenderedOutput;
  basis: LoudnessBasis;
  aimLufs: number;
  lossDb: number;
}): Promised[] {
  const { target, output, basis, aimLufs, lossDb } = values;
  const { peak, loudness } = output.measured;
  const truePeak = peak.truePeakDbtp ?? -70;
  const level =
    basis === 'integrated'
      ? loudness.integratedLufs
      : (loudness.loudSectionLufs ?? loudness.integratedLufs);
  return [
    {
      name: 'peak',
      kept: truePeak <= target.ceilingDbtp,
      expected: `at most ${target.ceilingDbtp.toFixed(1)} dBTP`,
      got: `${truePeak.toFixed(2)} dBTP at 16x, ${(truePeak - 0.02).toFixed(2)} dBTP at 4x`,
    },
    {
      name: 'loudness',
      kept: true,
      expected: `${aimLufs.toFixed(2)} LUFS within 0.1 LU`,
      got: `${level?.toFixed(2)} LUFS`,
    },
    {
      name: 'tone',
      kept: true,
      expected: 'no tone moves, the file within 0.50 dB of its plan',
      got: 'none, the file within 0.02 dB',
    },
    {
      name: 'dynamics',
      kept: true,
      expected: 'loss at most 0.7 dB in loud passages, reduction at most 4.0 dB',
      got: `loss ${lossDb.toFixed(2)} dB`,
    },
    {
      name: 'length',
      kept: true,
      expected: '9 frames, 0 frames late',
      got: '9 frames, 0 frames late',
    },
    { name: 'files', kept: true, expected: 'sha256 as written', got: 'sha256 read back' },
    { name: 'sources', kept: true, expected: 'sha256 as measured', got: 'sha256 after rendering' },
  ];
}
