import type { Edge, Join, MeasuredTrack } from '@kindred/records';
import { toHundredths } from './gain-grid.js';

/** A jump is heard from here when the tracks follow at once, and much from there. */
const heardLu = 6;
const muchLu = 10;
/** Longer silence forgives more: a second of it leaves the jump as it is, each further one takes this. */
const forgivenLuPerSecond = 3;
const gapSeconds = 1;

/** Every boundary between tracks that follow one another, each track moved by its gain. */
export function joinsOf(
  tracks: readonly { readonly profile: MeasuredTrack; readonly gainDb: number }[],
  groups: readonly (readonly number[])[],
): readonly Join[] {
  const ordered = [...tracks].sort((a, b) => a.profile.number - b.profile.number);
  return ordered.slice(1).map((after, place) => {
    const before = ordered[place]!;
    const [from, to] = [before.profile.number, after.profile.number];
    const { end } = before.profile.edges;
    const { start } = after.profile.edges;
    const jump = (levelOf: (edge: Edge) => number | null): number | null => {
      const [last, first] = [levelOf(end), levelOf(start)];
      if (last === null || first === null) return null;
      return toHundredths(first + after.gainDb - (last + before.gainDb));
    };
    const isSegue = groups.some((group) => group.includes(from) && group.includes(to));
    const gap = isSegue ? 0 : toHundredths(end.silenceSeconds + start.silenceSeconds);
    const jump10sLu = jump(({ loudness10sLufs }) => loudness10sLufs);
    return {
      from,
      to,
      isSegue,
      gapSeconds: gap,
      jump3sLu: jump(({ loudness3sLufs }) => loudness3sLufs),
      jump10sLu,
      noiseJumpDb: jump(({ noiseDbfs }) => noiseDbfs),
      jars: isSegue || jump10sLu === null ? 'no' : jarring(Math.abs(jump10sLu), gap),
    };
  });
}

function jarring(jumpLu: number, gap: number): Join['jars'] {
  const forgivenLu = Math.max(0, gap - gapSeconds) * forgivenLuPerSecond;
  if (jumpLu > muchLu + forgivenLu) return 'much';
  return jumpLu > heardLu + forgivenLu ? 'a little' : 'no';
}
