import { targetPresets, type Issue } from '@kindred/records';
import type { ReleaseSpec, TrackSpec } from './release-spec.js';
import { forms } from './song-form.js';

const album: readonly TrackSpec[] = [
  { title: 'Low Tide', seconds: 294, form: 'verseAndChorus', mixLufs: -15.6, mixPeakDbtp: -2.3 },
  { title: 'Glass Harbour', seconds: 260, form: 'even', mixLufs: -20.2, mixPeakDbtp: -8.8 },
  { title: 'Undertow', seconds: 244, form: 'even', mixLufs: -14.9, mixPeakDbtp: -3.4 },
  { title: 'Ninety Fathoms', seconds: 285, form: 'dense', mixLufs: -18.2, mixPeakDbtp: -3.3 },
  { title: 'Salt Engine', seconds: 233, form: 'dense', mixLufs: -12.8, mixPeakDbtp: -3.5 },
  { title: 'Breakwater', seconds: 261, form: 'growing', mixLufs: -12.6, mixPeakDbtp: -3.6 },
  { title: 'The Long Dark', seconds: 298, form: 'ballad', mixLufs: -19, mixPeakDbtp: -3.8 },
  { title: 'Landfall', seconds: 240, form: 'growing', mixLufs: -17.2, mixPeakDbtp: -3.5 },
];

const truncated: Issue = {
  code: 'truncated',
  severity: 'error',
  message: 'mixes/05 Salt Engine.wav ends at 2:11, its header says 3:53',
  fix: 'Export or copy it again.',
};

const overload: Issue = {
  code: 'clipping',
  severity: 'warning',
  message: 'Flattened peaks at 1:12.304, 64 places, the longest 14 samples',
  fix: 'Ask for a mix without clipping; 3 dB of space is plenty.',
};

/** Eight tracks, all as planned, a ballad among them. */
export const keptRelease: ReleaseSpec = { tracks: album };

/** One is brighter than its siblings, and has half of it taken back. */
export const tonedRelease: ReleaseSpec = {
  tracks: album.map((track, index) => ({
    ...track,
    tone: {
      apart: { type: 'bell', frequencyHz: 3000, q: 0.7, gainDb: index === 3 ? 5 : index / 8 },
      eq: index === 3 ? [{ type: 'bell', frequencyHz: 3000, q: 0.7, gainDb: -2 }] : [],
    },
  })),
};

/** The same, on its way to music with less treble. */
export const referredRelease: ReleaseSpec = {
  ...tonedRelease,
  reference: {
    names: ['../references/Autumn Leaves.flac', '../references/Winter.wav'],
    apart: { type: 'high-shelf', frequencyHz: 4000, q: 0.7, gainDb: -4 },
  },
};

/** One song without siblings, held against a reference. */
export const aloneRelease: ReleaseSpec = {
  ...tonedRelease,
  tracks: tonedRelease.tracks.slice(3, 4),
  reference: { ...referredRelease.reference!, names: ['../references/Autumn Leaves.flac'] },
  withoutCentre: true,
};

/** One uses half as much again of its limiting. */
export const stretchedRelease: ReleaseSpec = {
  tracks: album.map((track, index) => ({
    ...track,
    ...(index === 1 && { limitingTimes: 1.5, mixPeakDbtp: 2 }),
  })),
};

/** One held back by its budget, one lower on purpose, one with a warning. */
export const notedRelease: ReleaseSpec = {
  tracks: album.map((track, index) => ({
    ...track,
    ...(index === 3 && { underLu: 0.78 }),
    ...(index === 6 && { offsetLu: 1.5 }),
    ...(index === 7 && { issues: [overload] }),
  })),
};

/** One mix that could not be read to its end. */
export const missingRelease: ReleaseSpec = {
  tracks: tonedRelease.tracks.map((track, index) =>
    index === 4 ? { ...track, failed: 'at profile', issues: [truncated] } : track,
  ),
};

/** One that was measured, and failed when it was rendered. */
export const unfinishedRelease: ReleaseSpec = {
  tracks: album.map((track, index) =>
    index === 4 ? { ...track, failed: 'at render', issues: [truncated] } : track,
  ),
};

/** One file over the ceiling. */
export const brokenRelease: ReleaseSpec = {
  tracks: album.map((track, index) => (index === 2 ? { ...track, brokenPeakDbtp: -0.62 } : track)),
};

export const yieldingRelease: ReleaseSpec = { tracks: album, yieldedLu: 0.6 };

export const oneTrackRelease: ReleaseSpec = { tracks: album.slice(0, 1) };

export const twoTrackRelease: ReleaseSpec = { tracks: album.slice(0, 2) };

/** Twenty tracks, three of them interludes of 40 seconds. */
export const longRelease: ReleaseSpec = {
  title: 'Twenty',
  tracks: Array.from({ length: 20 }, (_, index) => {
    const names = Object.keys(forms) as (keyof typeof forms)[];
    const isInterlude = index % 7 === 3;
    return {
      title: isInterlude ? `Interlude ${index}` : `Song number ${index + 1}`,
      seconds: isInterlude ? 40 : 170 + 9 * index,
      form: names[index % names.length] ?? 'even',
      mixLufs: -13 - ((index * 37) % 80) / 10,
      mixPeakDbtp: -1 - ((index * 13) % 50) / 10,
      ...(isInterlude && { offsetLu: 3 }),
      ...(index === 11 && { underLu: 0.9 }),
    };
  }),
};

/** One track of 2.4 s, which has no loud section, and one that needed no gain. */
export const shortRelease: ReleaseSpec = {
  tracks: [
    ...album.slice(0, 2),
    { title: 'Sting', seconds: 2.4, form: 'even', mixLufs: -16, mixPeakDbtp: -6, tooShort: true },
  ],
};

/** For broadcast: whole tracks, each brought to -23 LUFS by itself. */
export const broadcastRelease: ReleaseSpec = {
  tracks: album.slice(0, 4),
  target: targetPresets.broadcast,
  basis: 'integrated',
  eachItsOwn: true,
};

/** Names that would break a page, a layout or a reading direction. */
export const hostileRelease: ReleaseSpec = {
  title: '<script>alert(1)</script> "quoted" & \u202eRTL override',
  artist: '</title><img src=x onerror=alert(2)>',
  tracks: [
    '<script>alert(1)</script>',
    'ليلة القيادة الطويلة',
    '夜のドライブと長い道',
    '🌊🌊🌊 tides 👩‍👩‍👧‍👦 and \ud83d a half',
    `${'A title of two hundred characters goes on and on '.repeat(4)}end`,
    `${'Unbroken'.repeat(25)}`,
    '"><svg onload=alert(3)>{{this}} `code` ${x} \u0000\u0007',
    'javascript:alert(4)',
  ].map((title, index) => ({
    ...(album[index] as TrackSpec),
    title,
    ...(index === 0 && {
      underLu: 0.8,
      issues: [{ ...overload, message: `<b>bold</b> ${'x'.repeat(300)}` }],
    }),
  })),
};

export const allReleases = {
  kept: keptRelease,
  toned: tonedRelease,
  referred: referredRelease,
  alone: aloneRelease,
  noted: notedRelease,
  missing: missingRelease,
  unfinished: unfinishedRelease,
  broken: brokenRelease,
  yielding: yieldingRelease,
  oneTrack: oneTrackRelease,
  twoTracks: twoTrackRelease,
  long: longRelease,
  short: shortRelease,
  broadcast: broadcastRelease,
  hostile: hostileRelease,
} as const;
