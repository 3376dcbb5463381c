import type { Kernels, OutputEncoding } from '@kindred/dsp';
import type { Fades, LimiterTrace, SampleLayout } from '@kindred/records';
import type { PcmPart } from '../src/part.js';
import { createRenderer, type RendererOptions } from '../src/renderer.js';
import { freshKernels } from './fresh-kernels.js';

export interface Rendered {
  readonly bytes: Uint8Array;
  readonly trace: LimiterTrace;
}

export interface StreamFile {
  readonly source: SampleLayout;
  readonly bytes: Uint8Array;
  readonly fades?: Fades;
}

type Settings = Omit<RendererOptions, 'tracks'>;

/** A whole stream through the renderer, in pushes of the given lengths, as a job would. */
export function renderStream(
  files: readonly StreamFile[],
  options: Settings,
  { cuts, kernels = freshKernels() }: { cuts?: readonly number[]; kernels?: Kernels } = {},
): Rendered[][] {
  const bytes = files.map(() => options.parts.map((): Uint8Array[] => []));
  const tracks = files.map(({ source, bytes: { length }, fades }) => ({
    layout: source,
    frames: length / source.frameBytes,
    fades,
  }));
  const renderer = createRenderer(kernels, { ...options, tracks }, (rendered) => {
    bytes[rendered.track]![rendered.part]!.push(rendered.bytes.slice());
  });
  files.forEach(({ source: { frameBytes }, bytes: file }, track) => {
    const { buffer, push } = renderer.tracks[track]!;
    const room = cuts ?? [buffer.length / frameBytes];
    for (let done = 0, turn = 0; done < file.length; turn++) {
      const part = file.subarray(done, done + room[turn % room.length]! * frameBytes);
      buffer.set(part);
      push(part.length);
      done += part.length;
    }
  });
  return renderer
    .finish()
    .map((traces, track) =>
      traces.map((trace, part) => ({ bytes: Buffer.concat(bytes[track]![part]!), trace })),
    );
}

/** One track, as one part at its own rate. */
export function render(
  bytes: Uint8Array,
  options: Omit<Settings, 'parts'> & {
    readonly source: SampleLayout;
    readonly output: { readonly encoding: OutputEncoding } & Partial<PcmPart>;
    readonly untouched?: boolean;
    readonly fades?: Fades;
  },
  cuts?: readonly number[],
): Rendered {
  const { source, output, untouched = false, fades, ...settings } = options;
  const { sampleRateHz } = source;
  const part = { sampleRateHz, dither: 'plain', untouched, ...output } as const;
  const file = { source, bytes, ...(fades && { fades }) };
  const [tracks] = renderStream([file], { ...settings, parts: [part] }, cuts ? { cuts } : {});
  return tracks![0]!;
}
