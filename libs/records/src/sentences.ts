import { decimals, sayAtMost, sayChange, sayLevel, sayTime } from './figures.js';
import { boundWords, within } from './bound-words.js';
import type { LimitingBound } from './limiting-bounds.js';
import type { Reason, ReasonCode } from './reason.js';
import type { LoudnessBasis, TrackRole } from './release.js';
import { limitingBudgets, type LimitingBudget } from './target.js';
import { toneSentences } from './tone-sentences.js';
import { widthSentences } from './width-sentences.js';
import { wishSentences } from './wish-sentences.js';

type ValuesOf<Code extends ReasonCode> = Extract<Reason, { code: Code }>['values'];
type Sentences = { readonly [Code in ReasonCode]: (values: ValuesOf<Code>) => string };

/**
 * A reason in words: the one place where reasons become sentences, for the terminal, the comments
 * of plan.yaml and the report. It begins in lower case where it can follow a track's name and a
 * colon, and always ends in a full stop.
 */
export function sentence(reason: Reason): string {
  // The table's type ties each code to its own values; a lookup by code cannot carry that through.
  const say = sentences[reason.code] as (values: Reason['values']) => string;
  return say(reason.values);
}

/** A track as people name it: "3 Tunnel". */
export function trackName({ number, title }: { number: number; title: string }): string {
  return `${number} ${title}`;
}

const sentences: Sentences = {
  ...toneSentences,
  ...widthSentences,
  ...wishSentences,

  louder: ({ changeDb, ...levels }) => `louder by ${size(changeDb)}: ${againstFamily(levels)}.`,

  quieter: ({ changeDb, ...levels }) => `quieter by ${size(changeDb)}: ${againstFamily(levels)}.`,

  'level-kept': (levels) => `level left as it is: ${againstFamily(levels)}.`,

  'every-track': ({ changeDb, measuredLufs, measuredWith, targetLufs }) =>
    `${direction(changeDb)}: ${behind(measuredWith)}it measures ${sayLevel(measuredLufs, 'LUFS')}, ` +
    `and every track is brought to ${typed(targetLufs, 'LUFS')}.`,

  'role-offset': ({ role, offsetLu }) =>
    offsetLu === 0
      ? `at the family's level: ${roleWords[role]}.`
      : `${kept(offsetLu)}: ${roleWords[role]}.`,

  offset: ({ offsetLu }) =>
    offsetLu === 0
      ? `at the family's level, as its \`offset\` says.`
      : `${kept(offsetLu)}, as its \`offset\` says.`,

  'difference-kept': ({ keptLu, arrivedUnderLu }) =>
    `kept ${size(keptLu, 'LU')} under: it arrived ${size(arrivedUnderLu, 'LU')} lower, so part of ` +
    `that looks meant. \`role: single\` brings it up.`,

  lifted: ({ liftDb, offsetLu }) =>
    `lifted ${size(liftDb)} against the others; intended? \`offset: ${typed(offsetLu, 'LU')}\` keeps it lower.`,

  'held-to-target': ({ targetLufs }) =>
    `held lower, so that it is not louder than ${typed(targetLufs, 'LUFS')} itself.`,

  'shared-gain': ({ tracks }) =>
    `${listed(tracks)} run into ${tracks.length === 2 ? 'each other' : 'one another'}, so they share one gain.`,

  'as-mixed': ({ changeDb, why, genre }) =>
    `levels kept as mixed: ${whyAsMixed[why](genre)}one gain for all, ${sayChange(changeDb)}.`,

  pinned: ({ gainDb, bound, limiting, times, isBeyond }) => {
    const more = isBeyond
      ? `, and ${typed(times)} times its ${limiting} limiting is not enough`
      : `, so it may use ${typed(times)} times its ${limiting} limiting`;
    return (
      `pinned at ${sayChange(gainDb)} by hand.` +
      (bound === null ? '' : ` There ${boundWords(bound, limiting)}${more}.`)
    );
  },

  'limiter-pinned': ({ ceilingDbtp, aimDbtp, targetCeilingDbtp }) => {
    const over = ceilingDbtp > targetCeilingDbtp;
    return (
      `limiter set by hand: ceiling ${typed(ceilingDbtp, 'dBTP')}` +
      `${over ? `, over the release's ${typed(targetCeilingDbtp)}` : ''}, aim ${typed(aimDbtp, 'dBTP')}.`
    );
  },

  'limiting-stretched': ({ times, limiting }) =>
    `may use ${typed(times)} times its ${limiting} limiting, so that the release need not come down further.`,

  'mastered-before': ({ ceilingDbtp, tracks }) =>
    `${tracks === 1 ? 'This looks like a master already' : 'These look like masters already'}, made for ` +
    `${typed(ceilingDbtp, 'dBTP')}: nothing more is held back. Better give Kindred the ` +
    `${tracks === 1 ? 'mix' : 'mixes'}.`,

  'matched-on-integrated': ({ durationSeconds }) =>
    `matched on the whole of it: at ${decimals(durationSeconds, 1)} s it is too short for a ` +
    `loud-section level, which needs 3 s.`,

  'no-limiting': ({ headroomDb }) =>
    `no limiting: peaks stay ${decimals(Math.floor(headroomDb * 10 + 1e-9) / 10, 1)} dB under the ceiling.`,

  limiting: ({ reductionMaxDb, atSeconds, loudPassageLossDb, allowedLossDb }) =>
    `holds back at most ${sayAtMost(reductionMaxDb)}, at ${sayTime(atSeconds)}; ` +
    `loud passages lose ${sayAtMost(loudPassageLossDb)} of ${typed(allowedLossDb)} allowed.`,

  'already-limited': ({ plrDb }) =>
    `source already limited (PLR ${decimals(plrDb, 1)} dB, peak over loudness): no more was added.`,

  'limiting-budget': ({ basis, wantedLufs, underLu, bound, limiting, times, of }) => {
    const where = basis === 'loud sections' ? ' in its loud sections' : '';
    const others = of === 'every track' ? '' : '; the whole release would be quieter if it waited';
    return (
      `can't reach ${sayLevel(wantedLufs, 'LUFS')}${where} ${within(limiting)}: ` +
      `${boundWords(bound, limiting, times)}. Stays ${sayAtMost(underLu, 'LU')} under${others}.` +
      wayOut(bound, limiting)
    );
  },

  'release-target': ({ basis, of, commonLufs, targetLufs, expectedLufs, loudestTrack }) => {
    const whole = of === 'album' ? 'the release as a whole' : `the loudest track, ${loudestTrack},`;
    if (of !== 'every track' && commonLufs === null) {
      return `levels kept as mixed, so that ${whole} is ${sayLevel(expectedLufs, 'LUFS')}.`;
    }
    if (commonLufs === null) {
      const lowest =
        targetLufs - expectedLufs < 0.05
          ? ''
          : `; the lowest stays at ${sayLevel(expectedLufs, 'LUFS')}`;
      return `every track brought to ${typed(targetLufs, 'LUFS')} by itself${lowest}.`;
    }
    return (
      `${basis === 'loud sections' ? 'loud sections' : 'integrated loudness'} matched to ` +
      `${sayLevel(commonLufs, 'LUFS')}, so that ${whole} is ${sayLevel(expectedLufs, 'LUFS')}.`
    );
  },

  'family-stays': ({ wouldMoveLu, levelKeptLu }) =>
    `levels stay where the last plan put them: planned anew the family would lie ` +
    `${size(wouldMoveLu, 'LU')} ${wouldMoveLu > 0 ? 'higher' : 'lower'}, and up to ` +
    `${typed(levelKeptLu, 'LU')} moves no track that nobody touched.`,

  'release-yields': ({ expectedLufs, targetLufs, track, bound, limiting, ...given }) =>
    `Tops out at ${sayLevel(expectedLufs, 'LUFS')}, target ${typed(targetLufs)}: ${track} has no more ` +
    `room; ${boundWords(bound, limiting)}.${givenSoFar(given)}`,

  'release-falls': ({ targetWord, targetLufs, louderTarget, orAsMixed, ...fall }) => {
    const target = `${targetWord === 'custom' ? 'the target,' : `${targetWord}'s`} ${typed(targetLufs, 'LUFS')}`;
    const instead = louderTarget === null ? '' : ` To fall less: \`target: ${louderTarget}\`.`;
    const kept = orAsMixed ? ' To keep the levels between tracks: `loudness: as mixed`.' : '';
    return `${falling(fall, target)}.${instead}${kept}`;
  },

  'room-to-spare': ({ allowedLufs, limiting }) =>
    limiting === 'none'
      ? `room to spare: ${sayLevel(allowedLufs, 'LUFS')} would need no limiting either.`
      : `room to spare: the same ${limiting} limiting would allow ${sayLevel(allowedLufs, 'LUFS')}.`,

  corrected: ({ gainFromDb, gainToDb, missedByLu, overByDb, overBudgetDb, limiterAimDbtp }) => {
    const landed =
      missedByLu === null
        ? []
        : [
            `it landed ${hundredths(missedByLu, 'LU')} ${missedByLu > 0 ? 'over' : 'under'} its aim`,
          ];
    const passed =
      overByDb === null ? [] : [`its peak passed the ceiling by ${hundredths(overByDb, 'dB')}`];
    const spent =
      overBudgetDb === undefined
        ? []
        : [`its limiter passed its budget by ${hundredths(overBudgetDb, 'dB')}`];
    const gain =
      gainFromDb === gainToDb
        ? []
        : [`gain ${decimals(gainToDb, 2)} dB instead of ${decimals(gainFromDb, 2)}`];
    const aim =
      overByDb === null ? [] : [`the limiter aims for ${decimals(limiterAimDbtp, 2)} dBTP`];
    return `rendered again: ${[...landed, ...passed, ...spent].join(' and ')}; now ${[...gain, ...aim].join(', ')}.`;
  },
};

const roleWords: Readonly<Record<TrackRole, string>> = {
  single: 'it is a single',
  ballad: 'it is a ballad',
  interlude: 'it is an interlude',
  intro: 'it is the intro',
  outro: 'it is the outro',
  spoken: 'it is spoken',
};

/** A genre is a text of the person's. */
const whyAsMixed: Readonly<Record<ValuesOf<'as-mixed'>['why'], (genre: string | null) => string>> =
  {
    asked: () => '',
    genre: (genre) => `the genre is ${genre}; `,
    segues: () => 'every track runs into the next; ',
    masters: () => 'these look mastered; ',
  };

function kept(offsetLu: number): string {
  return `kept ${size(offsetLu, 'LU')} ${offsetLu < 0 ? 'under' : 'over'} the others`;
}

/** "3 and 4", "3, 4 and 5" */
function listed(numbers: readonly number[]): string {
  return `${numbers.slice(0, -1).join(', ')} and ${numbers[numbers.length - 1]}`;
}

function givenSoFar({
  releaseFirstLu,
  times,
  underLu,
  releaseThenLu,
}: Pick<
  ValuesOf<'release-yields'>,
  'releaseFirstLu' | 'times' | 'underLu' | 'releaseThenLu'
>): string {
  const lu = (value: number): string => sayAtMost(value, 'LU');
  const byTrack = [
    ...(times > 1 ? [`${typed(times)} times its limiting`] : []),
    ...(underLu >= saidLu ? [`${lu(underLu)} under its siblings`] : []),
  ];
  const parts = [
    ...(releaseFirstLu >= saidLu ? [`${lu(releaseFirstLu)} by the release`] : []),
    ...(byTrack.length > 0 ? [`by the track, ${byTrack.join(' and ')}`] : []),
    ...(releaseThenLu >= saidLu ? [`then ${lu(releaseThenLu)} more by the release`] : []),
  ];
  return parts.length === 0 ? '' : ` Given so far: ${parts.join('; ')}.`;
}

/** Less is not told. */
const saidLu = 0.05;

function againstFamily(levels: {
  readonly basis: LoudnessBasis;
  readonly measuredLufs: number;
  readonly measuredWith?: 'filters' | 'width' | undefined;
  readonly familyLufs: number;
}): string {
  const { basis, measuredLufs, measuredWith, familyLufs } = levels;
  const what = basis === 'loud sections' ? 'loud sections measure' : 'it measures';
  return `${behind(measuredWith)}${what} ${sayLevel(measuredLufs, 'LUFS')}, the family ${decimals(familyLufs, 1)}`;
}

/** A level that is not the file's own says so. */
function behind(what: 'filters' | 'width' | undefined): string {
  if (what === undefined) return '';
  return what === 'filters' ? 'with its filters, ' : 'with its width, ';
}

function direction(changeDb: number): string {
  if (decimals(changeDb, 1) === '0.0') return 'level left as it is';
  return `${changeDb > 0 ? 'louder' : 'quieter'} by ${size(changeDb)}`;
}

/** With tracks that rise among those that fall, what falls is what the target is meant for. */
function falling(
  {
    gainMinDb,
    gainMaxDb,
    fallLu,
    of,
  }: Pick<ValuesOf<'release-falls'>, 'gainMinDb' | 'gainMaxDb' | 'fallLu' | 'of'>,
  target: string,
): string {
  if (gainMaxDb >= 0) {
    const what = {
      'loudest track': 'The loudest track',
      album: 'The album',
      'every track': 'The loudest track',
    };
    return `${what[of]} gets quieter, by ${size(fallLu, 'LU')}, to meet ${target}`;
  }
  const [least, most] = [size(gainMaxDb), size(gainMinDb)];
  const span = least === most ? most : `${decimals(-gainMaxDb, 1)} to ${most}`;
  return `Every track gets quieter, by ${span}: the mixes are louder than ${target}`;
}

function wayOut(bound: LimitingBound, limiting: LimitingBudget): string {
  if (bound === 'already limited') return ' Ask for the mix without its bus limiter.';
  if (bound === 'peak over loudness' || bound === 'loudness range') return '';
  const firmer = limitingBudgets[limitingBudgets.indexOf(limiting) + 1];
  return firmer === undefined
    ? ' For more: ask for a mix with lower peaks.'
    : ` For more: \`limiting: ${firmer}\`.`;
}

/** How large a change is, without its sign. */
function size(change: number, unit = 'dB'): string {
  return sayChange(Math.abs(change), unit).replace('+', '');
}

/** A miss of hundredths, which one decimal would hide. */
function hundredths(value: number, unit: string): string {
  return `${decimals(Math.abs(value), 2)} ${unit}`;
}

/** A number as a person types it, without needless decimals. */
function typed(value: number, unit?: string): string {
  const text = String(Number(value.toFixed(2)));
  return unit === undefined ? text : `${text} ${unit}`;
}
