import { sayChange, sayFrequency, type TrackPlan } from '@kindred/records';

/** The largest move of a track's tone: "-1.0 dB 2.5 kHz". */
export function toneMove(track: TrackPlan | undefined): string {
  if (!track || track.eq.length === 0) return 'left alone';
  const moved = track.because.find(({ code }) => code === 'tone-moved');
  if (moved?.code !== 'tone-moved') return 'by hand';
  const { appliedDb, frequencyHz } = moved.values;
  return `${sayChange(appliedDb)} ${sayFrequency(frequencyHz)}`;
}
