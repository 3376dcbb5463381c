import { tagFieldsSchema, type Release, type ReleaseTrack } from '@kindred/records';
import { expect, it } from 'vitest';
import { tagFieldsOf } from './tag-fields.js';

const track: ReleaseTrack = {
  number: 2,
  file: 'mixes/02.wav',
  title: null,
  role: null,
  offsetLu: null,
  limiting: null,
  segue: null,
};
const release = {
  schema: 'release/1',
  title: 'Night Drive',
  artist: 'The Example Band',
  genre: null,
  tracks: [track],
  outputFolder: null,
} as unknown as Release;
const least = { release, track, title: 'Exit Ramp', total: 5, sourceTags: {} };

it('says the least where nothing more is known', () => {
  expect(tagFieldsOf(least)).toEqual({
    title: 'Exit Ramp',
    artist: 'The Example Band',
    album: 'Night Drive',
    albumArtist: 'The Example Band',
    number: 2,
    total: 5,
  });
});

it('is a record that its schema takes and JSON keeps', () => {
  const fields = tagFieldsOf({ ...least, sourceTags: { year: 2020 }, replayGain: {} });
  expect(tagFieldsSchema.parse(fields)).toEqual(fields);
  expect(JSON.parse(JSON.stringify(fields))).toStrictEqual(fields);
});

const sourceTags = {
  year: 1999,
  genre: 'demo',
  isrc: 'QZABC2600001',
  composer: 'of the mix',
  copyright: '(c) of the mix',
  label: 'of the mix',
};

it('takes from the tags of the mix what the release file leaves out', () => {
  expect(tagFieldsOf({ ...least, sourceTags })).toMatchObject(sourceTags);
});

it('trusts the release file over the mix, and its track over all', () => {
  const details = {
    year: 2026,
    composer: 'of the release',
    copyright: '(c) of the release',
    label: 'of the release',
    albumArtist: 'Various Artists',
    upc: '0123456789012',
    catalogNumber: 'ND 1',
  };
  const saying = { ...release, genre: 'synth-pop', details };
  const all = { ...least, release: saying, sourceTags };
  expect(tagFieldsOf(all)).toMatchObject({ ...details, genre: 'synth-pop' });
  const own = { artist: 'A Guest', composer: 'of the track', isrc: 'GBAYE6800011' };
  const fields = tagFieldsOf({ ...all, track: { ...track, details: own } });
  expect(fields).toMatchObject({ ...details, ...own });
});

it('says of a light master that it is one, and of another nothing', () => {
  const light = tagFieldsOf({ ...least, release: { ...release, light: true } });
  expect(light.comment).toContain('not for release');
  expect(tagFieldsOf(least)).not.toHaveProperty('comment');
});

it('never copies a barcode or ReplayGain of the mix', () => {
  const stale = { ...sourceTags, upc: '0123456789012', replayGain: { trackGain: '-3.00 dB' } };
  const fields = tagFieldsOf({ ...least, sourceTags: stale });
  expect(fields).not.toHaveProperty('upc');
  expect(fields).not.toHaveProperty('replayGain');
});
