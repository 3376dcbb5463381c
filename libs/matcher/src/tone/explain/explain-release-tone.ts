import type { Reason } from '@kindred/records';
import { toHundredths } from '../../gain-grid.js';
import type { Considered } from '../match-tone.js';
import type { AskedTone } from './explain-track-tone.js';
import { comparisonOf } from './told-against.js';
import { toTenths } from './told-place.js';

/** What was decided on the tone of a release as a whole. */
export function explainReleaseTone(
  considered: readonly Considered[],
  asked: AskedTone,
): readonly Reason[] {
  if (asked.amount === 0) {
    return [{ code: 'tone-not-matched', values: { why: asked.offBecause } }];
  }
  const target = considered[0]?.target;
  const strength = considered[0]?.strength;
  if (!target || !strength) {
    const areShort = considered.length > 1 && !considered.some(({ evidence }) => evidence?.isSong);
    return [{ code: 'tone-not-matched', values: { why: areShort ? 'too short' : 'alone' } }];
  }
  const { amount, mostDb, fewSongs, diversityShare } = strength;
  const because: Reason[] = [
    {
      code: 'tone-target',
      values: {
        against: comparisonOf(target),
        ...(target.referenceNames.length === 0 ? {} : { references: target.referenceNames }),
        songs: target.voters.length,
        moved: considered.filter(({ moved }) => moved && moved.bands.length > 0).length,
        tracks: considered.length,
      },
    },
  ];
  if (fewSongs !== null) {
    because.push({ code: 'tone-few-songs', values: { songs: fewSongs, amount, mostDb } });
  }
  if (diversityShare < 1) {
    const values = { distanceDb: toTenths(target.distanceDb), amount: toHundredths(amount) };
    because.push({ code: 'tone-diverse', values });
  }
  return because;
}
