import { targetPresets } from '@kindred/records';
import { describe, expect, it } from 'vitest';
import * as releases from '../test/releases.js';
import { makeRecords } from '../test/report-fixture.js';
import type { ReleaseSpec } from '../test/release-spec.js';
import { familyOf, type ReportRecords } from './family.js';
import { summarisePromises } from './promise-summary.js';
import { judge } from './verdict.js';

const { keptRelease, notedRelease } = releases;
const verdictOf = (spec: ReleaseSpec) => judge(familyOf(makeRecords(spec)));
const leadOf = (spec: ReleaseSpec) =>
  verdictOf(spec)
    .lead.map(({ text }) => text)
    .join('');

/** The records with one promise of the third track broken. */
function breaking(name: string): ReportRecords {
  const records = makeRecords(keptRelease);
  const tracks = records.renderings.tracks.map((track) =>
    track.number === 3
      ? {
          ...track,
          promises: track.promises.map((promise) =>
            promise.name === name ? { ...promise, kept: false } : promise,
          ),
        }
      : track,
  );
  return {
    ...records,
    renderings: { ...records.renderings, tracks } as ReportRecords['renderings'],
  };
}

describe('the verdict', () => {
  it.each([
    ['all kept', keptRelease, 'It holds together in level.'],
    ['one held back', notedRelease, 'It holds together now. One track still stands apart.'],
    ['a track missing', releases.missingRelease, 'Not ready. One track has no master.'],
    ['a render failed', releases.unfinishedRelease, 'Not ready. One track has no master.'],
    ['over the ceiling', releases.brokenRelease, 'Not ready. One file passes its ceiling.'],
    ['the release yields', releases.yieldingRelease, 'It holds together, quieter than asked.'],
    ['one track', releases.oneTrackRelease, 'One track, mastered to its target.'],
    [
      'one track, quieter',
      { ...releases.oneTrackRelease, yieldedLu: 1 },
      'One track, quieter than asked.',
    ],
    ['two tracks', releases.twoTrackRelease, 'Two tracks, matched in level.'],
  ])('of "%s" is said by the first state that fits', (_, spec, headline) => {
    expect(verdictOf(spec).headline).toBe(headline);
  });

  it('says that mixes were level before, where they were', () => {
    const tracks = keptRelease.tracks.map((track) => ({ ...track, mixLufs: -16 }));
    expect(verdictOf({ tracks }).headline).toBe('These mixes already were level.');
  });

  it('counts tracks in words that agree', () => {
    const tracks = keptRelease.tracks.map((track, index) =>
      index < 2 ? { ...track, failed: 'at profile' as const } : track,
    );
    expect(verdictOf({ tracks }).headline).toBe('Not ready. Two tracks have no master.');
    const none = keptRelease.tracks.map((track) => ({ ...track, failed: 'at profile' as const }));
    expect(verdictOf({ tracks: none }).headline).toBe('Not ready. No track has a master.');
  });

  it('names the track and the number that hold the release back', () => {
    expect(leadOf(notedRelease)).toContain('04 Ninety Fathoms stays 0.8\u00a0LU under');
    expect(leadOf(releases.yieldingRelease)).toContain('01 Low Tide reaches its limiter budget');
  });

  it('says first what got worse', () => {
    const tracks = keptRelease.tracks.map((track, index) => ({
      ...track,
      mixLufs: -16,
      ...(index === 3 && { underLu: 1.2 }),
    }));
    expect(verdictOf({ tracks }).headline).toBe('Not together yet. One track stands apart.');
    expect(leadOf({ tracks })).toMatch(/^Loudness did not get closer: 0\.0 → 1\.\d\u00a0LU\./);
  });

  it('claims no level where songs lie as far apart as they came', () => {
    const tracks = keptRelease.tracks.map((track, index) => ({
      ...track,
      mixLufs: -13 - index,
      offsetLu: index,
    }));
    const { headline } = verdictOf({ tracks });
    expect(headline).toBe('As far apart in level as the mixes.');
    expect(leadOf({ tracks })).toContain('They lie 7.0\u00a0LU apart, in the mixes 7.0\u00a0LU.');
  });

  it('says that every mix had to fall, where the plan says so', () => {
    const values = {
      fallLu: 2,
      gainMinDb: -3,
      gainMaxDb: -1,
      of: 'loudest track' as const,
      targetWord: 'streaming',
      targetLufs: -14,
      louderTarget: 'competitive',
      orAsMixed: false,
    } as const;
    const tracks = keptRelease.tracks.map((track, index) => ({
      ...track,
      mixLufs: -9 + index / 8,
    }));
    const even = keptRelease.tracks.map((track) => ({ ...track, mixLufs: -9 }));
    const some = { ...keptRelease, planReasons: [{ code: 'release-falls', values } as const] };
    expect(leadOf(some)).toContain(
      'The loudest track comes down by 2.0\u00a0LU to meet the target.',
    );
    const spec = { tracks, planReasons: [{ code: 'release-falls', values } as const] };
    expect(leadOf(spec)).toMatch(/Every mix is louder than the target: gains are −\d.\d to −\d/u);
    expect(leadOf({ ...spec, tracks: even })).toContain('the target: each gain is −3.4\u00a0dB.');
  });

  it('says first of light masters that they are no release, and sends nobody to deliver them', () => {
    const records = makeRecords(keptRelease);
    const { lead, next } = judge(familyOf({ ...records, plan: { ...records.plan, light: true } }));
    expect(lead.map(({ text }) => text).join('')).toMatch(
      /^Light masters, .*not for release\. \w/u,
    );
    expect(next.map(({ text }) => text)).toEqual(['Listen, then master in full for release']);
  });

  it('offers at most three next steps, delivery only when all is ready', () => {
    for (const spec of Object.values(releases.allReleases)) {
      expect(verdictOf(spec).next.length).toBeLessThanOrEqual(3);
    }
    const steps = (spec: ReleaseSpec) =>
      verdictOf(spec)
        .next.map(({ text }) => text)
        .join();
    expect(steps(keptRelease)).toBe('Listen, then deliver eight files');
    expect(steps(releases.brokenRelease)).not.toContain('deliver');
  });
});

describe('the promises', () => {
  const head = (spec: ReleaseSpec) => summarisePromises(familyOf(makeRecords(spec))).head;

  it('are counted apart as kept, with a note and broken, none of them as nothing', () => {
    expect(head(keptRelease)).toBe('7 kept');
    expect(head(notedRelease)).toBe('6 kept, 1 with a note');
    expect(head(releases.brokenRelease)).toBe('6 kept, 1 broken');
    expect(head(releases.missingRelease)).toBe('6 kept, 1 with a note');
  });

  it.each(['peak', 'loudness', 'tone', 'dynamics', 'length', 'files', 'sources'])(
    'make a release unready when that of %s is broken on one track',
    (name) => {
      const family = familyOf(breaking(name));
      expect(judge(family).headline).toMatch(/^Not ready\. [A-Z]/);
      expect(summarisePromises(family).rows.find((row) => row.name === name)?.standing).toBe(
        'broken',
      );
    },
  );

  it('show the highest peak over the budget that the target gives', () => {
    const target = { ...targetPresets.loud, ceilingDbtp: -0.5 };
    const { rows } = summarisePromises(familyOf(makeRecords({ ...keptRelease, target })));
    expect(rows.find(({ name }) => name === 'peak')?.label).toBe('Ceiling −0.5\u00a0dBTP');
    expect(rows.find(({ name }) => name === 'dynamics')?.measured).toMatch(/of 3\u00a0dB used$/);
  });
});
