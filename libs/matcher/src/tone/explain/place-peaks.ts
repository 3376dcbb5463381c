import type { PlaceMove } from '../track-moves.js';

/** Places that are larger than their neighbours of the same direction, the largest first. */
export function placePeaks(
  places: readonly PlaceMove[],
  sizeOf: (place: PlaceMove) => number,
): readonly PlaceMove[] {
  const ofSameWay = (place: PlaceMove, other: PlaceMove | undefined): number =>
    other && other.wishDb * place.wishDb > 0 ? sizeOf(other) : 0;
  return places
    .filter((place, at) => {
      const size = sizeOf(place);
      return (
        size > 0 &&
        size >= ofSameWay(place, places[at - 1]) &&
        size > ofSameWay(place, places[at + 1])
      );
    })
    .sort((a, b) => sizeOf(b) - sizeOf(a));
}
