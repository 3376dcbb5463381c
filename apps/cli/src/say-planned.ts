import { sayCount, type MasteringPlan } from '@kindred/records';

/** "tone on 2 of 5 tracks, loudness on all 5": what a plan does, in a line. */
export function sayPlanned({ tracks }: Pick<MasteringPlan, 'tracks'>): string {
  const moved = tracks.filter(({ eq }) => eq.length > 0).length;
  if (moved === 0) return `loudness on ${sayCount(tracks.length, 'track')}`;
  if (tracks.length === 1) return 'tone and loudness on 1 track';
  return `tone on ${moved} of ${tracks.length} tracks, loudness on all ${tracks.length}`;
}
