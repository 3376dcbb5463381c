import { describe, expect, it } from 'vitest';
import { pageOf } from '../test/page-of.js';
import { between, pointsIn, scaleOf } from '../test/read-chart.js';
import type { PathPoint } from '../test/path-points.js';
import { tonedRelease } from '../test/releases.js';
import { makeRecords } from '../test/report-fixture.js';
import { familyOf } from './family.js';
import { deviationOf } from './tone-deviation.js';

const records = makeRecords(tonedRelease);
const html = pageOf(records);
const family = familyOf(records);
const shown = [family.finished[0]!, family.finished[3]!];

interface Drawn {
  readonly points: readonly PathPoint[];
  /** Value of a height on the grid of 1000. */
  readonly scale: (y: number) => number;
  /** Columns of the drawing, one point each at most. */
  readonly columns: number;
  readonly heightPx: number;
  readonly durationSeconds: number;
}

interface Recorded {
  readonly values: readonly (number | null)[];
  readonly hopSeconds: number;
  readonly startSeconds: number;
}

/** How far, in pixels, a drawing lies from the highest value of each column, and what it leaves out. */
function faultsOf(drawn: Drawn, { values, hopSeconds, startSeconds }: Recorded) {
  const { points, scale, columns, heightPx, durationSeconds } = drawn;
  const highest = new Map<number, number>();
  values.forEach((value, index) => {
    if (value === null) return;
    const share = (startSeconds + index * hopSeconds) / durationSeconds;
    const column = Math.min(columns - 1, Math.floor(share * columns));
    highest.set(column, Math.max(highest.get(column) ?? -Infinity, value));
  });
  const perPx = Math.abs(scale(1000) - scale(0)) / heightPx;
  const [low, high] = [scale(0), scale(1000)].sort((a, b) => a - b) as [number, number];
  // Where a column is as wide as the grid's own, its middle may be rounded either way.
  const columnsAt = (x: number) =>
    [x - 0.5, x + 0.4].map((at) => Math.floor((at / 1000) * columns));
  const offPx = points.map(({ x, y }) =>
    Math.min(
      ...columnsAt(x).map(
        (column) =>
          // What passes the frame is drawn on it or cut by it.
          Math.abs(scale(y) - Math.min(high, highest.get(column) ?? Infinity)) / perPx,
      ),
    ),
  );
  const drawnColumns = new Set(points.flatMap(({ x }) => columnsAt(x)));
  const missing = [...highest].filter(
    ([column, value]) => value > low + perPx && value <= high && !drawnColumns.has(column),
  );
  return { columns: points.length, offPx: Math.max(...offPx), missing: missing.length };
}

const faultless = { offPx: expect.toSatisfy((px: number) => px <= 1), missing: 0 };

describe('the timeline', () => {
  it.each([
    ['wide', 1000, 206],
    ['narrow', 280, 200],
  ] as const)(
    'that is %s draws the short-term loudness of the records',
    (kind, columns, heightPx) => {
      const chart = between(
        html,
        `<div class="timeline-drawing timeline-${kind}"`,
        '<g class="tier',
      );
      const scale = scaleOf(chart);
      const { durationSeconds } = family;
      for (const track of shown) {
        const before = family.tracks.slice(0, track.number - 1);
        const offset = before.reduce((sum, one) => sum + one.durationSeconds, 0);
        for (const side of ['mix', 'master'] as const) {
          const { shortTermLufs: values, hopSeconds } = track[side].series;
          const points = pointsIn(chart, `${side}-line`, track.number);
          expect(points.length).toBeGreaterThan(20);
          expect(
            faultsOf(
              { points, scale, columns, heightPx, durationSeconds },
              // A window of 3 s stands at its middle.
              { values, hopSeconds, startSeconds: offset + 1.5 },
            ),
          ).toMatchObject(faultless);
        }
      }
    },
  );
});

describe.each(shown)('the card of $label', (track) => {
  const card = between(html, `id="${track.anchor}"`, '</details>');
  const lane = (name: string) => between(card, `<b>${name}</b>`, '<div class="lane');
  const { durationSeconds } = track;

  it('draws the short-term loudness of the records', () => {
    const chart = lane('Loudness');
    const scale = scaleOf(chart);
    for (const side of ['mix', 'master'] as const) {
      const { shortTermLufs: values, hopSeconds } = track[side].series;
      const points = pointsIn(chart, `${side}-line`);
      expect(
        faultsOf(
          { points, scale, columns: 500, heightPx: 84, durationSeconds },
          { values, hopSeconds, startSeconds: 1.5 },
        ),
      ).toMatchObject({ ...faultless, columns: expect.toSatisfy((n: number) => n > 300) });
    }
  });

  it('draws what the limiter took', () => {
    const chart = lane('Limiter').replace('x="-6" y="4" text-anchor', 'x="-6" y="0" text-anchor');
    const { reductionDb, hopSeconds } = track.rendering.limiter;
    const down = scaleOf(chart);
    const points = pointsIn(chart, 'limiter-area').filter(({ y }) => y > 0);
    expect(
      faultsOf(
        { points, scale: (y) => -down(y), columns: 500, heightPx: 44, durationSeconds },
        { values: reductionDb, hopSeconds, startSeconds: 0 },
      ),
    ).toMatchObject(faultless);
  });

  it('draws how left and right go along, and where they work against each other', () => {
    const chart = lane('Stereo');
    const scale = scaleOf(chart);
    const { correlations, windowSeconds } = track.master.stereoCourse!;
    const lowest = correlations.map((value) => value && -value);
    const timed = { hopSeconds: windowSeconds, startSeconds: windowSeconds / 2 };
    const drawn = { columns: 120, heightPx: 44, durationSeconds };
    const upsideDown = (y: number): number => -scale(y);
    expect(
      faultsOf(
        { ...drawn, points: pointsIn(chart, 'master-line'), scale: upsideDown },
        { ...timed, values: lowest },
      ),
    ).toMatchObject({ ...faultless, columns: expect.toSatisfy((n: number) => n > 100) });
    const against = pointsIn(chart, 'stereo-against').filter(({ y }) => y > 0);
    expect(against.length).toBeGreaterThan(5);
    expect(
      faultsOf(
        { ...drawn, heightPx: 22, points: against, scale: (y) => y / 1000 },
        { ...timed, values: lowest },
      ).offPx,
    ).toBeLessThanOrEqual(1);
  });

  it.each([
    ['mix', 'peaks', 'peaksLinear'],
    ['mix', 'rms', 'rmsLinear'],
    ['master', 'peaks', 'peaksLinear'],
    ['master', 'rms', 'rmsLinear'],
  ] as const)('draws the waveform of its %s: %s', (side, name, key) => {
    const chart = lane('Waveform');
    const overview = track[side].overview;
    // Half a lane each: the mix grows up from the middle, the master hangs from it.
    const scale = (y: number) => (side === 'mix' ? 1 - y / 1000 : y / 1000);
    const points = pointsIn(chart, `wave-${name} is-${side}`);
    const onBase = new Set([points[0], points.at(-1)]);
    expect(
      faultsOf(
        {
          points: points.filter((point) => !onBase.has(point)),
          scale,
          columns: name === 'peaks' ? 400 : 200,
          heightPx: 42,
          durationSeconds,
        },
        { values: overview[key], hopSeconds: overview.bucketSeconds, startSeconds: 0 },
      ),
    ).toMatchObject(faultless);
  });
});

describe.each(['mix', 'master'] as const)('the panel of tone of each %s', (side) => {
  const panels = html.split('<figure class="tone-panel">');
  const [panel = ''] = panels[side === 'mix' ? 1 : 2]!.split('</figure>');
  const hzAt = (x: number) => 20 * 1000 ** (x / 1000);

  it.each([
    ['as-deviation', 12],
    ['as-spectrum', 60],
  ] as const)('has the curve of each track in the records, %s', (kind, leastDb) => {
    const chart = between(panel, `<svg class="tone-plot ${kind}"`, '<svg class="tone-plot');
    const scale = scaleOf(chart);
    expect(Math.abs(scale(1000) - scale(0))).toBeGreaterThanOrEqual(leastDb - 0.1);
    const dbPerPx = Math.abs(scale(1000) - scale(0)) / 250;
    for (const track of shown) {
      const { centresHz, loud } = track[side].tone;
      const recorded =
        kind === 'as-spectrum' ? loud!.levelsDb : deviationOf(family, track[side].tone)!.valuesDb;
      const points = pointsIn(chart, 'tone-line', track.number);
      const isWithin = (value: number) =>
        value <= Math.max(scale(0), scale(1000)) && value >= Math.min(scale(0), scale(1000));
      const inside = centresHz.filter(
        (hz, band) => hz >= 50 && hz <= 15_000 && isWithin(recorded[band] ?? Infinity),
      );
      expect(points.length).toBeGreaterThanOrEqual(inside.length);
      for (const { x, y } of points) {
        if (y <= 0 || y >= 1000) continue;
        const band = centresHz.findIndex((hz) => Math.abs(Math.log(hz / hzAt(x))) < 0.01);
        expect(Math.abs(scale(y) - (recorded[band] ?? NaN))).toBeLessThanOrEqual(dbPerPx);
      }
    }
  });
});
