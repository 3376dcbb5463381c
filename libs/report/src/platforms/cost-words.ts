import type { FinishedTrack } from '../family.js';
import { atMostText } from '../number-text.js';
import { prose, strong, type Prose } from '../prose.js';
import { shortName } from '../track-name.js';
import { albumOf, costOfLoudestDb, type Programme } from './playback.js';
import { services } from './services.js';

/** A track whose master has a level, and that level. */
export interface HeardTrack {
  readonly track: FinishedTrack;
  readonly programme: Programme;
}

/** Half a decibel is heard by few; under it, no track stands out. */
const heardDb = 0.5;

/** Which track sets the level of the album, and what the others would gain without it. */
export function costWords(heard: readonly HeardTrack[]): Prose {
  const programmes = heard.map(({ programme }) => programme);
  const album = albumOf(programmes);
  if (album === null || heard.length < 2) return [];
  const costs = services.flatMap((service) => {
    const cost = costOfLoudestDb(service, programmes);
    return cost === null ? [] : [{ name: service.name, cost }];
  });
  const most = Math.max(...costs.map(({ cost }) => cost));
  if (most < heardDb) {
    const louder = most >= 0.05 ? `at most ${atMostText(most)} dB louder` : 'no louder';
    return prose(`No track is hot: without the loudest one, the others would play ${louder}.`);
  }
  const loudest = heard.find(({ programme }) => programme.integratedLufs === album.integratedLufs)!;
  const named = costs.filter(({ cost }) => most - cost < 0.05).map(({ name }) => name);
  const on = [named.slice(0, -1).join(', '), ...named.slice(-1)].filter(Boolean).join(' and ');
  return prose(
    strong(shortName(loudest.track)),
    ' sets the level of all where an album has one gain: without it, the others would play ' +
      `${atMostText(most)} dB louder on ${on}.`,
  );
}
