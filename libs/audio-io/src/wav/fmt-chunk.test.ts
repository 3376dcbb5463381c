import { describe, expect, it } from 'vitest';
import { extensibleBody, fmtBody, type Fmt } from '../../test/build-wav.js';
import { readFmt } from './fmt-chunk.js';

function formatOf(body: Uint8Array) {
  const reading = readFmt(body);
  return reading.status === 'done' ? reading.format : reading.finding;
}

describe('readFmt', () => {
  it.each<[Fmt, object]>([
    [{ bits: 8 }, { encoding: 'u8', frameBytes: 2, bitsPerSample: 8, sampleKind: 'integer' }],
    [{ bits: 12 }, { encoding: 's16', frameBytes: 4, bitsPerSample: 12 }],
    [{ bits: 16 }, { encoding: 's16', frameBytes: 4 }],
    [
      { bits: 20, channels: 1 },
      { encoding: 's24', frameBytes: 3, bitsPerSample: 20 },
    ],
    [{ bits: 24 }, { encoding: 's24', frameBytes: 6 }],
    [{ bits: 27 }, { encoding: 's32', bitsPerSample: 27 }],
    [
      { bits: 32, channels: 1, sampleRateHz: 96000 },
      { encoding: 's32', sampleRateHz: 96000 },
    ],
    [
      { tag: 3, bits: 32 },
      { encoding: 'f32', frameBytes: 8, sampleKind: 'float' },
    ],
    [
      { tag: 3, bits: 64 },
      { encoding: 'f64', frameBytes: 16, sampleKind: 'float' },
    ],
  ])('reads %o, plain and extensible alike', (fmt, expected) => {
    const containerBits = Math.ceil((fmt.bits ?? 16) / 8) * 8;
    const extensible = extensibleBody({ ...fmt, bits: containerBits, validBits: fmt.bits ?? 16 });
    expect(formatOf(fmtBody(fmt))).toMatchObject(expected);
    expect(formatOf(extensible)).toMatchObject(expected);
  });

  it('takes the whole word where an extensible header gives no count or an absurd one', () => {
    expect(formatOf(extensibleBody({ bits: 24, validBits: 0 }))).toMatchObject({
      bitsPerSample: 24,
    });
    expect(formatOf(extensibleBody({ bits: 24, validBits: 99 }))).toMatchObject({
      bitsPerSample: 24,
    });
  });

  it('needs no frame size where the bits say enough', () => {
    expect(formatOf(fmtBody({ bits: 24, blockBytes: 0 }))).toMatchObject({ frameBytes: 6 });
  });

  it.each<[string, Uint8Array, string, RegExp]>([
    ['six channels', fmtBody({ channels: 6 }), 'multichannel', /has 6 channels; .* mono or stereo/],
    ['no channels', fmtBody({ channels: 0 }), 'damaged-header', /no channels/],
    ['a rate of zero', fmtBody({ sampleRateHz: 0 }), 'unsupported-rate', /0 Hz/],
    ['a rate of 4 GHz', fmtBody({ sampleRateHz: 4e9 }), 'unsupported-rate', /4000000000 Hz/],
    ['A-law', fmtBody({ tag: 6, bits: 8 }), 'unsupported-encoding', /A-law/],
    ['µ-law', fmtBody({ tag: 7, bits: 8 }), 'unsupported-encoding', /µ-law/],
    ['ADPCM', fmtBody({ tag: 0x11, bits: 4 }), 'unsupported-encoding', /IMA ADPCM/],
    ['MP3 inside', fmtBody({ tag: 0x55, bits: 0 }), 'unsupported-encoding', /MP3/],
    ['an unheard-of tag', fmtBody({ tag: 0x1234 }), 'unsupported-encoding', /0x1234/],
    ['A-law, extensible', extensibleBody({ tag: 6, bits: 8 }), 'unsupported-encoding', /A-law/],
    ['half floats', fmtBody({ tag: 3, bits: 16 }), 'unsupported-encoding', /16-bit float/],
    ['64-bit integers', fmtBody({ bits: 64 }), 'unsupported-encoding', /64-bit integer/],
    ['4-bit integers', fmtBody({ bits: 4 }), 'unsupported-encoding', /4-bit integer/],
    ['no bit depth', fmtBody({ bits: 0, blockBytes: 4 }), 'damaged-header', /bit depth/],
    ['24 bits in 32', fmtBody({ bits: 24, blockBytes: 8 }), 'unsupported-encoding', /at which end/],
    ['a frame too small', fmtBody({ bits: 24, blockBytes: 4 }), 'damaged-header', /contradicts/],
    ['a cut chunk', fmtBody().subarray(0, 15), 'damaged-header', /breaks off/],
    ['a cut extension', extensibleBody().subarray(0, 39), 'damaged-header', /breaks off/],
  ])('refuses %s by name', (_, body, code, says) => {
    expect(formatOf(body)).toMatchObject({ code, severity: 'error' });
    expect(formatOf(body)).toHaveProperty('says', expect.stringMatching(says));
  });

  it('refuses a sub-format that is not one of the standard family', () => {
    const body = extensibleBody();
    Buffer.from('2107d311864 4c8c1ca000000'.replace(' ', ''), 'hex').copy(body, 28);
    expect(formatOf(body)).toMatchObject({ code: 'unsupported-encoding' });
  });
});
