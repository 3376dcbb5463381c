import { describe, expect, it } from 'vitest';
import { corpusTracks, readTrack } from '../../conformance/corpus.js';
import { measureTone } from '../../conformance/tone.js';

const tracks = corpusTracks();

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1]!;

/**
 * A track's halves are not drawn from one pot: songs build. So bands may lie a few standard errors
 * apart; but tracks whose error is small must have halves alike, and restless ones must be told.
 */
describe.skipIf(tracks.size === 0)('the halves of a real track', () => {
  it.each([...tracks])(
    'lie a few standard errors apart at most: %s',
    (name, path) => {
      const { channels, sampleRateHz } = readTrack(name, path);
      const middle = Math.floor(channels[0]!.length / 2);
      const halves = [
        channels.map((samples) => samples.subarray(0, middle)),
        channels.map((samples) => samples.subarray(middle)),
      ].map((half) => measureTone(half, { sampleRateHz }).tone.loud!);
      const [first, second] = [halves[0]!, halves[1]!];
      const levels = first.levelsDb.flatMap((level, band) => {
        const other = second.levelsDb[band] ?? null;
        return level === null || other === null ? [] : [level - other];
      });
      // Of equal loudness: level is no matter of tone.
      const offset = median(levels);
      const apart = median(levels.map((difference) => Math.abs(difference - offset)));
      const told = median(
        first.standardErrorDb.flatMap((error, band) => {
          const other = second.standardErrorDb[band] ?? null;
          return error === null || other === null ? [] : [Math.sqrt(error * error + other * other)];
        }),
      );
      console.info(`${name}: halves ${apart.toFixed(2)} dB apart, told ${told.toFixed(2)} dB`);
      expect(apart / told).toBeGreaterThan(0.25);
      expect(apart / told).toBeLessThan(4);
    },
    60_000,
  );
});
