import type { ReplayGain } from '@kindred/records';

/** ReplayGain under the names that it has in every kind of tag. */
export function replayGainEntries(
  replayGain: ReplayGain = {},
): readonly (readonly [string, string | undefined])[] {
  return [
    ['REPLAYGAIN_TRACK_GAIN', replayGain.trackGain],
    ['REPLAYGAIN_TRACK_PEAK', replayGain.trackPeak],
    ['REPLAYGAIN_ALBUM_GAIN', replayGain.albumGain],
    ['REPLAYGAIN_ALBUM_PEAK', replayGain.albumPeak],
  ];
}
