import { deepReductionDb, type Release } from '@kindred/records';
import type { Family } from './family.js';
import { allowanceOfRelease } from './family-figures.js';
import { settingText } from './number-text.js';
import { typeset } from './prose.js';

export interface Setting {
  readonly name: string;
  readonly words: string;
  /** Sources of its numbers; empty for a version. */
  readonly of: string;
}

/** How the masters were made, as set. */
export function drawSettings(family: Family): readonly Setting[] {
  const { release, basis, version } = family;
  const { target } = release;
  const allowed = allowanceOfRelease(family);
  const limiting =
    target.limiting === 'none'
      ? 'none'
      : `${target.limiting}: loud passages lose at most ${allowed.loudPassageLossDb} dB, no moment more than ` +
        `${allowed.reductionMaxDb} dB, over ${deepReductionDb} dB for ${shareText(allowed.deepReductionShare)} of the time` +
        stretched(family);
  return [
    { name: 'Target', words: targetWords(release), of: '/release/target' },
    { name: 'Ceiling', words: `${settingText(target.ceilingDbtp)} dBTP`, of: '/release/target' },
    { name: 'Limiting', words: limiting, of: 'allowance:release /plan/tracks' },
    {
      name: 'Matched on',
      words: basis === 'loud sections' ? 'loud sections' : 'whole tracks',
      of: '/plan',
    },
    { name: 'Made by', words: `Kindred ${version}`, of: '' },
  ].map((setting) => ({ ...setting, words: typeset(setting.words) }));
}

/** "streaming, −14 LUFS for the loudest track". */
export function targetWords({ target, tracks }: Release): string {
  const of = {
    'loudest track': 'for the loudest track',
    album: 'for the album as a whole',
    'every track': 'for every track',
  }[target.of];
  const word = target.word === 'custom' ? '' : `${target.word}, `;
  const level = `${word}${settingText(target.loudnessLufs)} LUFS`;
  return typeset(tracks.length === 1 ? level : `${level} ${of}`);
}

/** Tracks with a budget of their own, or with more of the release's. */
function stretched({ finished, release }: Family): string {
  const others = finished.filter(
    ({ plan: { limiting } }) => limiting.times !== 1 || limiting.budget !== release.target.limiting,
  );
  return others
    .map(({ label, plan: { limiting } }) => {
      const times = limiting.times === 1 ? '' : `${limiting.times} times `;
      return `; ${label}: ${times}${limiting.budget}`;
    })
    .join('');
}

function shareText(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}
