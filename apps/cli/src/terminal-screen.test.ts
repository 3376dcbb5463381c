import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { targetPresets, type Issue, type Release } from '@kindred/records';
import type { StudioEvent } from '@kindred/studio';
import { inkFor } from './ink.js';
import type { RunEnd } from './screen.js';
import { createTerminalScreen } from './terminal-screen.js';

const unsaid = { role: null, offsetLu: null, limiting: null, segue: null };
const release: Release = {
  schema: 'release/1',
  title: 'Night Drive',
  artist: 'The Example Band',
  genre: null,
  target: targetPresets.streaming,
  match: { loudness: 'loud sections' },
  tracks: [
    { number: 1, file: 'a.wav', title: 'Ignition', ...unsaid },
    { number: 2, file: 'b.wav', title: 'Tunnel', ...unsaid },
  ],
  outputFolder: null,
};

/** The second track, half of it rendered. */
const halfRendered: StudioEvent = {
  kind: 'progress',
  stage: 'render',
  step: 'render',
  track: 2,
  doing: 'rendering',
  done: 0.5,
};

function shownFor(
  events: readonly StudioEvent[],
  {
    kept = [],
    second = 'Tunnel',
    how = 'done',
  }: { readonly kept?: Issue[]; readonly second?: string; readonly how?: RunEnd } = {},
): string {
  const stream = new PassThrough() as unknown as NodeJS.WriteStream & PassThrough;
  let written = '';
  stream.on('data', (chunk: Buffer) => (written += chunk.toString()));
  Object.assign(stream, { columns: 80, rows: 24, isTTY: true });
  let seconds = 0;
  const screen = createTerminalScreen({
    stream,
    ink: inkFor({ choice: 'never', isTerminal: true, environment: {} }),
    clock: () => (seconds += 1),
    titles: new Map([
      [1, 'Ignition'],
      [2, second],
    ]),
    keep: (issue) => void kept.push(issue),
  });
  for (const event of events) screen.show(event);
  screen.end(how);
  return stripVTControlCharacters(written);
}

const track = (
  number: number,
  stage: 'measure' | 'render',
  { isUnchanged = false } = {},
): StudioEvent => ({
  kind: 'track',
  durationSeconds: 60,
  stage,
  track: number,
  title: 'Title',
  file: 'a.wav',
  figures: '',
  isUnchanged,
});

describe('the terminal screen', () => {
  it('heads the run with what is mastered and toward what', () => {
    const shown = shownFor([{ kind: 'release', release, folder: '/r' }]);
    expect(shown).toContain('Night Drive · The Example Band · 2 tracks · streaming, -14 LUFS');
  });

  it('shows a title that would turn what follows as what it is', () => {
    const shown = shownFor([{ kind: 'stage', stage: 'render', tracks: 2 }, halfRendered], {
      second: 'Tun\u202elen',
    });
    expect(shown).toContain('2 Tun\\u202elen');
  });

  it('shows where a run is, what it works on and what is left', () => {
    const shown = shownFor([{ kind: 'stage', stage: 'render', tracks: 2 }, halfRendered]);
    expect(shown).toMatch(/rendering +━+─+/u);
    expect(shown).toMatch(/0 of 2, \d+ s left/u);
    expect(shown).toContain('2 Tunnel');
  });

  it('says how fast it goes once a track is finished, without those that it only took up', () => {
    const doing = { kind: 'progress', stage: 'render', step: 'render', track: 2 } as const;
    const shown = shownFor([
      { kind: 'stage', stage: 'render', tracks: 2 },
      track(1, 'render', { isUnchanged: true }),
      { ...doing, doing: 'rendering', done: 0.3 },
      track(2, 'render'),
      { ...doing, doing: 'rendering', done: 0.6 },
    ]);
    const speeds = shown.match(/\d of 2[^\n]*/gu);
    expect(speeds?.[0]).toMatch(/^1 of 2, \d+ s left$/u);
    expect(speeds?.at(-1)).toMatch(/^2 of 2, \d+ s left, \d+ × real time$/u);
  });

  it('leaves one line for each finished stage, at most 80 wide', () => {
    const shown = shownFor([
      { kind: 'stage', stage: 'measure', tracks: 2 },
      track(1, 'measure'),
      track(2, 'measure'),
      { kind: 'stage', stage: 'render', tracks: 2 },
      track(1, 'render'),
    ]);
    const lines = shown.split('\n').filter((one) => /^[✓!]/u.test(one));
    expect(lines[0]).toMatch(/^✓ measured +2 tracks +\d+\.\d s$/u);
    expect(lines[1]).toMatch(/^! rendered +1 of 2 tracks, every file read back and measured/u);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('says that a run is finishing, and that it has finished only where it has', () => {
    const events: StudioEvent[] = [{ kind: 'stage', stage: 'report', tracks: 2 }];
    expect(shownFor(events)).toMatch(
      /^ {2}finishing\n[^]*^✓ finished +files tagged, report written +1\.0 s$/mu,
    );
    const brokenOff = shownFor(events, { how: 'broken off' });
    expect(brokenOff).toContain('finishing');
    expect(brokenOff).not.toContain('finished');
  });

  it.each([
    [[false, true], '2 tracks, 1 unchanged since last measured'],
    [[true, true], '2 tracks, all unchanged since last measured'],
  ])('says how many tracks were not measured again: %j', (unchanged, told) => {
    const shown = shownFor([
      { kind: 'stage', stage: 'measure', tracks: 2 },
      ...unchanged.map((one, index) => track(index + 1, 'measure', { isUnchanged: one })),
    ]);
    expect(shown).toContain(`measured   ${told}`);
  });

  it('keeps issues for the end, so that progress does not scroll them away', () => {
    const kept: Issue[] = [];
    const issue: Issue = { code: 'truncated', severity: 'error', message: 'cut short' };
    expect(shownFor([{ kind: 'issue', issue }], { kept })).not.toContain('cut short');
    expect(kept).toEqual([issue]);
  });
});
