import { createMixMeasurer } from '@kindred/analysis';
import { secondOpinion } from '@kindred/audio-io';
import { instantiateKernels } from '@kindred/dsp';
import type { Finding, Issue, JobContext, JobOutcome, Measurement } from '@kindred/records';
import { faultIn, rateFault } from './track-fault.js';
import type { ProfilePayload } from './payloads.js';
import { heardMix } from './heard-mix.js';
import { openMix, type ReadyMix } from './open-mix.js';
import { pour } from './pour.js';

/** What profiling a file found: its measurements, and what a person should know about the file. */
export interface ProfileResult {
  readonly measurement: Measurement;
  readonly findings: readonly Finding[];
  readonly issues: readonly Issue[];
}

/** Measures one file in one pass. A file that no master can come from is a failed outcome. */
export async function profileTrack(
  { mix: file, trims }: ProfilePayload & { readonly mix: ReadyMix },
  context: JobContext,
): Promise<JobOutcome<ProfileResult>> {
  const heard = heardMix(file, trims, context);
  if (heard.status !== 'done') return heard;
  const { mix, fileFormat } = heard.result;
  const opened = openMix(mix);
  if (opened.status === 'failed') return opened;
  const { source } = opened;
  try {
    const fatal = source.issues.find((issue) => issue.severity === 'error');
    const unfit = fatal ?? rateFault(mix.name, source.format);
    if (unfit) return { status: 'failed', issue: unfit };
    const kernels = instantiateKernels(context.kernels);
    const measurer = createMixMeasurer(kernels, source.layout, source.format);
    const { buffer } = measurer;
    const poured = pour({ source, buffer, push: (bytes) => measurer.push(bytes), context });
    if (poured === 'stopped') return { status: 'cancelled' };
    const { nonFinite, findings: found, sound } = measurer.finish();
    const fault = faultIn({ name: mix.name, format: source.format, ...sound, nonFinite });
    if (fault) return { status: 'failed', issue: fault };
    // Of a file that is lossy by its kind nobody need be told that it may be.
    const isLossy = source.format.bitsPerSample === null;
    const findings = found.filter(({ code }) => !(isLossy && code === 'lossy'));
    const { format } = source;
    const { window } = mix;
    const measurement = {
      format,
      ...(window === undefined ? {} : { window }),
      sha256: source.finishDigest(),
      ...sound,
    };
    const doubt = await secondOpinion(mix.path, {
      ...source,
      format: fileFormat ?? format,
      name: mix.name,
    });
    const issues = [...source.issues, ...(doubt === null ? [] : [doubt]), ...heard.result.issues];
    return { status: 'done', result: { measurement, findings, issues } };
  } finally {
    source.close();
  }
}
