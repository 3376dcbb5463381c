import type { FinishedTrack } from '../family.js';
import { printAtMost } from '../number-text.js';
import { numeral, prose, strong, type Prose } from '../prose.js';
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
  const printed = numeral(printAtMost({ value: most, of: 'cost-of-loudest', reason: '' }));
  if (most < heardDb) {
    const hot = 'No track is hot: without the loudest one, the others would play ';
    return most >= 0.05
      ? prose(`${hot}at most `, printed, '\u00a0dB louder.')
      : prose(`${hot}no louder.`);
  }
  const loudest = heard.find(({ programme }) => programme.integratedLufs === album.integratedLufs)!;
  const named = costs.filter(({ cost }) => most - cost < 0.05).map(({ name }) => name);
  const on = [named.slice(0, -1).join(', '), ...named.slice(-1)].filter(Boolean).join(' and ');
  return prose(
    strong(shortName(loudest.track)),
    ' sets the level of all where an album has one gain: without it, the others would play ',
    printed,
    `\u00a0dB louder on ${on}.`,
  );
}
