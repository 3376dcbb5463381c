import type { Deliverable, Release } from '@kindred/records';
import { expect, it } from 'vitest';
import { gapsOf } from './join-release.js';

type Tracks = Parameters<typeof gapsOf>[0];

/** Of 44.1 kHz, by frames and by the silence at start and end in seconds. */
function made(...tracks: readonly (readonly [number, number, number])[]): Tracks {
  return tracks.map(([frames, start, end], index) => ({
    track: { number: index + 1 },
    files: [{ format: { frames, sampleRateHz: 44_100 } }],
    measured: { edges: { start: { silenceSeconds: start }, end: { silenceSeconds: end } } },
  })) as unknown as Tracks;
}

function asked(deliver: readonly Deliverable[], gapSeconds?: number): Release {
  const track = { number: 1, ...(gapSeconds === undefined ? {} : { gapSeconds }) };
  return { deliver, tracks: [track, { number: 2 }, { number: 3 }] } as unknown as Release;
}

const tracks = made([100_003, 0, 0.5], [50_001, 0.25, 0], [70_007, 0, 0]);
const apart = { segueGroups: [] };

it('makes two seconds, less the silence that is there, and none behind the last', () => {
  const gaps = gapsOf(tracks, { release: asked([]), plan: apart });
  expect(gaps).toEqual([Math.round(1.25 * 44_100), 2 * 44_100, 0]);
});

it('makes what a track asks for, and never cuts silence that is longer', () => {
  expect(gapsOf(tracks, { release: asked([], 3), plan: apart })[0]).toBe(2.25 * 44_100);
  expect(gapsOf(tracks, { release: asked([], 0.5), plan: apart })[0]).toBe(0);
});

it('makes none where tracks run on, whatever the numbers say', () => {
  const gaps = gapsOf(tracks, { release: asked([]), plan: { segueGroups: [[1, 2]] } });
  expect(gaps).toEqual([0, 2 * 44_100, 0]);
});

it('begins every track on a CD frame where that is asked for, by less than one of them', () => {
  const usual = gapsOf(tracks, { release: asked([]), plan: apart });
  const gaps = gapsOf(tracks, { release: asked(['cd frames']), plan: apart });
  let start = 0;
  gaps.slice(0, -1).forEach((gap, index) => {
    start += tracks[index]!.files[0].format.frames + gap;
    expect(start % 588).toBe(0);
    expect(gap - usual[index]!).toBeGreaterThanOrEqual(0);
    expect(gap - usual[index]!).toBeLessThan(588);
  });
});

it('leaves a track that another runs into where it is, and the next on its frame', () => {
  const plan = { segueGroups: [[1, 2]] };
  const [first, second] = gapsOf(tracks, { release: asked(['cd frames']), plan });
  expect(first).toBe(0);
  expect((100_003 + 50_001 + second!) % 588).toBe(0);
});
