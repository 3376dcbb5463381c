import { targetPresets, type LoudnessBasis, type Release, type Target } from '@kindred/records';

/** A release with one answer to each question the matcher asks of it. */
export function makeRelease(
  target: Partial<Target> = {},
  loudness: LoudnessBasis = 'loud sections',
): Release {
  return {
    schema: 'release/1',
    title: 'Made Songs',
    artist: 'The Generator',
    target: { ...targetPresets.streaming, word: 'custom', ...target },
    match: { loudness },
    tracks: [{ number: 1, file: 'mixes/01 Song 1.wav', title: null }],
    outputFolder: null,
  };
}
