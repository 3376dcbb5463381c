import {
  targetPresets,
  type LoudnessMode,
  type Release,
  type ReleaseTrack,
  type Target,
} from '@kindred/records';

/** A release with one answer to each question the matcher asks of it. */
export function makeRelease(
  target: Partial<Target> = {},
  loudness: LoudnessMode = 'loud sections',
  said: Readonly<Record<number, Partial<ReleaseTrack>>> = {},
): Release {
  return {
    schema: 'release/1',
    title: 'Made Songs',
    artist: 'The Generator',
    genre: null,
    target: { ...targetPresets.streaming, word: 'custom', ...target },
    match: { loudness },
    tracks: Array.from({ length: 24 }, (_, at) => ({
      number: at + 1,
      file: `mixes/${at + 1}.wav`,
      title: null,
      role: null,
      offsetLu: null,
      limiting: null,
      segue: null,
      ...said[at + 1],
    })),
    outputFolder: null,
  };
}
