import { describe, expect, it } from 'vitest';
import { releases } from '../test/joined-release.js';

describe('every join', () => {
  it('is drawn for each boundary between two masters, and none for one track', () => {
    expect(releases.album.joins.map(({ from, to }) => `${from} to ${to}`)).toEqual([
      '01 to 02',
      '02 to 03',
      '03 to 04',
      '04 to 05',
      '05 to 06',
      '06 to 07',
      '07 to 08',
    ]);
    expect(releases.one.joins).toEqual([]);
    expect(releases.missing.joins.map(({ from, to }) => `${from} to ${to}`)).not.toContain(
      '04 to 05',
    );
  });

  it('tells the change from the last to the first ten seconds of sound, mix and master', () => {
    const { joins, records } = releases.album;
    const [first] = joins;
    const [from, to] = records.renderings.tracks;
    const loud = (track: typeof from, end: 'start' | 'end') =>
      track?.outputs[0]?.measured.edges[end].loudness10sLufs ?? NaN;
    expect(Number(first?.jump?.master.value)).toBeCloseTo(loud(to, 'start') - loud(from, 'end'), 9);
  });

  it('compares the very edges of a segue, and has no gap there', () => {
    const segue = releases.album.joins[1];
    expect(segue).toMatchObject({ gap: 'segue', isSegue: true, chart: { gapWidth: '0%' } });
    expect(segue?.jump).toMatchObject({ unit: 'dB', master: { text: '+3.0' } });
  });

  it('has a sentence where it jars, with the number that stands under the picture', () => {
    const jarring = releases.album.joins[2];
    expect(jarring?.isJarring).toBe(true);
    expect(jarring?.words.map(({ text }) => text).join('')).toContain(
      `${jarring?.jump?.master.text} LU`.replace(' ', '\u00a0'),
    );
  });

  it('has no number after a fade: it would be large, true and of no use', () => {
    const { joins } = releases.faded;
    expect(joins[0]).toMatchObject({ jump: null, aside: 'fades out first' });
  });
});
