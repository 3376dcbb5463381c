import type { Family } from './family.js';
import {
  areLevelsAsMixed,
  furthestFromPlanLu,
  gainDb,
  levelsApart,
  spreadAroundPlan,
} from './family-figures.js';
import { printAtMost, printChange, printLevel } from './number-text.js';
import { countWord, numeral, prose, strong, type Prose, type Span } from './prose.js';
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
          farApart(family),
          heldBack(family),
          yielding(family),
          falling(family),
        ];
  const light: Words[] = family.plan.light
    ? [['Light masters, made for listening and not for release.']]
    : [];
  return prose(...[...light, ...sentences].filter((words) => words.length > 0).flatMap(spaced));
}

function spaced(words: Words, index: number): Words {
  return index === 0 ? words : [' ', ...words];
}

function alone({ finished, basis }: Family): Words {
  const level = finished[0]?.master.basis;
  const where = basis === 'loud sections' ? 'in its loud section' : 'over all of it';
  const judged = 'With one track there is no family to judge.';
  return level === undefined || level.value === null
    ? [`${judged} It keeps its ceiling.`]
    : [
        `${judged} It stands at `,
        numeral(printLevel(level)),
        `\u00a0LUFS ${where}, and keeps its ceiling.`,
      ];
}

function together(family: Family): Words {
  const { tracks, finished, basis } = family;
  const near = finished.filter((track) => !isHeldBack(track));
  const furthest = furthestFromPlanLu(near);
  const which =
    near.length === tracks.length
      ? `all ${countWord(tracks.length)} tracks`
      : `${countWord(near.length)} of ${countWord(tracks.length)} tracks`;
  const tone = toneLeftAlone(family) ? ', and tone was left alone' : '';
  const ceiling = `Nothing passes the ceiling${tone}.`;
  return furthest === null
    ? [ceiling]
    : [
        `${basis === 'loud sections' ? 'Loud sections' : 'Tracks'} sit where the plan put them, within `,
        numeral(printAtMost({ value: furthest, of: 'furthest-from-plan:near', reason: '' })),
        `\u00a0LU on ${which}. ${ceiling}`,
      ];
}

/** How far songs lie from one another where that is no less than before. */
function farApart(family: Family): Words {
  if (!areLevelsAsMixed(family)) return [];
  const [mixes, masters] = (['mix', 'master'] as const).map((side) =>
    numeral(printAtMost(levelsApart(family, side))),
  );
  return ['They lie ', masters!, '\u00a0LU apart, in the mixes ', mixes!, '\u00a0LU.'];
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
    ' stays ',
    numeral(
      printAtMost({ value: Math.abs(distance), of: `under-plan:${first.number}`, reason: '' }),
    ),
    `\u00a0LU under${more}: more would pass its limiter budget.`,
  ];
}

function yielding({ plan, tracks }: Family): Words {
  const { yieldedLu, bindingTrack, expectedLufs } = plan.loudness;
  if (yieldedLu < 0.05) return [];
  const at = numeral(
    printLevel({ value: expectedLufs, of: '/plan/loudness/expectedLufs', reason: '' }),
  );
  if (tracks.length === 1) return ['Its limiter budget is used up at ', at, '\u00a0LUFS.'];
  const binding = tracks.find(({ number }) => number === bindingTrack);
  return binding === undefined
    ? [
        'The release stands at ',
        at,
        '\u00a0LUFS, ',
        numeral(printLevel({ value: yieldedLu, of: '/plan/loudness/yieldedLu', reason: '' })),
        '\u00a0LU under its target.',
      ]
    : [
        strong(shortName(binding)),
        ' reaches its limiter budget at ',
        at,
        '\u00a0LUFS; the others follow it.',
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
  const index = plan.loudness.because.findIndex(({ code }) => code === 'release-falls');
  const reason = plan.loudness.because[index];
  const gains = finished.map(gainDb).sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const [least, most] = [gains[0], gains.at(-1)];
  if (reason?.code !== 'release-falls' || !least || !most) return [];
  if ((least.value ?? 0) >= 0 || finished.length === 1) {
    const who = finished.length === 1 ? 'It comes' : fallingPart[family.release.target.of];
    const fall = `/plan/loudness/because/${index}/values/fallLu`;
    return [
      `${who} down by `,
      numeral(printLevel({ value: reason.values.fallLu, of: fall, reason: '' })),
      '\u00a0LU to meet the target.',
    ];
  }
  const [first, last] = [printChange(least), printChange(most)];
  return [
    'Every mix is louder than the target: ',
    ...(first.text === last.text
      ? ['each gain is ', numeral(first)]
      : ['gains are ', numeral(first), ' to ', numeral(last)]),
    '\u00a0dB.',
  ];
}

/** Whatever got worse stands before everything else. */
function whatGotWorse(family: Family): Words {
  const before = spreadAroundPlan(family, 'mix');
  const after = spreadAroundPlan(family, 'master');
  if (before.value === null || after.value === null || after.value - before.value < 0.1) return [];
  const [from, to] = [before, after].map((one) => numeral(printAtMost(one)));
  return ['Loudness did not get closer: ', from!, ' → ', to!, '\u00a0LU.'];
}
