import type { Family } from './family.js';
import { furthestFromPlanLu, spreadAroundPlan } from './family-figures.js';
import { atMostText, changeText, levelText, printAtMost } from './number-text.js';
import { countWord, prose, strong, type Prose, type Span } from './prose.js';
import { fromWantedLu, isHeldBack } from './standing.js';
import { labelsOf, shortName } from './track-name.js';

type Words = readonly (string | Span)[];

/** At most 45 words with the numbers that made the verdict. */
export function leadOf(family: Family): Prose {
  const sentences =
    family.tracks.length === 1
      ? [alone(family), yielding(family), falling(family)]
      : [
          whatGotWorse(family),
          together(family),
          heldBack(family),
          yielding(family),
          falling(family),
        ];
  return prose(...sentences.filter((words) => words.length > 0).flatMap(spaced));
}

function spaced(words: Words, index: number): Words {
  return index === 0 ? words : [' ', ...words];
}

function alone({ finished, basis }: Family): Words {
  const level = finished[0]?.master.basis.value ?? null;
  const where = basis === 'loud sections' ? 'in its loud section' : 'over all of it';
  const judged = 'With one track there is no family to judge.';
  return level === null
    ? [`${judged} It keeps its ceiling.`]
    : [`${judged} It stands at ${levelText(level)} LUFS ${where}, and keeps its ceiling.`];
}

function together(family: Family): Words {
  const { tracks, finished, basis } = family;
  const near = finished.filter((track) => !isHeldBack(track));
  const furthest = furthestFromPlanLu(near);
  const which =
    near.length === tracks.length
      ? `all ${countWord(tracks.length)} tracks`
      : `${countWord(near.length)} of ${countWord(tracks.length)} tracks`;
  const placed =
    furthest === null
      ? ''
      : `${basis === 'loud sections' ? 'Loud sections' : 'Tracks'} sit where the plan put them, ` +
        `within ${atMostText(furthest)} LU on ${which}. `;
  const tone = toneLeftAlone(family) ? ', and tone was left alone' : '';
  return [`${placed}Nothing passes the ceiling${tone}.`];
}

function toneLeftAlone({ finished }: Family): boolean {
  return finished.every(({ plan }) => plan.eq.length === 0);
}

function heldBack({ finished }: Family): Words {
  const [first, ...others] = finished.filter(isHeldBack);
  const distance = first === undefined ? null : fromWantedLu(first);
  if (first === undefined || distance === null) return [];
  const more = others.length === 0 ? '' : ` (and ${labelsOf(others)} less so)`;
  return [
    strong(shortName(first)),
    ` stays ${atMostText(Math.abs(distance))} LU under${more}: more would pass its limiter budget.`,
  ];
}

function yielding({ plan, tracks }: Family): Words {
  const { yieldedLu, bindingTrack, expectedLufs } = plan.loudness;
  if (yieldedLu < 0.05) return [];
  const level = `${levelText(expectedLufs)} LUFS`;
  if (tracks.length === 1) return [`Its limiter budget is used up at ${level}.`];
  const binding = tracks.find(({ number }) => number === bindingTrack);
  return binding === undefined
    ? [`The release stands at ${level}, ${levelText(yieldedLu)} LU under its target.`]
    : [
        strong(shortName(binding)),
        ` reaches its limiter budget at ${level}; the others follow it.`,
      ];
}

/** What lies at the target, and so comes down to it while softer tracks may still rise. */
const fallingPart = {
  'loudest track': 'The loudest track comes',
  album: 'The album comes',
  'every track': 'The loudest tracks come',
} as const;

function falling(family: Family): Words {
  const { plan, finished } = family;
  const reason = plan.loudness.because.find((one) => one.code === 'release-falls');
  if (reason === undefined || finished.length === 0) return [];
  const gains = finished.map(({ rendering }) => rendering.gainDb);
  const [least, most] = [Math.max(...gains), Math.min(...gains)];
  if (least >= 0 || finished.length === 1) {
    const who = finished.length === 1 ? 'It comes' : fallingPart[family.release.target.of];
    return [`${who} down by ${levelText(reason.values.fallLu)} LU to meet the target.`];
  }
  return [
    `Every mix is louder than the target: gains are ${changeText(least)} to ${changeText(most)} dB.`,
  ];
}

/** Whatever got worse stands before everything else. */
function whatGotWorse(family: Family): Words {
  const before = spreadAroundPlan(family, 'mix');
  const after = spreadAroundPlan(family, 'master');
  if (before.value === null || after.value === null || after.value - before.value < 0.1) return [];
  const change = `${printAtMost(before).text} → ${printAtMost(after).text}`;
  return [`Loudness did not get closer: ${change} LU.`];
}
