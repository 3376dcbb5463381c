import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AudioFormat } from '@kindred/records';
import { describe, expect, it } from 'vitest';
import { aiff } from '../../test/build-aiff.js';
import { flac } from '../../test/build-flac.js';
import { extensibleBody, chunk, riff, wav } from '../../test/build-wav.js';
import { infoFrame, mp3Of, oggOf, toneOf } from '../../test/lossy-files.js';
import { readWhole } from '../../test/read-whole.js';
import { tempFolder } from '../../test/temp-folder.js';
import { unpackedOf } from '../../test/unpack-whole.js';
import { secondOpinion } from './second-opinion.js';

const folder = tempFolder();

function written(bytes: Uint8Array): string {
  const path = join(folder, 'a');
  writeFileSync(path, bytes);
  return path;
}

const opinionOn = (path: string, format: AudioFormat, code?: string) =>
  secondOpinion(path, {
    name: 'mixes/a',
    format,
    issues: code ? [{ code, severity: 'note', message: 'mixes/a …' }] : [],
  });

const audio = Buffer.alloc(48_000, 3);

describe('the second opinion', () => {
  it('agrees on plain files', async () => {
    for (const bytes of [
      wav({}, audio),
      wav({ bits: 24, channels: 1, sampleRateHz: 96000 }, audio),
      riff([
        chunk('fmt ', extensibleBody({ bits: 32, validBits: 24 })),
        chunk('data', Buffer.alloc(48_000)),
      ]),
      aiff({}, audio),
      aiff({ bits: 20 }, audio),
      aiff({ bits: 32, compression: 'fl32' }, Buffer.alloc(48_000)),
    ]) {
      const path = written(bytes);
      expect(await opinionOn(path, readWhole(path).format)).toBeNull();
    }
  });

  it('agrees on compressed files', async () => {
    const planes = toneOf(44_100, 2);
    const channels = [planes[0]!, planes[1]!].map((plane) =>
      [...plane].map((x) => Math.round(x * 9000)),
    );
    const music = await mp3Of({ planes });
    const noted = infoFrame({ frames: 40, delayFrames: 576, paddingFrames: 1404 });
    for (const bytes of [
      flac({ bitsPerSample: 24, blocks: [{ channels, subframe: { kind: 'verbatim' } }] }),
      music,
      Buffer.concat([noted, music]),
      await oggOf({ planes }),
    ]) {
      const { unpacked } = await unpackedOf(folder, bytes);
      expect(await opinionOn(join(folder, 'packed'), unpacked.format)).toBeNull();
    }
  });

  const ours = { container: 'wav', sampleKind: 'integer', bitsPerSample: 16 } as const;
  const format = {
    ...ours,
    sampleRateHz: 44100,
    channels: 2,
    frames: 12_000,
    durationSeconds: 12_000 / 44_100,
  };

  it('names all that it sees otherwise', async () => {
    const path = written(wav({ sampleRateHz: 48000, channels: 1, bits: 8 }, audio));
    expect(await opinionOn(path, format)).toEqual({
      code: 'second-opinion',
      severity: 'warning',
      message:
        'mixes/a is read otherwise by another program: a rate of 48 kHz, not 44.1 kHz, ' +
        '1 channel, not 2, 8 bits, not 16, a length of 0:01, not 0:00',
      place: { file: 'mixes/a' },
      fix: 'Compare it with the mix; export it again if it differs.',
    });
  });

  it('lets a frame pass, and not two, and says nothing where the length is in doubt', async () => {
    const path = written(wav({}, audio));
    const longerBy = (frames: number) => ({
      ...format,
      durationSeconds: (12_000 + frames) / 44_100,
    });
    expect(await opinionOn(path, longerBy(1))).toBeNull();
    expect((await opinionOn(path, longerBy(2)))?.message).toMatch(/2 frames more or less/);
    expect(await opinionOn(path, longerBy(2), 'truncated')).toBeNull();
  });

  it('is none of what another program can not read either', async () => {
    expect(await opinionOn(join(folder, 'gone'), format)).toBeNull();
    expect(await opinionOn(written(Buffer.from('RIFF')), format)).toBeNull();
  });
});
