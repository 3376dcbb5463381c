import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Issue, MeasuredTrack, Output, TrackPlan } from '@kindred/records';
import { writeBeats } from '../test/beat-file.js';
import { madePlan, madeRelease } from '../test/made-plan.js';
import { thisThreadWorkshop } from '../test/this-thread-workshop.js';
import type { StudioEvent } from './event.js';
import { locateTracks, pathOf } from './locate-tracks.js';
import { releaseFolderAt } from './release-folder.js';
import { profilesOf } from './release-records.js';
import { renderTracks } from './render-tracks.js';
import { createRunProgress } from './run-progress.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kindred-render-tracks-'));
  mkdirSync(join(root, 'mixes'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const outputs: readonly Output[] = [
  { container: 'wav', encoding: 's24', sampleRateHz: null, dither: 'plain' },
  { container: 'wav', encoding: 's16', sampleRateHz: 44_100, dither: 'shaped' },
  { container: 'flac', encoding: 's24', sampleRateHz: 48_000, dither: 'plain' },
  { container: 'wav', encoding: 'f32', sampleRateHz: 96_000, dither: 'plain' },
];

/** Mixes that run on, as long as said; each planned under what its gain gives. */
async function run({
  lengths,
  changes = [],
  spoil,
}: {
  /** In frames. */
  readonly lengths: readonly number[];
  readonly changes?: readonly Partial<TrackPlan>[];
  /** What happens between measuring and rendering. */
  readonly spoil?: () => void;
}) {
  let from = 0;
  lengths.forEach((frames, at) => {
    writeBeats(join(root, 'mixes', `${at + 1}.wav`), { from, frames });
    from += frames;
  });
  const workshop = thisThreadWorkshop();
  const release = madeRelease(lengths.map((_, at) => ({ file: `mixes/${at + 1}.wav` })));
  const located = locateTracks(release.tracks, root);
  const folder = releaseFolderAt(join(root, 'out'));
  mkdirSync(folder.work, { recursive: true });
  const measured: MeasuredTrack[] = [];
  for (const { number, file } of release.tracks) {
    const mix = { path: pathOf(located, number), name: file, unpackFolder: folder.work };
    const outcome = await workshop.run('profileTrack', { mix });
    if (outcome.status !== 'done') throw new Error(JSON.stringify(outcome));
    const { measurement } = outcome.result;
    const own = { number, file, title: file, status: 'done', issues: [], findings: [] } as const;
    measured.push({ ...measurement, ...own } as unknown as MeasuredTrack);
  }
  const plans = measured.map(({ sha256, loudness }, at): Partial<TrackPlan> => ({
    sourceSha256: sha256,
    gainDb: 8.5,
    aimLufs: loudness.integratedLufs! + 7.6,
    limiting: { budget: 'firm', times: 1 },
    ...changes[at],
  }));
  const groups = [measured.map(({ number }) => number)];
  const plan = { ...madePlan(plans, groups), outputs };
  const profiles = profilesOf(release, measured);
  spoil?.();
  const issues: Issue[] = [];
  const listener = (event: StudioEvent): void => {
    if (event.kind === 'issue') issues.push(event.issue);
  };
  const progress = createRunProgress({
    bytes: located.bytes,
    stages: ['render', 'verify'],
    listener,
  });
  const none = new Map<number, never>();
  const rendered = await renderTracks({
    release: { tracks: [] },
    plan,
    profiles,
    located,
    folder,
    workshop,
    progress,
    listener,
    fixed: none,
    byHand: none,
    keptRenders: null,
  });
  return { rendered: rendered!, issues, ran: workshop.ran, work: folder.work };
}

test('a segue is rendered as one stream, corrected as one, and every file keeps its promises', async () => {
  const fades = { out: { seconds: 0.2, curve: 'smooth' } } as const;
  const lengths = [60_001, 36_000, 72_007];
  const { rendered, issues, ran, work } = await run({
    lengths,
    changes: [{}, {}, { fades }],
  });
  expect(issues).toEqual([]);
  const finished = rendered.flatMap((track) => (track.status === 'finished' ? [track] : []));
  expect(finished.map(({ track }) => track.number)).toEqual([1, 2, 3]);
  expect(finished.map(({ rendering }) => rendering.promises.every(({ kept }) => kept))).toEqual([
    true,
    true,
    true,
  ]);
  const [{ rendering, track, partOf }] = finished as [(typeof finished)[0]];
  expect(rendering.renders).toBeGreaterThan(1);
  expect(new Set(finished.map((one) => one.track.gainDb))).toEqual(new Set([track.gainDb]));
  expect(ran.filter((job) => job === 'renderStream')).toHaveLength(rendering.renders);
  expect(partOf).toEqual([0, 1, 0, 2]);
  const framesOf = (part: number) => finished.map(({ parts }) => parts[part]!.output.format.frames);
  expect(framesOf(0)).toEqual(lengths);
  // To the nearest frame of where each ends: 55,125.9, 88,200.9 and 154,357.3.
  expect(framesOf(1)).toEqual([55_126, 33_075, 66_156]);
  expect(framesOf(2)).toEqual(lengths.map((frames) => 2 * frames));
  // What the first renders left is gone.
  expect(readdirSync(work)).toHaveLength(9);
});

test('what one track of a stream fails for, all fail for', async () => {
  const { rendered, work } = await run({
    lengths: [24_000, 26_000],
    spoil: () => writeBeats(join(root, 'mixes', '2.wav'), { from: 7, frames: 26_000 }),
  });
  expect(rendered.map(({ status }) => status)).toEqual(['failed', 'failed']);
  expect(rendered.flatMap(({ rendering }) => rendering.issues)).toMatchObject([
    { code: 'segue-failed', track: 1, message: expect.stringContaining('track 2') },
    { code: 'changed', track: 2 },
  ]);
  expect(readdirSync(work)).toEqual([]);
});

test('a join that can’t be rendered through is told once, and with its track', async () => {
  const { rendered, issues } = await run({
    lengths: [24_000, 24_000],
    changes: [{}, { gainDb: 8 }],
  });
  const apart = issues.filter(({ code }) => code === 'segue-apart');
  expect(apart).toHaveLength(1);
  expect(rendered[0]!.rendering.issues).toContainEqual(apart[0]);
  expect(rendered[1]!.rendering.issues).not.toContainEqual(apart[0]);
});
