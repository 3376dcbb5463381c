import { sayLevel, type Issue, type MeasuredTrack } from '@kindred/records';

/** Further than this from its siblings a track is noticed as louder or quieter. */
const outlierLu = 2;
/** Of two tracks nobody can say which is off. */
const pairLu = 3;

/** A track's level, and where it was meant to lie from the others'. */
export type Sibling = Pick<MeasuredTrack, 'number' | 'loudness'> & { readonly offsetLu: number };

/** The tracks whose loud sections stand out of the album's, or that two do not meet. */
export function checkFamily(tracks: readonly Sibling[]): readonly Issue[] {
  const levels = tracks.flatMap(({ number, loudness, offsetLu }) => {
    const { loudSectionLufs } = loudness;
    return loudSectionLufs === null
      ? []
      : [{ number, levelLufs: loudSectionLufs, meantLufs: loudSectionLufs - offsetLu }];
  });
  const [first, second] = levels;
  if (first && second && levels.length === 2) {
    const apartLu = Math.abs(first.meantLufs - second.meantLufs);
    if (apartLu <= pairLu) return [];
    return [outlier(`the two tracks' loud sections lie ${sayLevel(apartLu, 'LU')} apart`)];
  }
  if (levels.length < 3) return [];
  return levels.flatMap(({ number, levelLufs, meantLufs }) => {
    const others = levels.filter((one) => one.number !== number);
    const awayLu = meantLufs - middle(others.map((one) => one.meantLufs));
    if (Math.abs(awayLu) <= outlierLu) return [];
    const side = awayLu > 0 ? 'over' : 'under';
    const familyLufs = middle(others.map((one) => one.levelLufs));
    const message =
      `loud sections lie ${sayLevel(Math.abs(awayLu), 'LU')} ${side} its siblings' ` +
      `(${sayLevel(levelLufs, '').trim()} against ${sayLevel(familyLufs, 'LUFS')})`;
    return [{ ...outlier(message), track: number }];
  });
}

function outlier(message: string): Issue {
  return {
    code: 'family-spread',
    severity: 'warning',
    message,
    fix: 'Listen to it between its siblings; where that is meant, leave it.',
  };
}

/** Median, which one outlier does not move. */
function middle(levels: readonly number[]): number {
  const sorted = levels.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
}
