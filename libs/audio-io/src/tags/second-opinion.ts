import { sayCount, sayRate, sayTime, type AudioFormat, type Issue } from '@kindred/records';
import { fileIssue } from '../file-issue.js';
import { readMetadata } from './read-metadata.js';

/** What music-metadata knows of a file's sound. */
type Opinion = NonNullable<Awaited<ReturnType<typeof readMetadata>>>['format'];

/**
 * Where an independent reader of headers (music-metadata) takes a file for something else than we do:
 * one warning, which names all differences; null where it agrees or has no opinion. `issues` are what
 * was found on the file already: of a length that is in doubt nothing more is said.
 */
export async function secondOpinion(
  path: string,
  file: {
    /** As written in the release file. */
    readonly name: string;
    readonly format: AudioFormat;
    readonly issues: readonly Issue[];
  },
): Promise<Issue | null> {
  const { name, format, issues } = file;
  const metadata = await readMetadata(path, format.container);
  if (metadata === null) return null;
  const isLengthKnown = !issues.some(({ code }) => doubtfulLengths.includes(code));
  const differences = [
    ...shapeDifferences(format, metadata.format),
    ...(isLengthKnown ? lengthDifferences(format, metadata.format) : []),
  ];
  if (differences.length === 0) return null;
  return fileIssue(name, {
    code: 'second-opinion',
    severity: 'warning',
    says: `is read otherwise by another program: ${differences.join(', ')}`,
    fix: 'Compare it with the mix; export it again if it differs.',
  });
}

const doubtfulLengths = ['truncated', 'unknown-length', 'damaged', 'damaged-header'];

function shapeDifferences(ours: AudioFormat, theirs: Opinion): string[] {
  const { sampleRate, numberOfChannels, bitsPerSample } = theirs;
  const differences: string[] = [];
  if (sampleRate !== undefined && sampleRate !== ours.sampleRateHz) {
    differences.push(`a rate of ${sayRate(sampleRate)}, not ${sayRate(ours.sampleRateHz)}`);
  }
  if (numberOfChannels !== undefined && numberOfChannels !== ours.channels) {
    differences.push(`${sayCount(numberOfChannels, 'channel')}, not ${ours.channels}`);
  }
  if (bitsPerSample && ours.bitsPerSample !== null) {
    // Theirs may be of the words that the bits lie in.
    const words = Math.ceil(ours.bitsPerSample / 8) * 8;
    const isLikely = bitsPerSample >= ours.bitsPerSample && bitsPerSample <= Math.max(words, 32);
    if (!isLikely) differences.push(`${bitsPerSample} bits, not ${ours.bitsPerSample}`);
  }
  return differences;
}

/** Encoder delay and padding, 4095 frames at most each, and a frame of notes. */
const mp3ToleranceFrames = 2 * 4095 + 1152;

function lengthDifferences(ours: AudioFormat, theirs: Opinion): string[] {
  const { duration, numberOfSamples } = theirs;
  if (duration === undefined || !Number.isFinite(duration)) return [];
  const isMp3 = ours.container === 'mp3';
  // Without a count of samples, the length of an MP3 is guessed from its size.
  if (isMp3 && numberOfSamples === undefined) return [];
  const toleranceFrames = isMp3 ? mp3ToleranceFrames : 1;
  const frames = Math.abs(duration - ours.durationSeconds) * ours.sampleRateHz;
  if (frames <= toleranceFrames + 0.5) return [];
  const [a, b] = [duration, ours.durationSeconds].map((seconds) => sayTime(seconds));
  return [a === b ? `${Math.round(frames)} frames more or less` : `a length of ${a}, not ${b}`];
}
