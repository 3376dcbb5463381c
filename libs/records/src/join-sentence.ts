import { decimals, sayChange } from './figures.js';
import type { Join } from './join.js';
import type { TrackPlan } from './plan.js';

type PlannedTrack = Pick<TrackPlan, 'number' | 'because'>;

/**
 * A join that jars, in words: "3 into 4: +4.1 LU within 0.5 s, …". A gain that a person fixed is
 * moved by that person alone.
 */
export function joinSentence(join: Join, tracks: readonly PlannedTrack[]): string {
  const { from, to, gapSeconds, jars, jarsBy = ['level'] } = join;
  const jumps = jarsBy.map((what) => jumpWords(join)[what]);
  const turns = jarsBy[0] === 'level' ? 'jump' : 'turn';
  const heard =
    jars === 'much' ? `a ${turns} that most listeners notice` : `a ${turns} that may be heard`;
  const ways = jarsBy.map((what) => wayOut(join, tracks)[what]);
  return (
    `${from} into ${to}: ${jumps.join(' and ')} within ${decimals(gapSeconds, 1)} s, ${heard}. ` +
    `Leave more silence between them, ${ways.map((way) => `or ${way}`).join(', ')}.`
  );
}

function jumpWords({ jump10sLu, toneJumpDb, noiseJumpDb }: Join) {
  return {
    level: sayChange(jump10sLu ?? 0, 'LU'),
    tone: `a tone ${decimals(toneJumpDb ?? 0, 1)} dB apart`,
    noise: `a noise floor ${sayChange(noiseJumpDb ?? 0)}`,
  };
}

function wayOut({ from, to, jump10sLu, noiseJumpDb }: Join, tracks: readonly PlannedTrack[]) {
  const louder = (jump10sLu ?? 0) > 0 ? to : from;
  const isPinned = tracks.some(
    ({ number, because }) => number === louder && because.some(({ code }) => code === 'pinned'),
  );
  return {
    level: `lower ${louder} ${isPinned ? 'by its `gain` in plan.yaml' : 'with `offset`'}`,
    tone: `bring them nearer with \`direction\``,
    noise: `ask for a cleaner mix of ${(noiseJumpDb ?? 0) > 0 ? to : from}`,
  };
}
