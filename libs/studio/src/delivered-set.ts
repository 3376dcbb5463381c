import {
  filesOfTrack,
  isRejected,
  type DeliveredFile,
  type Delivery,
  type Output,
  type Release,
  type Renderings,
} from '@kindred/records';

/**
 * The delivered set of a release: every file that lies in masters/, with what it is. A file that
 * broke a promise was never delivered.
 * @param besides what was made beside the tracks
 */
export function deliveredSet(
  { title, artist, details }: Pick<Release, 'title' | 'artist' | 'details'>,
  {
    outputs,
    renderings,
    besides,
  }: {
    readonly outputs: readonly Output[];
    readonly renderings: Renderings;
    readonly besides: readonly DeliveredFile[];
  },
): Delivery {
  const masters = renderings.tracks.flatMap((track) =>
    filesOfTrack(track).flatMap((made, index): DeliveredFile[] => {
      const { file, bytes, sha256 } = made;
      const output = outputs[index] ?? null;
      return isRejected(made)
        ? []
        : [{ kind: 'master', file, track: track.number, output, bytes, sha256 }];
    }),
  );
  const isComplete =
    masters.length === outputs.length * renderings.tracks.length && masters.length > 0;
  return {
    schema: 'delivery/1',
    release: { title, artist, ...(details?.upc === undefined ? {} : { upc: details.upc }) },
    isComplete,
    files: [...masters, ...besides],
  };
}
