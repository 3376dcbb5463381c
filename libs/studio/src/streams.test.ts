import type { MeasuredTrack, TrackPlan } from '@kindred/records';
import { expect, test } from 'vitest';
import { madePlan } from '../test/made-plan.js';
import { streamsOf } from './streams.js';

/** Streams by the numbers of their tracks, and the issues of joins. */
function streams(
  changes: readonly Partial<TrackPlan>[],
  groups: readonly (readonly number[])[],
  formats: readonly { sampleRateHz?: number; channels?: number }[] = [],
) {
  const tracks = changes.map((_, at) => ({
    number: at + 1,
    status: 'done',
    format: { sampleRateHz: 44_100, channels: 2, ...formats[at] },
  }));
  const profiles = { tracks: tracks as unknown as MeasuredTrack[] };
  const made = streamsOf(madePlan(changes, groups), profiles);
  return {
    numbers: made.streams.map((stream) => stream.map(({ track }) => track.number)),
    issues: made.issues,
    failed: made.failed.map((one) => [one.track.number, one.for]),
  };
}

test('tracks that run into one another are one stream, the others their own', () => {
  const { numbers, issues } = streams([{}, {}, {}, {}, {}], [[2, 3, 4]]);
  expect(numbers).toEqual([[1], [2, 3, 4], [5]]);
  expect(issues).toEqual([]);
});

test('groups that meet stay two', () => {
  const groups = [
    [1, 2],
    [3, 4],
  ];
  expect(streams([{}, {}, {}, {}], groups).numbers).toEqual(groups);
});

const bell = { type: 'bell', frequencyHz: 1000, q: 1, gainDb: 1 } as const;

test.each<[string, Partial<TrackPlan>, object, string]>([
  ['another rate', {}, { sampleRateHz: 48_000 }, 'their sample rates differ (48000 and 44100 Hz)'],
  ['another count of channels', {}, { channels: 1 }, 'one is mono, the other stereo'],
  ['a gain of its own', { gainDb: 1 }, {}, 'their gains differ'],
  ['filters of its own', { eq: [bell] }, {}, 'their filters differ'],
  ['a width of its own', { sideDb: 1 }, {}, 'their widths differ'],
  [
    'a limiter of its own',
    { limiter: { ceilingDbtp: -2, aimDbtp: -2.1 } },
    {},
    'their limiters differ',
  ],
  [
    'a fade at the join',
    { fades: { out: { seconds: 1, curve: 'smooth' } } },
    {},
    'one fades at their join',
  ],
])('a track with %s is rendered apart, and the join is named', (_, change, format, why) => {
  const { numbers, issues } = streams([{}, change, {}], [[1, 2, 3]], [{}, format]);
  expect(numbers.at(-1)).toEqual([3]);
  expect(issues.at(-1)).toMatchObject({
    code: 'segue-apart',
    severity: 'warning',
    message:
      'track 2 runs into track 3, but they are rendered apart, so that their join may be heard: ' +
      why,
    track: 2,
  });
});

test('a fade at the ends of a stream parts nothing', () => {
  const fades = { out: { seconds: 1, curve: 'smooth' } } as const;
  expect(streams([{}, { fades }], [[1, 2]])).toMatchObject({ numbers: [[1, 2]], issues: [] });
});

test('tracks that run on with one that is not there are none of them rendered', () => {
  const { numbers, failed } = streams([{}, {}, {}, {}], [[2, 3, 9]]);
  expect(numbers).toEqual([[1], [4]]);
  expect(failed).toEqual([
    [2, 9],
    [3, 9],
  ]);
});
