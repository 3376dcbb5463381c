import { sayChange, sayFrequency, type EqBand, type TrackPlan } from '@kindred/records';

/** The largest move of a track's tone: "-1.0 dB 2.5 kHz". */
export function toneMove(track: TrackPlan | undefined): string {
  if (!track || track.eq.length === 0) return 'left alone';
  const moved = track.because.find(({ code }) => code === 'tone-moved');
  if (moved?.code === 'tone-moved') {
    const { appliedDb, frequencyHz } = moved.values;
    return `${sayChange(appliedDb)} ${sayFrequency(frequencyHz)}`;
  }
  const isPinned = track.because.some(({ code }) => code === 'tone-pinned');
  return isPinned ? 'by hand' : largestBand(track.eq);
}

function largestBand(eq: readonly EqBand[]): string {
  const [largest] = eq
    .filter((band) => 'gainDb' in band)
    .sort((a, b) => Math.abs(b.gainDb) - Math.abs(a.gainDb));
  return largest ? `${sayChange(largest.gainDb)} ${sayFrequency(largest.frequencyHz)}` : 'filtered';
}
