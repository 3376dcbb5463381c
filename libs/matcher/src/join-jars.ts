import { joinJumps, type Edge, type Join } from '@kindred/records';

/** A jump is heard from `heard` on when the tracks follow at once, and much from `much`. */
interface Jarring {
  readonly heard: number;
  readonly much: number;
}

const jarringLu: Jarring = { heard: 6, much: 10 };
/**
 * One song ends in another tone than the next begins: by 6 dB at the median of three records, and by
 * up to 13 between the sparse end and the full start of a single song. Only what is half as much
 * again is told.
 */
const jarringToneDb: Jarring = { heard: 9, much: 15 };
/** Of floors that can be heard as such on both sides. */
const jarringNoiseDb: Jarring = { heard: 10, much: 20 };
/** A floor lies so far under the sound on it: what is nearer is music that never rests. */
const floorUnderSoundDb = 20;
/** What stays under this is heard by no one at any usual level. */
const floorHeardDbfs = -65;

/** Longer silence forgives more: a second of it leaves the jump as it is, each further one takes this. */
const forgivenPerSecond = 3;
const gapSeconds = 1;

/** What a floor is known by. */
export type FloorEdge = Pick<Edge, 'noiseDbfs' | 'loudness3sLufs'>;

/** How much the jumps of a join jar for its silence, and which of them do. */
export function jarsOf(
  {
    gapSeconds: gap,
    jump10sLu,
    toneJumpDb,
    noiseJumpDb,
  }: Pick<Join, 'gapSeconds' | 'jump10sLu' | 'toneJumpDb' | 'noiseJumpDb'>,
  { end, start }: { readonly end: FloorEdge; readonly start: FloorEdge },
): Pick<Join, 'jars' | 'jarsBy'> {
  const jars = {
    level: jarring(jump10sLu, jarringLu, gap),
    tone: jarring(toneJumpDb ?? null, jarringToneDb, gap),
    noise: areHeardFloors(end, start) ? jarring(noiseJumpDb, jarringNoiseDb, gap) : 'no',
  };
  const jarsBy = joinJumps.filter((what) => jars[what] !== 'no');
  if (jarsBy.length === 0) return { jars: 'no' };
  return { jars: jarsBy.some((what) => jars[what] === 'much') ? 'much' : 'a little', jarsBy };
}

function areHeardFloors(end: FloorEdge, start: FloorEdge): boolean {
  const loudest = Math.max(end.noiseDbfs ?? -Infinity, start.noiseDbfs ?? -Infinity);
  return isFloor(end) && isFloor(start) && loudest > floorHeardDbfs;
}

function isFloor({ noiseDbfs, loudness3sLufs }: FloorEdge): boolean {
  return (
    noiseDbfs !== null && loudness3sLufs !== null && noiseDbfs < loudness3sLufs - floorUnderSoundDb
  );
}

function jarring(by: number | null, { heard, much }: Jarring, gap: number): Join['jars'] {
  const forgiven = Math.max(0, gap - gapSeconds) * forgivenPerSecond;
  const size = Math.abs(by ?? 0) - forgiven;
  if (size > much) return 'much';
  return size > heard ? 'a little' : 'no';
}
