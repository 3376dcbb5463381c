import type { Renderings } from '@kindred/records';
import { afterAll, expect, it } from 'vitest';
import { createSmallAlbum } from '../test/small-album.js';

const { kindred, json, text, remove } = createSmallAlbum({
  mixes: [3, 7, 8].map((seed) => ({ name: `${seed}.wav`, level: 0.3, seconds: 8, seed })),
  rest:
    'target: { loudness: -6 LUFS, of: every track, limiting: none }\n' +
    'output: [wav 24-bit, flac 24-bit 96 kHz, flac 16-bit 48 kHz]\n',
});
afterAll(remove);

it('a release without limiting has none in files of other rates, whose peaks lie elsewhere', () => {
  const { status, stderr } = kindred('master', '--no-audio', '--out', 'out');
  expect([status, stderr]).toEqual([0, expect.stringContaining('kept')]);
  const { tracks } = json('out/renderings.json') as Renderings;
  for (const { promises } of tracks) {
    const dynamics = promises.find(({ name }) => name === 'dynamics');
    expect(dynamics).toMatchObject({ kept: true });
    expect(dynamics?.got).toContain('reduction 0.00 dB');
  }
  expect(text('out/plan.yaml')).toMatch(/its limiter passed its budget by 0\.\d\d dB/u);
});
