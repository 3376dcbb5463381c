import { createHash } from 'node:crypto';
import type { AudioSource } from '@kindred/audio-io';
import { canConvert, instantiateKernels } from '@kindred/dsp';
import { decimals, type Issue, type JobContext, type JobOutcome } from '@kindred/records';
import { createRenderer, passesUntouched, type PcmPart } from '@kindred/renderer';
import { openMix } from './open-mix.js';
import { createPartFiles } from './part-files.js';
import type { RenderPayload, StreamMix, WrittenStream } from './payloads.js';
import { pour } from './pour.js';

/** Renders one stream to unfinished files, which stay unfinished until they are verified. */
export function renderStream(
  payload: RenderPayload,
  context: JobContext,
): JobOutcome<WrittenStream> {
  const { tracks, parts, eq, sideDb = 0, gainDb, limiter } = payload;
  const impossible = impossibleRate(tracks[0]!, parts);
  if (impossible) return { status: 'failed', issue: impossible };
  const sources: AudioSource[] = [];
  const files = createPartFiles(payload);
  try {
    for (const { mix, number, source: measured } of tracks) {
      const opened = openMix(mix);
      if (opened.status === 'failed') {
        return { status: 'failed', issue: { ...opened.issue, track: number } };
      }
      sources.push(opened.source);
      if (!isSameShape(opened.source, measured)) return changedWhileRead({ mix, number });
    }
    const layouts = sources.map(({ layout }) => layout);
    const heard = tracks.map(({ source, fades }, at) => ({
      layout: layouts[at]!,
      frames: source.format.frames,
      peak: source.peak,
      fades,
    }));
    const settings = { tracks: heard, eq, sideDb, gainDb, limiter };
    const renderer = createRenderer(
      instantiateKernels(context.kernels),
      {
        ...settings,
        parts: parts.map((part) => ({
          ...part,
          untouched: passesUntouched({ ...settings, part }),
        })),
        seed: seedOf(tracks),
      },
      files.write,
    );
    const progress = sharesOf(tracks, context);
    for (const [at, { mix, number, source: measured }] of tracks.entries()) {
      const source = sources[at]!;
      const poured = pour({ source, ...renderer.tracks[at]!, context: progress[at]! });
      if (poured === 'stopped') return { status: 'cancelled' };
      if (source.finishDigest() !== measured.sha256) return changedWhileRead({ mix, number });
    }
    const traces = renderer.finish();
    const result: WrittenStream = {
      tracks: files.finish().map((written, track) => ({
        parts: written.map((one, part) => ({ ...one, trace: traces[track]![part]! })),
      })),
    };
    return { status: 'done', result };
  } finally {
    for (const source of sources) source.close();
    files.abandon();
  }
}

/**
 * Dither follows the sound: what the mixes measure, not the bytes of their files. So the same samples
 * always give the same master, whether they come as WAV or as FLAC, and whatever their tags say.
 */
function seedOf(tracks: readonly StreamMix[]): number {
  const sound = tracks.map(({ source: { format, peak, series } }) => [
    [format.frames, format.sampleRateHz, format.channels],
    [peak.truePeakDbtp, peak.truePeakAtSeconds, peak.samplePeakDbfs],
    series.momentaryLufs,
  ]);
  return createHash('sha256').update(JSON.stringify(sound)).digest().readUInt32LE();
}

/** What a renderer is made for, so that another file does not pass for it. */
function isSameShape({ format }: AudioSource, { format: measured }: StreamMix['source']): boolean {
  return (
    format.frames === measured.frames &&
    format.channels === measured.channels &&
    format.sampleRateHz === measured.sampleRateHz
  );
}

/** Progress of each track, as a share of them all. */
function sharesOf(tracks: readonly StreamMix[], context: JobContext): readonly JobContext[] {
  const total = tracks.reduce((sum, { source }) => sum + source.format.frames, 0);
  let before = 0;
  return tracks.map(({ source: { format } }) => {
    const start = before;
    before += format.frames;
    return {
      ...context,
      onProgress: (fraction) => context.onProgress((start + fraction * format.frames) / total),
    };
  });
}

function changedWhileRead({ mix, number }: Pick<StreamMix, 'mix' | 'number'>): JobOutcome<never> {
  const message = `${mix.name} changed while it was read`;
  const fix = 'Run again when the export is finished.';
  const issue: Issue = { code: 'changed', severity: 'error', message, fix, track: number };
  return { status: 'failed', issue };
}

function impossibleRate(
  { mix, number, source: { format } }: StreamMix,
  parts: readonly PcmPart[],
): Issue | null {
  const fromHz = format.sampleRateHz;
  const impossible = parts.find(
    ({ sampleRateHz: toHz }) => toHz !== fromHz && !canConvert({ fromHz, toHz }),
  );
  return impossible
    ? {
        code: 'rate-not-converted',
        severity: 'error',
        message:
          `${mix.name} has ${fromHz} Hz, which can't be converted to ` +
          `${decimals(impossible.sampleRateHz / 1000, 1)} kHz`,
        fix: 'Export it at 44.1, 48, 88.2 or 96 kHz.',
        track: number,
      }
    : null;
}
