import { fileNameOf, type DemoEp } from './demo-ep.js';
import type { Deviations } from './mix/mix-bus.js';

/** What was done to each mix on purpose, as written beside the files. */
export interface DeviationsRecord {
  readonly schema: 'deviations/1';
  readonly title: string;
  readonly artist: string;
  readonly seed: number;
  readonly tracks: readonly {
    readonly track: number;
    /** Relative to the record's own folder. */
    readonly file: string;
    readonly title: string;
    readonly seed: number;
    readonly tempoBpm: number;
    readonly key: string;
    readonly character: string;
    /** Applied in this order: filters, sideGainDb, gainDb, saturation. */
    readonly deviations: Deviations;
  }[];
}

export function deviationsRecordOf(ep: DemoEp, seed: number): DeviationsRecord {
  return {
    schema: 'deviations/1',
    title: ep.title,
    artist: ep.artist,
    seed,
    tracks: ep.tracks.map((track) => ({
      track: track.number,
      file: fileNameOf(track),
      title: track.piece.title,
      seed,
      tempoBpm: track.piece.tempoBpm,
      key: track.piece.key,
      character: track.character,
      deviations: track.deviations,
    })),
  };
}
