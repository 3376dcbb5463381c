import { raisedPeakDbtp, type Service } from './services.js';

/** What a service goes by: a track, or an album by its loudest track and its highest peak. */
export interface Programme {
  readonly integratedLufs: number;
  readonly truePeakDbtp: number;
}

export interface Playback {
  /** What the service adds: negative is turned down. */
  readonly gainDb: number;
  /** Raised by so much less than its reference asks for, so that peaks keep their headroom. */
  readonly heldBackDb: number;
  /** How far the highest peak passes the service's own limiter. */
  readonly limitedDb: number;
}

/** What becomes of a programme on a service. */
export function playbackOn(service: Service, programme: Programme): Playback {
  const { referenceLufs, raises } = service;
  const { integratedLufs, truePeakDbtp } = programme;
  if (referenceLufs === null) return asDelivered;
  const wantedDb = referenceLufs - integratedLufs;
  if (wantedDb <= 0) return { ...asDelivered, gainDb: wantedDb };
  const headroomDb = Math.max(0, raisedPeakDbtp - truePeakDbtp);
  switch (raises) {
    case 'never':
      return asDelivered;
    case 'within its headroom': {
      const gainDb = Math.min(wantedDb, headroomDb);
      return { gainDb, heldBackDb: wantedDb - gainDb, limitedDb: 0 };
    }
    case 'through a limiter':
      return {
        gainDb: wantedDb,
        heldBackDb: 0,
        limitedDb: Math.max(0, truePeakDbtp + wantedDb - raisedPeakDbtp),
      };
  }
}

const asDelivered: Playback = { gainDb: 0, heldBackDb: 0, limitedDb: 0 };

/**
 * An album as services with one gain for all of it go by: AES77's loudest track, and the highest
 * peak of any. Null without a track.
 */
export function albumOf(tracks: readonly Programme[]): Programme | null {
  if (tracks.length === 0) return null;
  return {
    integratedLufs: Math.max(...tracks.map(({ integratedLufs }) => integratedLufs)),
    truePeakDbtp: Math.max(...tracks.map(({ truePeakDbtp }) => truePeakDbtp)),
  };
}

/**
 * By how much louder the other tracks would play in album order without the loudest one, in dB;
 * null for a service that turns each track by itself, and with fewer than two tracks.
 */
export function costOfLoudestDb(service: Service, tracks: readonly Programme[]): number | null {
  const album = albumOf(tracks);
  if (service.inAlbum !== 'one gain' || album === null) return null;
  const loudest = tracks.findIndex(({ integratedLufs }) => integratedLufs === album.integratedLufs);
  const others = albumOf(tracks.filter((_, index) => index !== loudest));
  if (others === null) return null;
  return playbackOn(service, others).gainDb - playbackOn(service, album).gainDb;
}
