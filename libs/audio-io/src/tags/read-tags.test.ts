import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunk, ds64Body, fmtBody, riff } from '../../test/build-wav.js';
import { id3Tag } from '../../test/build-id3.js';
import { tempFolder } from '../../test/temp-folder.js';
import { readTags } from './read-tags.js';

const folder = tempFolder();
const fmt = chunk('fmt ', fmtBody());
const data = chunk('data', Buffer.alloc(400));

function info(texts: Readonly<Record<string, string>>, encoding: BufferEncoding = 'utf8'): Buffer {
  const parts = Object.entries(texts).map(([id, text]) =>
    chunk(id, Buffer.from(`${text}\0`, encoding)),
  );
  return chunk('LIST', Buffer.concat([Buffer.from('INFO'), ...parts]));
}

const id3 = (texts: Readonly<Record<string, string>>): Buffer => chunk('id3 ', id3Tag(texts));

function tagsOf(chunks: readonly Uint8Array[], form = 'RIFF') {
  const path = join(folder, 'a.wav');
  writeFileSync(path, riff(chunks, form));
  return readTags(path);
}

describe('readTags', () => {
  it('reads LIST INFO', async () => {
    const list = info({
      INAM: 'Ignition',
      IART: 'The Example Band',
      IPRD: 'Night Drive',
      ITRK: '4',
    });
    const tags = {
      title: 'Ignition',
      artist: 'The Example Band',
      album: 'Night Drive',
      trackNumber: 4,
    };
    expect(await tagsOf([fmt, data, list])).toEqual(tags);
    expect(await tagsOf([list, fmt, data])).toEqual(tags);
  });

  it('reads ID3, and lets it speak before INFO', async () => {
    const tag = id3({
      TIT2: 'Ignition',
      TPE1: 'The Example Band',
      TALB: 'Night Drive',
      TRCK: '4/5',
    });
    const list = info({ INAM: 'IGNITI~1' });
    expect(await tagsOf([fmt, list, data, tag])).toEqual({
      title: 'Ignition',
      artist: 'The Example Band',
      album: 'Night Drive',
      trackNumber: 4,
    });
    expect(await tagsOf([fmt, data, id3({ TPE1: 'Band' }), info({ INAM: 'Ignition' })])).toEqual({
      title: 'Ignition',
      artist: 'Band',
    });
  });

  it('reads INFO in UTF-8, in Latin-1 and in a declared code page', async () => {
    const cset = (page: number): Buffer => {
      const body = Buffer.alloc(8);
      body.writeUInt16LE(page);
      return chunk('CSET', body);
    };
    const title = { title: 'Été' };
    expect(await tagsOf([fmt, data, info({ INAM: 'Été' })])).toEqual(title);
    expect(await tagsOf([fmt, data, info({ INAM: 'Été' }, 'latin1')])).toEqual(title);
    expect(await tagsOf([cset(1252), fmt, data, info({ INAM: 'Été' }, 'latin1')])).toEqual(title);
  });

  it('reads the tags of RF64, after audio of any length', async () => {
    const wide = [
      chunk('ds64', ds64Body(400n)),
      fmt,
      chunk('data', Buffer.alloc(400), { claims: 0xffffffff }),
    ];
    expect(await tagsOf([...wide, info({ INAM: 'Ignition' })], 'RF64')).toEqual({
      title: 'Ignition',
    });
  });

  it('keeps texts short, on one line, composed, and without control characters', async () => {
    const title = `\u202e Cafe\u0301\r\n\x1b[31m ${'x'.repeat(5000)}`;
    const tags = await tagsOf([fmt, data, id3({ TIT2: title })]);
    expect(tags.title?.startsWith('Café [31m xxx')).toBe(true);
    expect(tags.title?.length).toBe(300);
  });

  it.each(['-1', '0', '70000', 'four', ''])('leaves out the track number %j', async (number) => {
    expect(await tagsOf([fmt, data, id3({ TIT2: 'Ignition', TRCK: number })])).toEqual({
      title: 'Ignition',
    });
  });

  it('salvages what stands before a lie about sizes', async () => {
    const texts = Buffer.concat([
      Buffer.from('INFO'),
      chunk('INAM', Buffer.from('Ignition\0')),
      chunk('IART', Buffer.from('Band'), { claims: 0xfffffff0 }),
    ]);
    expect(await tagsOf([fmt, data, chunk('LIST', texts)])).toEqual({ title: 'Ignition' });
    const damaged = chunk('id3 ', Buffer.from('ID3\x04\0\0\x7f\x7f\x7f\x7fTIT2', 'latin1'));
    expect(await tagsOf([fmt, data, damaged, info({ INAM: 'Ignition' })])).toEqual({
      title: 'Ignition',
    });
  });

  it('knows nothing of a file without tags, no WAV file, a folder, or no file', async () => {
    expect(await tagsOf([fmt, data])).toEqual({});
    const text = join(folder, 'a.txt');
    writeFileSync(text, 'title: Ignition');
    for (const path of [text, folder, join(folder, 'gone.wav'), 'a\0b']) {
      expect(await readTags(path)).toEqual({});
    }
  });

  it('never throws, whatever stands in the tags', async () => {
    const tag = id3({
      TIT2: 'Ignition',
      TPE1: 'Band',
      TPE2: 'a\0b',
      COMM: 'engdesc\0text',
      APIC: 'image/png\0\x03\0abc',
    });
    const seed = riff([fmt, data, tag, info({ INAM: 'Ignition', IART: 'Band' })]);
    const flip = fc.tuple(fc.integer({ min: 444, max: seed.length - 1 }), fc.nat({ max: 255 }));
    const path = join(folder, 'fuzz.wav');
    await fc.assert(
      fc.asyncProperty(fc.array(flip, { minLength: 1, maxLength: 5 }), async (flips) => {
        const bytes = Buffer.from(seed);
        for (const [at, value] of flips) bytes[at] = value;
        writeFileSync(path, bytes);
        const tags = await readTags(path);
        expect((tags.title ?? '').length).toBeLessThanOrEqual(600);
      }),
      { numRuns: 300 },
    );
  });
});
