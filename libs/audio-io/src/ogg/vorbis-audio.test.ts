import { beforeAll, describe, expect, it } from 'vitest';
import { floatsOf, furthestFrom, oggOf, toneOf } from '../../test/lossy-files.js';
import { tempFolder } from '../../test/temp-folder.js';
import { unpackedOf, unpackWhole } from '../../test/unpack-whole.js';

const folder = tempFolder();
const tone = toneOf(44_100, 2);
let whole: Buffer;
beforeAll(async () => {
  whole = await oggOf({ planes: tone });
});

describe('Ogg Vorbis', () => {
  it('is as long as what was encoded, and in its place', async () => {
    const { unpacked, audio } = await unpackedOf(folder, whole);
    const samples = floatsOf(audio);
    expect(samples.length).toBe(2 * 44_100);
    expect(furthestFrom(tone, samples)).toBeLessThan(0.05);
    expect(unpacked.format).toMatchObject({
      container: 'ogg',
      bitsPerSample: null,
      sampleRateHz: 44100,
      channels: 2,
      frames: 44_100,
    });
    expect(unpacked.issues.map(({ code }) => code)).toEqual(['lossy-source']);
  });

  it('in mono is that', async () => {
    const { unpacked } = await unpackedOf(folder, await oggOf({ planes: toneOf(9999, 1) }));
    expect(unpacked.format).toMatchObject({ channels: 1, frames: 9999 });
  });

  it('that breaks off is truncated, between pages and inside one', async () => {
    const lastPage = whole.lastIndexOf('OggS');
    for (const length of [lastPage, lastPage + 10, whole.length - 1]) {
      const outcome = await unpackWhole(folder, whole.subarray(0, length));
      expect(outcome).toMatchObject({ code: 'truncated', issue: { severity: 'error' } });
    }
  });

  it('is damaged where a single bit is', async () => {
    for (const at of [200, Math.floor(whole.length / 2), whole.length - 5]) {
      const bytes = Buffer.from(whole);
      bytes[at]! ^= 8;
      expect(await unpackWhole(folder, bytes)).toMatchObject({ code: 'damaged' });
    }
  });

  it('of several streams in a row is refused, and what is no stream behind it is passed over', async () => {
    const twice = await unpackWhole(folder, Buffer.concat([whole, whole]));
    expect(twice).toMatchObject({ code: 'unsupported-encoding' });
    const tag = Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125)]);
    const { unpacked } = await unpackedOf(folder, Buffer.concat([whole, tag]));
    expect(unpacked.format.frames).toBe(44_100);
  });
});
