import { deliverySchema, type Output, type Renderings } from '@kindred/records';
import { expect, it } from 'vitest';
import { deliveredSet } from './delivered-set.js';

const outputs: readonly Output[] = [
  { container: 'wav', encoding: 's24', sampleRateHz: null, dither: 'plain' },
  { container: 'mp3', quality: 'V0', sampleRateHz: null },
];
const release = {
  title: 'Night Drive',
  artist: 'The Example Band',
  details: { upc: '036000291452' },
};

function track(number: number, files: readonly [string, string]) {
  const [first, second] = files.map((file) => ({ file, bytes: 10 * number, sha256: `${file}#` }));
  const further = { ...second, output: outputs[1] };
  return { number, status: 'done', outputs: [first], further };
}

function renderingsOf(...tracks: readonly object[]): Renderings {
  return {
    tracks: tracks.map((one) => ('further' in one ? { ...one, further: [one.further] } : one)),
  } as unknown as Renderings;
}

const whole = track(1, ['masters/01 A.wav', 'masters/mp3-v0/01 A.mp3']);

it('lists every file with its track and what it is, those beside the tracks last', () => {
  const cue = {
    kind: 'cue',
    file: 'masters/A.cue',
    track: null,
    output: null,
    bytes: 5,
    sha256: 'c',
  } as const;
  const set = deliveredSet(release, { outputs, renderings: renderingsOf(whole), besides: [cue] });
  expect(deliverySchema.parse(set)).toEqual(set);
  expect(set.isComplete).toBe(true);
  expect(set.release.upc).toBe('036000291452');
  expect(set.files.map(({ kind, file, track: of }) => [kind, file, of])).toEqual([
    ['master', 'masters/01 A.wav', 1],
    ['master', 'masters/mp3-v0/01 A.mp3', 1],
    ['cue', 'masters/A.cue', null],
  ]);
  expect(set.files[1]?.output).toEqual(outputs[1]);
});

it('is not complete where a file was rejected or a track failed, and lists neither', () => {
  const rejected = track(2, ['masters/02 B.wav', 'rejected/mp3-v0/02 B.mp3']);
  const failed = { number: 3, status: 'failed', outputs: [] };
  for (const other of [rejected, failed]) {
    const renderings = renderingsOf(whole, other);
    const set = deliveredSet(release, { outputs, renderings, besides: [] });
    expect(set.isComplete).toBe(false);
    expect(set.files.some(({ file }) => file.startsWith('rejected/'))).toBe(false);
  }
});
