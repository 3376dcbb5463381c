import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderingsSchema } from '@kindred/records';
import { noiseMix } from '../test/noise-mix.js';
import { bin } from '../test/small-album.js';
import { samplesOf } from '../test/wav-bytes.js';

const names = ['01 Ignition.wav', '02 Exit Ramp.wav', '03 Tunnel.wav'];
let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'kindred-direction-'));
  mkdirSync(join(home, 'mixes'));
  names.forEach((name, at) => {
    writeFileSync(join(home, 'mixes', name), noiseMix({ seconds: 8, seed: at + 1, side: 0.5 }));
  });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('a direction, from the release file to the master', () => {
  it('"warm it up a touch" is half of the moves of "warm", on every master', () => {
    const moved = movedBy('direction: warm it up a touch');
    for (const track of moved.tracks) {
      expect(furthest(track, halfWarm)).toBeLessThan(0.2);
      // It is a touch, and is there: body up, presence down.
      expect(track.at(250) - track.at(1000)).toBeGreaterThan(0.6);
      expect(track.at(2500) - track.at(1000)).toBeLessThan(0);
    }
  });

  it('"less warm" and "not so warm" go the other way, by the same', () => {
    for (const phrase of ['a touch less warm', 'a touch not so warm']) {
      const [track] = movedBy(`direction: ${phrase}`).tracks;
      expect(furthest(track!, (hz) => -halfWarm(hz))).toBeLessThan(0.2);
    }
  });

  it('on a track touches that master alone', () => {
    const moved = movedBy('direction: much brighter on track 2');
    const [first, second, third] = moved.tracks;
    for (const other of [first!, third!]) expect(furthest(other, () => 0)).toBeLessThan(0.03);
    expect(second!.at(5000) - second!.at(160)).toBeGreaterThan(2);
  });

  it('on the whole release leaves the family as near as it was', () => {
    const { without, tones } = movedBy('direction: [warmer, a touch less air]');
    const before = furthestApartDb(without.tones);
    expect(before).toBeGreaterThan(0.02);
    expect(Math.abs(furthestApartDb(tones) - before)).toBeLessThan(0.02);
  });

  it('"wider" raises the side of the mids and keeps the bass as wide as it was', () => {
    const [track] = movedBy('direction: wider').tracks;
    expect(track!.sideAt(2000)).toBeCloseTo(1.5, 1);
    expect(Math.abs(track!.sideAt(100))).toBeLessThan(0.1);
    const [other] = movedBy('direction: much narrower').tracks;
    expect(other!.sideAt(2000)).toBeCloseTo(-2, 1);
  });

  it('is told phrase by phrase in the terminal, the plan and the report', () => {
    const { stdout, out } = master('direction: [warm it up a touch, wider on track 3]');
    const told = '"warm it up a touch": +0.7 dB below 90 Hz, +0.8 dB at 250 Hz, -0.4 dB at 700';
    expect(stdout).toContain(told);
    expect(stdout).toContain('"wider on track 3": side +1.5 dB, 500 Hz to 8 kHz, on track 3.');
    expect(readFileSync(join(home, out, 'plan.yaml'), 'utf8')).toContain(`# ${told}`);
    const report = readFileSync(join(home, out, 'report.html'), 'utf8');
    expect(report.match(/warm it up a touch/gu)!.length).toBeGreaterThanOrEqual(4);
  });

  it('that is not understood stops before anything is read', () => {
    const { status, stderr } = run('direction: a touch more wramth');
    expect(status).toBe(2);
    expect(stderr).toContain('did you mean `warmth`?');
  });
});

describe('`adjust` and the match of width, from the release file to the master', () => {
  it('a gain lies on top of that of the match, and moves no other track', () => {
    const { loudness, without, digests } = movedBy('', 'adjust: { gain: -1 dB }');
    expect(loudness[1]! - without.loudness[1]!).toBeCloseTo(-1, 1);
    for (const at of [0, 2]) expect(digests[at]).toBe(without.digests[at]);
  });

  it('filters do what they say, whatever `most` is', () => {
    const eq = 'eq: [{ type: bell, frequency: 1 kHz, q: 1, gain: -6 dB }]';
    const moved = movedBy('', `adjust: { ${eq} }`);
    const [first, second] = moved.tracks;
    expect(second!.at(1000) - second!.at(8000)).toBeCloseTo(-6, 0);
    expect(furthest(first!, () => 0)).toBeLessThan(0.03);
  });

  it('a filter over half the rate is an error with its place, before anything is made', () => {
    const eq = 'eq: [{ type: bell, frequency: 23 kHz, gain: -1 dB }]';
    const { status, stderr } = run('', `adjust: { ${eq} }`);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /release-\d+\.yaml:6:77: error: a filter at 23 kHz; 2 Exit Ramp .* 22\.05 kHz/u,
    );
  });

  it('brings the side of a narrow song toward its siblings', () => {
    writeFileSync(join(home, 'mixes', names[1]!), noiseMix({ seconds: 8, seed: 2, side: 0.3 }));
    const moved = movedBy('match: { width: { amount: 80 %, most: 3 dB } }');
    const [first, second] = moved.tracks;
    expect(Math.abs(first!.sideAt(2000))).toBeLessThan(0.05);
    expect(second!.sideAt(2000)).toBeGreaterThan(1.5);
    expect(Math.abs(second!.sideAt(100))).toBeLessThan(0.1);
    expect(moved.digests[0]).toBe(moved.without.digests[0]);
  });
});

/** Half of the six filters of "warm", after the cookbook (R. Bristow-Johnson); those under 0.3 dB left out. */
function halfWarm(hz: number): number {
  return (
    shelf(hz, { gainDb: 0.73 }) +
    bell(hz, { at: 250, q: 0.9, gainDb: 0.75 }) +
    bell(hz, { at: 700, q: 0.8, gainDb: -0.39 }) +
    bell(hz, { at: 2500, q: 0.9, gainDb: -0.31 })
  );
}

/** |H|² of s² + s·√A/Q + 1 over s² + s/(√A·Q) + 1, A the amplitude, as an analogue filter. */
function bell(hz: number, { at, q, gainDb }: { at: number; q: number; gainDb: number }): number {
  const [x, root] = [hz / at, 10 ** (gainDb / 40)];
  const real = (1 - x * x) ** 2;
  return 10 * Math.log10((real + ((x * root) / q) ** 2) / (real + (x / (q * root)) ** 2));
}

/** Low shelf at 90 Hz, Q 0.71. */
function shelf(hz: number, { gainDb }: { gainDb: number }): number {
  const [x, A, q] = [hz / 90, 10 ** (gainDb / 40), 0.71];
  const k = (Math.sqrt(A) / q) ** 2 * x * x;
  return 10 * Math.log10((A * A * ((A - x * x) ** 2 + k)) / ((1 - A * x * x) ** 2 + k));
}

interface Moved {
  /** What a 1/3 octave gained against the master without. */
  readonly at: (hz: number) => number;
  /** What side against mid gained there. */
  readonly sideAt: (hz: number) => number;
  readonly centresHz: readonly number[];
}

/** The furthest that a master lies from a response, from 80 Hz to 12 kHz, its gain aside. */
function furthest({ at, centresHz }: Moved, response: (hz: number) => number): number {
  const misses = centresHz
    .filter((hz) => hz > 75 && hz < 12_000)
    .map((hz) => at(hz) - response(hz))
    .sort((a, b) => a - b);
  const middle = misses[misses.length >> 1]!;
  return Math.max(...misses.map((miss) => Math.abs(miss - middle)));
}

/** Masters of a release file with some keys, held against those of one without them. */
function movedBy(added: string, ofSecond = '') {
  const without = master('');
  const directed = master(added, ofSecond);
  const tracks = directed.tones.map((tone, at): Moved => {
    const before = without.tones[at]!;
    const band = (hz: number) =>
      tone.centresHz.reduce(
        (best, centre, index) =>
          Math.abs(centre / hz - 1) < Math.abs(tone.centresHz[best]! / hz - 1) ? index : best,
        0,
      );
    const side = ({ whole }: typeof tone, at: number) => whole!.sideDb[at]! - whole!.midDb[at]!;
    return {
      at: (hz) => tone.whole!.levelsDb[band(hz)]! - before.whole!.levelsDb[band(hz)]!,
      sideAt: (hz) => side(tone, band(hz)) - side(before, band(hz)),
      centresHz: tone.centresHz,
    };
  });
  return { ...directed, without, tracks };
}

/** Of all masters and thirds of an octave from 80 Hz to 12 kHz, their gains aside. */
function furthestApartDb(tones: ReturnType<typeof master>['tones']): number {
  const shapes = tones.map(({ whole, centresHz }) => {
    const heard = whole!.levelsDb.filter((_, at) => centresHz[at]! > 75 && centresHz[at]! < 12_000);
    const levels = heard.map((level) => level!);
    const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
    return levels.map((level) => level - mean);
  });
  const spans = shapes[0]!.map((_, at) => {
    const here = shapes.map((shape) => shape[at]!);
    return Math.max(...here) - Math.min(...here);
  });
  return Math.max(...spans);
}

let runs = 0;

function run(added: string, ofSecond = '') {
  const id = ++runs;
  const second = ofSecond === '' ? '' : `, ${ofSecond}`;
  const lines = [
    'title: Noises',
    'artist: Nobody',
    'target: quiet',
    'tracks:',
    `  - mixes/${names[0]!}`,
    `  - { file: mixes/${names[1]!}${second} }`,
    `  - mixes/${names[2]!}`,
    added,
  ];
  const file = `release-${id}.yaml`;
  writeFileSync(join(home, file), `${lines.join('\n')}\n`);
  const out = `out-${id}`;
  const args = [bin, 'master', file, '--out', out];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: home,
    encoding: 'utf8',
  });
  return { status, stdout, stderr, out };
}

function master(added: string, ofSecond = '') {
  const made = run(added, ofSecond);
  expect(made.status, made.stderr).toBe(0);
  const json = (name: string): unknown =>
    JSON.parse(readFileSync(join(home, made.out, name), 'utf8')) as unknown;
  const { tracks } = renderingsSchema.parse(json('renderings.json'));
  const outputs = tracks.flatMap((track) => track.outputs);
  return {
    ...made,
    tones: outputs.map(({ measured }) => measured.tone),
    loudness: outputs.map(({ measured }) => measured.loudness.integratedLufs ?? NaN),
    digests: outputs.map(({ file }) => {
      const samples = samplesOf(readFileSync(join(home, made.out, file)));
      return createHash('sha256').update(samples).digest('hex');
    }),
  };
}
