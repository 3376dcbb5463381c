import { createBandEqResponse, thirdOctaveCentresHz, thirdOctaves } from '@kindred/dsp';
import type { EqBand } from '@kindred/records';
import { describe, expect, it } from 'vitest';
import { makeRecords } from '../test/report-fixture.js';
import {
  aloneRelease,
  keptRelease,
  oneTrackRelease,
  referredRelease,
  tonedRelease,
  twoTrackRelease,
} from '../test/releases.js';
import { drawCardTone } from './card-tone.js';
import { familyOf } from './family.js';
import { drawFamilyTone } from './family-tone.js';
import { toneFigure } from './tone-figure.js';

const toned = familyOf(makeRecords(tonedRelease));

/** How far a track that differs by a filter lies from the centre where it lies furthest out. */
function apartDb(gainDb: number): number {
  const bell: EqBand = { type: 'bell', frequencyHz: 3000, q: 0.7, gainDb };
  const response = createBandEqResponse({ sampleRateHz: 44_100, bands: thirdOctaves });
  const shape = [...response.cascadeDb([bell])];
  const isJudged = (band: number) => band >= 6 && band <= 26;
  expect([thirdOctaveCentresHz[6], thirdOctaveCentresHz[26]].map(Math.round)).toEqual([79, 7943]);
  const judged = shape.filter((_, band) => isJudged(band));
  const level = judged.reduce((sum, value) => sum + value, 0) / judged.length;
  const smooth = shape.map(
    (at, band) => (shape[band - 1]! + 2 * at + shape[band + 1]!) / 4 - level,
  );
  return Math.max(...smooth.filter((_, band) => isJudged(band)));
}

/** Heights of a path's points, from 0 at the top to 1000. */
function heights(path: string): number[] {
  const numbers = path.match(/-?\d+/gu)!.map(Number);
  let y = 0;
  return numbers.flatMap((value, index) => (index % 2 === 1 ? [(y += value)] : []));
}

describe('the family’s tone', () => {
  it('names the one that lies outside, by how much, in the mixes and in the masters', () => {
    const [mixes, masters] = drawFamilyTone(toned).chart!.panels;
    expect(mixes!.caption).toBe('Mixes · one of eight outside the band');
    expect(mixes!.names.map(({ text }) => text)).toEqual([
      `04 Ninety Fathoms +${apartDb(5).toFixed(1)}`,
    ]);
    expect(mixes!.lines.filter(({ emphasised }) => emphasised)).toHaveLength(1);
    expect(masters!.caption).toBe('Masters · all inside the band');
    expect(masters!.names).toEqual([]);
  });

  it('draws a track that lies on the centre as a straight line through its middle', () => {
    const [first] = drawFamilyTone(toned).chart!.panels[0]!.lines;
    for (const y of heights(first!.path)) expect(Math.abs(y - 500)).toBeLessThanOrEqual(1);
  });

  it('has its numbers in a table, by bands as engineers call them', () => {
    const { numbers } = drawFamilyTone(toned).chart!;
    const names = numbers.heads.map(({ name }) => name);
    expect(names.slice(0, 7)).toEqual(['25', '31.5', '40', '50', '63', '80', '100']);
    expect(names).toContain('1.25k');
    expect(names.at(-1)).toBe('16k');
    const fourth = numbers.rows.filter(({ number }) => number === 4);
    expect(fourth.map(({ side }) => side)).toEqual(['mix', 'master']);
    expect(fourth[0]!.texts[names.indexOf('3.15k')]).toBe(`+${apartDb(5).toFixed(1)}`);
  });

  it('ends a line at the frame where it lies further out, and marks that it goes on', () => {
    const tracks = tonedRelease.tracks.map((track, index) => ({
      ...track,
      tone: { apart: { ...track.tone!.apart, gainDb: index === 3 ? 30 : 0 }, eq: [] },
    }));
    const [mixes] = drawFamilyTone(familyOf(makeRecords({ tracks }))).chart!.panels;
    const far = mixes!.lines[3]!;
    expect(Math.min(...heights(far.path))).toBe(0);
    // The bell stands at 3 kHz, on an axis from 20 Hz over three decades.
    expect(far.exits).toHaveLength(1);
    expect(far.exits[0]!.above).toBe(true);
    expect(Math.abs(parseFloat(far.exits[0]!.x) - (100 / 3) * Math.log10(3000 / 20))).toBeLessThan(
      2,
    );
    expect(mixes!.lines[2]!.exits).toEqual([]);
  });

  it('has the levels of the loud passages for a spectrum, on an axis of 60 dB under full scale', () => {
    const [mixes, masters] = drawFamilyTone(toned).chart!.panels;
    const tone = toned.tracks[0]!.mix!.tone;
    const drawn = tone.centresHz.flatMap((hz, band) =>
      hz >= 25 && hz <= 18_000 ? tone.loud!.levelsDb[band]! : [],
    );
    const ys = heights(mixes!.lines[0]!.spectrum);
    expect(ys).toHaveLength(drawn.length);
    ys.forEach((y, index) => expect(Math.abs(y - (-drawn[index]! / 60) * 1000)).toBeLessThan(1));
    expect(masters!.lines).toHaveLength(8);
  });

  it('names both of two tracks that differ, and accuses neither', () => {
    const tracks = tonedRelease.tracks.slice(0, 2).map((track, index) => ({
      ...track,
      tone: { apart: { ...track.tone!.apart, gainDb: index === 0 ? 6 : -6 }, eq: [] },
    }));
    const family = familyOf(makeRecords({ tracks }));
    const [mixes] = drawFamilyTone(family).chart!.panels;
    expect(mixes!.caption).toBe('Mixes · two tracks: no saying which is off');
    expect(mixes!.names).toHaveLength(2);
    expect(mixes!.lines.some(({ emphasised }) => emphasised)).toBe(false);
    const { columns } = toneFigure(family)!.strip;
    expect(columns.some(({ emphasised }) => emphasised)).toBe(false);
  });

  it('has no chart without a centre, and none of one track', () => {
    for (const release of [keptRelease, oneTrackRelease]) {
      expect(drawFamilyTone(familyOf(makeRecords(release))).chart).toBeNull();
    }
  });

  it('draws the references as one line where they lie from the centre, and names them', () => {
    const { reference } = drawFamilyTone(familyOf(makeRecords(referredRelease))).chart!;
    expect(reference!.words).toBe('references Autumn Leaves, Winter');
    expect(reference!.name.text).toBe('references');
    const ys = heights(reference!.path);
    // A shelf takes 4 dB from the top: on an axis of 12 dB that is a third of its height.
    expect(Math.abs(ys.at(-1)! - ys[0]! - 1000 / 3)).toBeLessThan(15);
    expect(ys[0]!).toBeLessThan(500);
    expect(drawFamilyTone(toned).chart!.reference).toBeNull();
  });

  it('accuses nobody where more than a third lie outside', () => {
    const tracks = tonedRelease.tracks.map((track, index) => ({
      ...track,
      tone: { apart: { ...track.tone!.apart, gainDb: index % 2 === 0 ? 7 : -7 }, eq: [] },
    }));
    const [mixes] = drawFamilyTone(familyOf(makeRecords({ tracks }))).chart!.panels;
    expect(mixes!.caption).toBe('Mixes · eight of eight outside the band: different arrangements');
    expect(mixes!.names).toEqual([]);
    const { columns } = toneFigure(familyOf(makeRecords({ tracks })))!.strip;
    expect(columns.some(({ emphasised }) => emphasised)).toBe(false);
  });

  it('is a figure of the furthest track, before and after', () => {
    const figure = toneFigure(toned)!;
    // Rounded up, so that no distance is made smaller than it is.
    expect(Number(figure.before!.text)).toBeGreaterThanOrEqual(apartDb(5));
    expect(Number(figure.before!.text)).toBeLessThan(apartDb(5) + 0.1);
    expect(Number(figure.after.text)).toBeLessThan(Number(figure.before!.text) - 1);
    expect(figure.foot).toBe('Tone was moved on 04. All inside the band.');
    expect(toneFigure(familyOf(makeRecords(twoTrackRelease)))).toBeNull();
  });
});

describe('the tone of one track', () => {
  it('is held against its references where it has no siblings', () => {
    const alone = familyOf(makeRecords(aloneRelease));
    expect(drawFamilyTone(alone).chart).toBeNull();
    const { curves } = drawCardTone(alone, alone.finished[0]!);
    expect(curves!.against).toBe('the reference Autumn Leaves');
    expect(drawCardTone(toned, toned.finished[0]!).curves!.against).toBe('the family');
    // Its bell of 5 dB, less what is taken back, stands over a reference with less treble.
    const y = (path: string) => Math.min(...heights(path));
    expect(y(curves!.mix)).toBeLessThan(y(curves!.master));
    expect(y(curves!.master)).toBeLessThan(350);
  });

  it('has its lines named where they differ most, or as one where they hardly do', () => {
    const [first, , , fourth] = toned.finished;
    const names = drawCardTone(toned, fourth!).curves!.names;
    expect(names.map(({ text, above }) => ({ text, above }))).toEqual([
      { text: 'mix', above: true },
      { text: 'master', above: false },
    ]);
    expect(drawCardTone(toned, first!).curves!.names.map(({ text }) => text)).toEqual([
      'mix and master',
    ]);
  });

  it('shows what its filters do, or that it was left alone', () => {
    const [first, , , fourth] = toned.finished;
    const alone = drawCardTone(toned, first!);
    expect(alone.eq).toBeNull();
    expect(alone.leftAlone).toMatch(/^Left alone\. At most 0\.\d\u00a0dB from the family\.$/u);
    const { eq } = drawCardTone(toned, fourth!);
    // −2 dB on an axis to −2.5.
    expect(Math.max(...heights(eq!.line))).toBe(900);
  });
});
