import {
  limitingBudgets,
  targetPresets,
  usualTone,
  type Intent,
  type LimitingBudget,
  type Release,
  type ReleaseTrack,
  type Target,
} from '@kindred/records';
import {
  combineIntents,
  type CombinedIntents,
  type CombinedTrack,
} from '../direction/combine-intents.js';

/** Loudness that a target can have. */
const targetLowestLufs = -40;
const targetHighestLufs = -5;

/**
 * A release with what its directions come to: its target, where none was typed; how its levels and
 * tone are matched; the limiting of each track; and each track's own moves. The phrases stay with
 * it, to be told.
 */
export function followDirections(
  release: Release,
  directed: { readonly intents: readonly Intent[]; readonly isTargetTyped: boolean },
): Release {
  const { intents, isTargetTyped } = directed;
  if (intents.length === 0) return release;
  const numbers = release.tracks.map(({ number }) => number);
  const combined = combineIntents(intents, numbers);
  const set = targetOf(release.target, { combined, isTargetTyped });
  const target = { ...set, limiting: eased(set.limiting, combined.limiting) };
  const tracks = release.tracks.map((track, index): ReleaseTrack => {
    const { number: _, limiting, ...direction } = combined.tracks[index] as CombinedTrack;
    const own = eased(track.limiting ?? set.limiting, limiting);
    return { ...track, direction, limiting: own === target.limiting ? null : own };
  });
  return {
    ...release,
    target,
    match: matchOf(release.match, combined),
    directions: intents,
    tracks,
  };
}

/** Words set the target only where none was typed; that it is every track's is said of either. */
function targetOf(
  typed: Target,
  {
    combined,
    isTargetTyped,
  }: { readonly combined: CombinedIntents; readonly isTargetTyped: boolean },
): Target {
  const { target: word, targetStepLu, everyTrack } = combined;
  const named = isTargetTyped ? typed : targetPresets[word ?? 'streaming'];
  const of = everyTrack ? 'every track' : named.of;
  if (isTargetTyped || targetStepLu === 0) return { ...named, of };
  const steppedLufs = named.loudnessLufs + targetStepLu;
  const loudnessLufs = Math.max(targetLowestLufs, Math.min(targetHighestLufs, steppedLufs));
  return { ...named, of, word: 'custom', loudnessLufs };
}

function matchOf(match: Release['match'], { asMixed, towardReference }: CombinedIntents) {
  const tone = match.tone ?? usualTone;
  const toward = { release: 0, reference: 1, balanced: 0 };
  return {
    ...match,
    ...(asMixed ? { loudness: 'as mixed' as const } : {}),
    ...(towardReference ? { tone: { ...tone, toward } } : {}),
  };
}

/** One step gentler, or none. */
function eased(budget: LimitingBudget, limiting: CombinedTrack['limiting']): LimitingBudget {
  if (limiting === 'as set') return budget;
  if (limiting === 'none') return 'none';
  return limitingBudgets[Math.max(0, limitingBudgets.indexOf(budget) - 1)] ?? budget;
}
