import type { Output } from '@kindred/records';
import { expect, it } from 'vitest';
import { outputRateIssues } from './output-rates.js';

const wav = (sampleRateHz: number | null): Output => ({
  container: 'wav',
  encoding: 's24',
  sampleRateHz,
  dither: 'plain',
});
const flac: Output = { container: 'flac', encoding: 's24', sampleRateHz: null, dither: 'plain' };
const mp3: Output = { container: 'mp3', quality: 'V0', sampleRateHz: null };
const mix = (sampleRateHz: number) =>
  ({ number: 2, title: 'Tunnel', format: { sampleRateHz } }) as Parameters<
    typeof outputRateIssues
  >[1][number];

it.each([44_100, 48_000, 88_200, 96_000, 176_400, 192_000])(
  'has nothing to say at %i Hz',
  (rate) => {
    expect(outputRateIssues([wav(null), wav(44_100), flac, mp3], [mix(rate)])).toEqual([]);
  },
);

it('names the mix whose own rate a format does not have', () => {
  const issues = outputRateIssues([wav(null), flac], [mix(50_000)]);
  expect(issues.map(({ message, track }) => [message, track])).toEqual([
    ['2 Tunnel is at 50 kHz: FLAC is not made at 50 kHz', 2],
  ]);
});

it('names the mix that has nothing in common with the rate asked for', () => {
  const [issue] = outputRateIssues([wav(48_000)], [mix(44_099)]);
  expect(issue?.message).toContain('too little in common to be converted to 48 kHz');
});
