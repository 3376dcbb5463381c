import { instantiateKernels } from '@kindred/dsp';
import {
  decimals,
  type AudioFormat,
  type FrameWindow,
  type Issue,
  type JobContext,
  type JobOutcome,
  type Trims,
} from '@kindred/records';
import { openMix, type ReadyMix } from './open-mix.js';
import { rateFault } from './track-fault.js';
import { trimWindow } from './trim-window.js';

/** A mix as it is to be heard, and what is said of that. */
export interface HeardMix {
  readonly mix: ReadyMix;
  /** Of the whole file, where the mix is only a part of it. */
  readonly fileFormat: AudioFormat | null;
  readonly issues: readonly Issue[];
}

/** A mix without the silence that a person wants left out at its ends. */
export function heardMix(
  mix: ReadyMix,
  trims: Trims | undefined,
  context: JobContext,
): JobOutcome<HeardMix> {
  const whole = { status: 'done', result: { mix, fileFormat: null, issues: [] } } as const;
  if (!trims) return whole;
  const opened = openMix(mix, { digest: 'none' });
  if (opened.status === 'failed') return opened;
  const { source } = opened;
  try {
    // What no master can come from is told by who measures it.
    const isUnfit = source.issues.some(({ severity }) => severity === 'error');
    if (isUnfit || rateFault(mix.name, source.format)) return whole;
    const kernels = instantiateKernels(context.kernels);
    const window = trimWindow(source, { trims, name: mix.name, kernels, context });
    if (window.status !== 'done') return window;
    return {
      status: 'done',
      result: {
        mix: { ...mix, window: window.result },
        fileFormat: source.format,
        issues: [leftOut(mix.name, source.format, window.result)],
      },
    };
  } finally {
    source.close();
  }
}

/** What was asked for is told once, as a fact. */
function leftOut(name: string, { frames, sampleRateHz }: AudioFormat, window: FrameWindow): Issue {
  const ends = [
    { at: 'start', frames: window.fromFrame },
    { at: 'end', frames: frames - window.fromFrame - window.frames },
  ].filter((end) => end.frames > 0);
  const said = ends.map((end) => `${decimals(end.frames / sampleRateHz, 2)} s at its ${end.at}`);
  return {
    code: 'trimmed',
    severity: 'note',
    message:
      ends.length === 0
        ? `${name} has no silence to leave out`
        : `of ${name} ${said.join(' and ')} ${ends.length === 1 ? 'is' : 'are'} left out: silence`,
  };
}
