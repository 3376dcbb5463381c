import { createDecoder, type Kernels } from '@kindred/dsp';
import type { AudioSource } from '@kindred/audio-io';
import type { FrameWindow, Issue, JobContext, JobOutcome, Trim, Trims } from '@kindred/records';
import { sayMoment } from '@kindred/records';

/** −60 dBFS: what stays under it is silence, as in gaps and edges. */
const silenceLinear = 0.001;
/** What `silence` leaves standing: an attack is never touched, a reverb falls far under hearing. */
const keptBeforeSeconds = 0.1;
const keptAfterSeconds = 1;
const blockFrames = 16_384;

/**
 * What of a mix is left when silence is taken from its ends. Only silence is: a time that reaches
 * into the sound is an issue that says where the sound begins or ends. The source is sought in.
 */
export function trimWindow(
  source: AudioSource,
  options: {
    readonly trims: Trims;
    /** As in the release file, for issues. */
    readonly name: string;
    readonly kernels: Kernels;
    readonly context: Pick<JobContext, 'shouldStop'>;
  },
): JobOutcome<FrameWindow> {
  const { trims, name, context } = options;
  const { frames, sampleRateHz } = source.format;
  const isLoud = loudFrames(source, options.kernels);
  let [from, to] = [0, frames];
  if (trims.start !== undefined) {
    const first = firstLoud({ frames, isLoud, context });
    if (first === null) return { status: 'cancelled' };
    const asked = askedFrames(trims.start, {
      silentFrames: first,
      keptFrames: Math.round(keptBeforeSeconds * sampleRateHz),
      sampleRateHz,
    });
    if (asked > first) {
      return failed({ key: 'trimStart', name, sound: { at: first, spare: first }, source });
    }
    from = asked;
  }
  if (trims.end !== undefined) {
    const end = lastLoud({ frames, isLoud, context });
    if (end === null) return { status: 'cancelled' };
    const asked = askedFrames(trims.end, {
      silentFrames: frames - end,
      keptFrames: Math.round(keptAfterSeconds * sampleRateHz),
      sampleRateHz,
    });
    if (asked > frames - end) {
      return failed({ key: 'trimEnd', name, sound: { at: end, spare: frames - end }, source });
    }
    to = frames - asked;
  }
  // A file without any sound is told as that, not as one that was trimmed away.
  return to <= from
    ? { status: 'done', result: { fromFrame: 0, frames } }
    : { status: 'done', result: { fromFrame: from, frames: to - from } };
}

function askedFrames(
  trim: Trim,
  { silentFrames, keptFrames, sampleRateHz }: Readonly<Record<AskedNumbers, number>>,
): number {
  return trim === 'silence'
    ? Math.max(0, silentFrames - keptFrames)
    : Math.round(trim * sampleRateHz);
}

type AskedNumbers = 'silentFrames' | 'keptFrames' | 'sampleRateHz';

/** First and last of a run of frames that are over the floor; null: none is. */
type LoudFrames = (
  from: number,
  to: number,
) => { readonly first: number; readonly last: number } | null;

function loudFrames(source: AudioSource, kernels: Kernels): LoudFrames {
  const { layout } = source;
  const decoder = createDecoder(kernels, { layout, inputFrames: blockFrames, blockFrames });
  return (from, to) => {
    source.seek(from);
    const bytes = source.read(decoder.input.subarray(0, (to - from) * layout.frameBytes));
    const frames = bytes / layout.frameBytes;
    decoder.decode({ first: 0, frames });
    let [first, last] = [frames, -1];
    for (const { view } of decoder.planes) {
      const plane = view.subarray(0, frames);
      const at = plane.findIndex(isOver);
      if (at === -1) continue;
      first = Math.min(first, at);
      last = Math.max(last, plane.findLastIndex(isOver));
    }
    return last === -1 ? null : { first: from + first, last: from + last };
  };
}

function isOver(sample: number): boolean {
  return Math.abs(sample) > silenceLinear;
}

interface Search {
  readonly frames: number;
  readonly isLoud: LoudFrames;
  readonly context: Pick<JobContext, 'shouldStop'>;
}

/** The first frame of sound, or all frames where there is none; null when the run was cancelled. */
function firstLoud({ frames, isLoud, context }: Search): number | null {
  for (let at = 0; at < frames; at += blockFrames) {
    if (context.shouldStop()) return null;
    const loud = isLoud(at, Math.min(frames, at + blockFrames));
    if (loud) return loud.first;
  }
  return frames;
}

/** Behind the last frame of sound, or 0 where there is none; null when the run was cancelled. */
function lastLoud({ frames, isLoud, context }: Search): number | null {
  for (let end = frames; end > 0; end -= blockFrames) {
    if (context.shouldStop()) return null;
    const loud = isLoud(Math.max(0, end - blockFrames), end);
    if (loud) return loud.last + 1;
  }
  return 0;
}

function failed(cut: {
  readonly key: 'trimStart' | 'trimEnd';
  readonly name: string;
  readonly source: AudioSource;
  /** Where the sound begins or ends, and how much silence lies outside of it; in frames. */
  readonly sound: { readonly at: number; readonly spare: number };
}): { readonly status: 'failed'; readonly issue: Issue } {
  const { key, name, source, sound } = cut;
  const { sampleRateHz } = source.format;
  const does = key === 'trimStart' ? 'begins' : 'ends';
  const spareSeconds = Math.floor((100 * sound.spare) / sampleRateHz) / 100;
  return {
    status: 'failed',
    issue: {
      code: 'trim-into-sound',
      severity: 'error',
      message: `\`${key}\` would cut into the sound of ${name}, which ${does} at ${sayMoment(sound.at / sampleRateHz)}`,
      fix:
        spareSeconds === 0
          ? `Remove \`${key}\`: there is no silence to leave out.`
          : `Write \`${key}: ${spareSeconds} s\` at most, or \`${key}: silence\`.`,
    },
  };
}
