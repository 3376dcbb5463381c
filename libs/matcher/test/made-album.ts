import type { LoudnessSubject } from '../src/track-model.js';
import { makeTrack } from './made-track.js';

/** Five made mixes that differ as real ones do, and a jingle: shuffled levels, drums and sections. */
export function makeAlbum(): readonly LoudnessSubject[] {
  return [
    makeTrack({ number: 1, title: 'Ignition', seconds: 40, hitsDb: 12 }),
    makeTrack({ number: 2, title: 'Exit Ramp', seconds: 45, gainDb: -7, versesUnderDb: 10 }),
    makeTrack({ number: 3, title: 'Tunnel', seconds: 35, gainDb: 4, hitsDb: 5 }),
    makeTrack({ number: 4, title: 'Afterglow', seconds: 60, clapDb: 16, sampleRateHz: 48000 }),
    makeTrack({
      number: 5,
      title: 'Sodium Lights',
      seconds: 50,
      gainDb: 3,
      hitsDb: 1,
      versesUnderDb: 0,
    }),
    makeTrack({ number: 6, title: 'Ident', seconds: 2.5, versesUnderDb: 0 }),
  ];
}
