import { describe, expect, it } from 'vitest';
import { makeRecords } from '../test/report-fixture.js';
import { keptRelease, stretchedRelease } from '../test/releases.js';
import { dynamicsFigure } from './dynamics-figure.js';
import { familyOf } from './family.js';
import { summarisePromises } from './promise-summary.js';
import { drawSettings } from './settings.js';
import { drawCard } from './track-card.js';

const family = familyOf(makeRecords(stretchedRelease));

describe('a track that may use half as much again of its limiting', () => {
  it('is held against what it may use, wherever the report says it', () => {
    const [, second] = family.finished;
    expect(second!.rendering.limiter.loudPassageLossDb).toBeGreaterThan(0.7);
    const { columns } = dynamicsFigure(family).strip;
    expect(columns.map(({ over }) => over)).not.toContain(true);
    const row = summarisePromises(family).rows.find(({ name }) => name === 'dynamics');
    expect(row!.measured).toMatch(/of 1\.05\u00a0dB used$/u);
    const facts = drawCard(family, second!, { open: true }).work!.limiter;
    expect(facts.map(({ remark }) => remark)).toContain('of 1.05');
    const limiting = drawSettings(family).find(({ name }) => name === 'Limiting');
    expect(limiting!.words).toMatch(/; 02: 1\.5 times gentle$/u);
  });
});

describe('a release whose limiter took next to nothing', () => {
  it('says the same in its figure, its foot and its promise', () => {
    const records = makeRecords(keptRelease);
    const tracks = records.renderings.tracks.map((track) =>
      track.status === 'done'
        ? { ...track, limiter: { ...track.limiter, reductionMaxDb: 0.04, loudPassageLossDb: 0.01 } }
        : track,
    );
    const hardly = familyOf({ ...records, renderings: { ...records.renderings, tracks } });
    const figure = dynamicsFigure(hardly);
    expect(figure.after).toMatchObject({ text: '0.0', value: '0.01' });
    expect(figure.foot).toContain('No limiting was needed.');
    const row = summarisePromises(hardly).rows.find(({ name }) => name === 'dynamics');
    expect(row!.measured).toMatch(/^0\.0 of /u);
  });
});
