import { describe, expect, it } from 'vitest';
import type { Issue, Reason, TrackProfile } from '@kindred/records';
import { tellFindings } from './track-findings.js';

/** Thirds of an octave from 20 Hz to 20 kHz; 160 to 315 Hz are 9 to 12. */
const evenDb = Array.from({ length: 31 }, (_, band) => -20 - band);
const muddyDb = evenDb.map((db, band) => (band >= 9 && band <= 12 ? db + 6 : db));

/** Of a track only what is asked for. */
function profile(number: number, levelsDb: readonly number[], standardErrorDb = 0.2): TrackProfile {
  const loud = { levelsDb, standardErrorDb: levelsDb.map(() => standardErrorDb) };
  const made = { number, status: 'done', tone: { loud }, series: { momentaryLufs: [] } };
  return { ...made, findings: [] } as unknown as TrackProfile;
}

const release = [1, 2, 3, 4].map((number) => profile(number, number === 3 ? muddyDb : evenDb));

function told(because: readonly Reason[]): { told: string[]; kept: string[] } {
  const issues: Issue[] = [];
  const profiles = tellFindings(release, {
    tones: [{ number: 3, because }],
    listener: (event) => event.kind === 'issue' && issues.push(event.issue),
  });
  return {
    told: issues.map(({ code, track }) => `${track} ${code}`),
    kept: profiles.flatMap(({ findings }) => findings?.map(({ code }) => code) ?? []),
  };
}

const problem = (frequencyHz: number, wantedDb: number): Reason => ({
  code: 'tone-mix-problem',
  values: { frequencyHz, wantedDb, appliedDb: 0, against: 'siblings' },
});

describe('a range of tone that stands out from its siblings', () => {
  it('is told and kept where the plan says nothing of tone', () => {
    expect(told([])).toEqual({ told: ['3 mud'], kept: ['mud'] });
  });

  it('is left to the plan where that speaks of the same range', () => {
    expect(told([problem(200, -3)])).toEqual({ told: [], kept: [] });
    expect(told([problem(420, -3)])).toEqual({ told: [], kept: [] });
  });

  it('is told where the plan speaks of another range, or of the opposite', () => {
    expect(told([problem(1900, -3)]).told).toEqual(['3 mud']);
    expect(told([problem(200, 3)]).told).toEqual(['3 mud']);
  });
});
