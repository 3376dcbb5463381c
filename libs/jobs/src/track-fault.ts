import {
  sayTime,
  decimals,
  type AudioFormat,
  type Issue,
  type Loudness,
  type Peak,
} from '@kindred/records';

/** Gating blocks are 0.4 s long (BS.1770-5 Annex 1); nothing shorter has a loudness. */
const shortestSeconds = 0.4;
const lowestRateHz = 8000;
const highestRateHz = 384000;
/** No mixer nor file format means a level so far over full scale: a broken sample, or a wrong scale. */
const highestPeakDbfs = 40;

export interface MeasuredFile {
  readonly name: string;
  readonly format: AudioFormat;
  readonly loudness: Loudness;
  readonly peak: Peak;
  readonly nonFinite: { readonly count: number; readonly firstAtSeconds: number | null };
}

/** Why a file can't even be measured: meters are laid out for these rates. Null for a sound one. */
export function rateFault(name: string, { sampleRateHz }: AudioFormat): Issue | null {
  if (sampleRateHz >= lowestRateHz && sampleRateHz <= highestRateHz) return null;
  return fault('sample-rate', `${name} has a rate of ${sampleRateHz} Hz`, {
    expected: '8 to 384 kHz',
    fix: 'Export it at 44.1, 48 or 96 kHz.',
  });
}

/** Why no master can come from a file that was measured; null for a sound one. */
export function faultIn(file: MeasuredFile): Issue | null {
  const { name, format, nonFinite } = file;
  if (nonFinite.count > 0) {
    const place = preciseTime(nonFinite.firstAtSeconds ?? 0);
    return fault(
      'not-finite',
      `${name} holds ${nonFinite.count} samples that are not numbers (NaN), first at ${place}`,
      { fix: 'Export it again; a plug-in overloaded there.' },
    );
  }
  const { samplePeakDbfs, truePeakAtSeconds } = file.peak;
  if (samplePeakDbfs !== null && samplePeakDbfs > highestPeakDbfs) {
    const place = preciseTime(truePeakAtSeconds ?? 0);
    return fault(
      'absurd-level',
      `${name} peaks ${decimals(samplePeakDbfs, 1)} dB over full scale at ${place}: no music does`,
      {
        expected: `at most ${highestPeakDbfs} dB over`,
        fix: 'Export it again; a plug-in overloaded there, or its samples are scaled wrongly.',
      },
    );
  }
  if (format.durationSeconds < shortestSeconds) {
    const length = decimals(format.durationSeconds, 1);
    return fault('too-short', `${name} is ${length} s long; loudness needs at least 0.4 s`, {
      fix: 'Leave it out, or join it to its neighbour.',
    });
  }
  if (file.loudness.integratedLufs === null) {
    const length = sayTime(format.durationSeconds);
    return fault('silent', `${name} is silent: nothing over -70 LUFS in ${length}`, {
      fix: "Check the export's source.",
    });
  }
  return null;
}

function fault(code: string, message: string, rest: Pick<Issue, 'expected' | 'fix'>): Issue {
  return { code, severity: 'error', message, ...rest };
}

function preciseTime(seconds: number): string {
  const thousandths = Math.round((seconds % 1) * 1000);
  return `${sayTime(seconds)}.${String(Math.min(999, thousandths)).padStart(3, '0')}`;
}
