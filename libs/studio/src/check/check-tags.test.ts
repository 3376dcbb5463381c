import { describe, expect, it } from 'vitest';
import type { StatedTags } from '@kindred/audio-io';
import { checkNames } from './check-names.js';
import { checkTags, checkTagsTogether } from './check-tags.js';

const none: StatedTags = {
  fields: {},
  isrc: null,
  upc: null,
  replayGainDb: null,
  albumReplayGainDb: null,
};
const whole: StatedTags = { ...none, fields: { title: 'Tunnel', artist: 'Band', trackNumber: 3 } };

function told(tags: StatedTags, expected: Parameters<typeof checkTags>[0]['expected'] = null) {
  return checkTags({ number: 3, tags, integratedLufs: -14, expected }).map(
    ({ severity, code, message }) => `${severity} ${code}: ${message}`,
  );
}

describe('the tags of a finished file', () => {
  it('are whole with a title, an artist and a number', () => {
    expect(told(whole)).toEqual([]);
    expect(told({ ...none, fields: { title: 'Tunnel' } })).toEqual([
      'warning tags-missing: its tags give no artist, no track number',
    ]);
  });

  it('hold codes of the right form, the barcode with the check digit that its digits make', () => {
    expect(told({ ...whole, isrc: 'qz-abc-26-00001', upc: '036000291452' })).toEqual([]);
    expect(told({ ...whole, isrc: 'QZ-ABC-26-001' })).toEqual([
      'error isrc: its tags give `QZ-ABC-26-001` as ISRC, which is none',
    ]);
    expect(told({ ...whole, upc: '036000291453' })).toEqual([
      'error upc: the check digit of its barcode 036000291453 is wrong',
    ]);
  });

  it('tell players a gain that fits the sound', () => {
    expect(told({ ...whole, replayGainDb: -4.3 })).toEqual([]);
    expect(told({ ...whole, replayGainDb: 1.9 })).toEqual([
      'error replay-gain: its ReplayGain of +1.9 dB is that of another sound: at -14.0 LUFS it is -4.0 dB',
    ]);
  });

  it('say what the release file says, where there is one', () => {
    const album = { album: 'Night Drive', albumArtist: 'Band', total: 5 };
    const expected = { title: 'Tunnel', artist: 'Band', number: 3, ...album };
    const fields = { ...whole.fields, album: 'Night Drive' };
    expect(told({ ...whole, fields }, expected)).toEqual([]);
    expect(told({ ...whole, fields: { ...fields, title: 'Tunel' } }, expected)).toEqual([
      'error tags-differ: the title is `Tunel` in its tags, `Tunnel` for the release',
    ]);
    expect(told({ ...whole, fields }, { ...expected, isrc: 'QZABC2600001' })).toEqual([
      'error tags-differ: the ISRC is not in its tags, `QZABC2600001` for the release',
    ]);
  });

  it('are those of one album, each code and number once', () => {
    const master = (number: number, fields: StatedTags['fields']) => ({
      number,
      tags: { ...none, fields },
      integratedLufs: -14,
      expected: null,
    });
    const found = checkTagsTogether([
      master(1, { album: 'A', isrc: 'QZABC2600001', trackNumber: 1 }),
      master(2, { album: 'A', isrc: 'QZABC2600001', trackNumber: 2 }),
      master(3, { album: 'B', trackNumber: 2 }),
    ]);
    expect(found.map(({ code, track }) => [code, track])).toEqual([
      ['isrc-twice', 2],
      ['track-number-twice', 3],
      ['several-albums', undefined],
    ]);
  });
});

describe('the names of finished files', () => {
  const found = (...names: readonly (readonly [string, number | null])[]) =>
    checkNames(names.map(([file, trackNumber], at) => ({ number: at + 1, file, trackNumber }))).map(
      ({ code, severity, track }) => [code, severity, track],
    );

  it('are safe on every system, and no two the same where case does not count', () => {
    expect(found(['m/01 Intro.wav', 1], ['m/02 Tunnel.wav', 2])).toEqual([]);
    expect(found(['m/What?.wav', null])).toEqual([['file-name', 'error', 1]]);
    expect(found(['m/Intro.wav', null], ['m/intro.WAV', null])).toEqual([
      ['file-name-twice', 'error', 2],
    ]);
  });

  it('sort as the tags number them', () => {
    expect(found(['2 B.wav', 2], ['10 C.wav', 10], ['1 A.wav', 1])).toEqual([]);
    expect(found(['Tunnel.wav', 1], ['Afterglow.wav', 2])).toEqual([['file-order', 'warning', 2]]);
  });
});
