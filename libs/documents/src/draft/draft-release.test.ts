import { describe, expect, test } from 'vitest';
import { madeMix } from '../../test/made-mix.js';
import { draftRelease } from './draft-release.js';
import type { FoundMix } from './found-mix.js';

const draft = (mixes: readonly FoundMix[], folderName = 'Night Drive') =>
  draftRelease({ mixes, folderName, artwork: null });
const codes = (mixes: readonly FoundMix[]) => draft(mixes).notes.map(({ code }) => code);
const named = (...names: readonly string[]) => names.map((name) => madeMix(`mixes/${name}.wav`));
const titles = (mixes: readonly FoundMix[]) => draft(mixes).tracks.map(({ title }) => title);

describe('the running order', () => {
  test('is that of the track numbers in the tags, and told where names say otherwise', () => {
    const mixes = [3, 1, 2].map((trackNumber, at) =>
      madeMix(`${at}.wav`, { tags: { trackNumber, title: `T${trackNumber}` } }),
    );
    const { orderedBy, tracks, notes } = draft(mixes);
    expect([orderedBy, ...tracks.map(({ title }) => title)]).toEqual(['tags', 'T1', 'T2', 'T3']);
    expect(tracks.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(notes.map(({ code }) => code)).toContain('order-of-tags');
  });

  test.each([
    ['a number is missing', [1, undefined, 2]],
    ['two tracks have the same', [2, 1, 1]],
  ])('is that of the names where %s, and that is told', (_, numbers) => {
    const mixes = numbers.map((trackNumber, at) =>
      madeMix(`${at}.wav`, { tags: trackNumber === undefined ? {} : { trackNumber } }),
    );
    const { orderedBy, tracks, notes } = draft(mixes);
    expect(orderedBy).toBe('names');
    expect(tracks.map(({ file }) => file)).toEqual(['0.wav', '1.wav', '2.wav']);
    expect(notes.map(({ code }) => code)).toContain('order-of-names');
  });
});

describe('titles', () => {
  test('are those of the tags, else of the names without their numbers', () => {
    const mixes = [madeMix('01 a.wav', { tags: { title: 'A!' } }), madeMix('02 - Exit_Ramp.wav')];
    expect(titles(mixes)).toEqual(['A!', 'Exit Ramp']);
  });

  test('are without the artist that all names begin with, who becomes the artist', () => {
    const mixes = named('The Example Band - 01 Ignition', 'The Example Band - 02 Tunnel');
    expect(titles(mixes)).toEqual(['Ignition', 'Tunnel']);
    expect(draft(mixes).artist).toBe('The Example Band');
  });

  test('are those of the names where every tag holds the name of the project', () => {
    const mixes = ['1 Dawn', '2 Dusk'].map((name) =>
      madeMix(`${name}.wav`, { tags: { title: 'Album Session 4' } }),
    );
    expect(titles(mixes)).toEqual(['Dawn', 'Dusk']);
    expect(codes(mixes)).toContain('one-title');
  });

  test('of versions stay as they are, and the versions are told', () => {
    const mixes = named('3 Tunnel', '3 Tunnel_v2', '4 Tunnel final FINAL', '5 Afterglow');
    expect(titles(mixes)).toEqual(['Tunnel', 'Tunnel v2', 'Tunnel final FINAL', 'Afterglow']);
    const [note] = draft(mixes).notes.filter(({ code }) => code === 'versions');
    expect(note?.message).toBe('tracks 1 to 3 look like versions of one song');
  });
});

describe('names without spaces', () => {
  test('are taken apart into words; those with capitals or spaces stay as they are', () => {
    const mixes = named(
      '01-a-new-journey',
      '02_exit_ramp',
      '03 self-portrait',
      '04-AC-DC',
      "05-don't",
    );
    expect(titles(mixes)).toEqual([
      'A New Journey',
      'exit ramp',
      'self-portrait',
      'AC-DC',
      "don't",
    ]);
    expect(draft(mixes, 'night-drive').title).toBe('Night Drive');
  });
});

describe('the words on the release', () => {
  const tagged = (...all: readonly FoundMix['tags'][]) =>
    all.map((tags, at) => madeMix(`${at}.wav`, { tags }));

  test('are those of the tags where all that say something agree', () => {
    const tags = { album: 'A', artist: 'B', year: 2026, genre: 'pop' };
    const found = draft(tagged(tags, {}, tags));
    expect(found).toMatchObject({ title: 'A', artist: 'B', year: 2026, genre: 'pop', notes: [] });
  });

  test('are not taken where they differ, and that is told', () => {
    const found = draft(
      tagged({ album: 'A', year: 1, genre: 'x' }, { album: 'B', year: 2, genre: 'y' }),
    );
    expect(found).toMatchObject({ title: 'Night Drive', year: null, genre: null });
    expect(found.notes.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['several-titles', 'several-years', 'several-genres']),
    );
  });

  test.each([
    ['Untitled', 'mixes'],
    ['Untitled', '  '],
    ['Night Drive', 'Night Drive'],
  ])('are %j in a folder called %j', (title, folderName) => {
    const found = draft(named('1', '2'), folderName);
    expect(found).toMatchObject({ title, artist: 'Unknown Artist' });
    const severity = found.notes.find(({ code }) => code === 'no-title')?.severity;
    expect(severity).toBe(title === 'Untitled' ? 'warning' : 'note');
  });

  test('name the artist of the album, else of most tracks, else several; guests keep theirs', () => {
    const guest = { artist: 'B feat. C' };
    const own = { artist: 'B' };
    expect(draft(tagged(own, own, guest))).toMatchObject({ artist: 'B' });
    expect(draft(tagged(own, own, guest)).tracks.map(({ artist }) => artist)).toEqual([
      null,
      null,
      'B feat. C',
    ]);
    expect(draft(tagged({ artist: 'X' }, { artist: 'Y' })).artist).toBe('Various Artists');
    expect(draft(tagged({ artist: 'X', albumArtist: 'Z' }, { artist: 'Y' })).artist).toBe('Z');
  });
});

describe('what may be meant', () => {
  test('a role is suggested by a title, or by a length far under the others', () => {
    const mixes = [
      madeMix('1 Intro.wav', { seconds: 200 }),
      madeMix('2 Introvert.wav', { seconds: 210 }),
      madeMix('3 Static.wav', { seconds: 40 }),
      madeMix('4 Skit (Phone).wav', { seconds: 190 }),
      madeMix('5 Long Way.wav', { seconds: 100 }),
      madeMix('6 Bells.wav', { seconds: 30 }),
    ];
    const roles = draft(mixes).tracks.map(({ role }) => role?.role ?? null);
    expect(roles).toEqual(['intro', null, 'interlude', 'interlude', null, 'outro']);
  });

  test('an EP of miniatures has no interludes', () => {
    const mixes = [30, 35, 28].map((seconds, at) => madeMix(`${at} x.wav`, { seconds }));
    expect(draft(mixes).tracks.every(({ role }) => role === null)).toBe(true);
  });

  test('a track runs on where it sounds to its end and the next from its start', () => {
    const sounds = (first: boolean, last: boolean) => ({ edges: { sounds: { first, last } } });
    const mixes = [
      madeMix('1.wav', sounds(false, true)),
      madeMix('2.wav', sounds(true, false)),
      madeMix('3.wav', sounds(true, true)),
    ];
    expect(draft(mixes).tracks.map(({ runsOn }) => runsOn)).toEqual([true, false, false]);
  });
});

describe('what is told', () => {
  test('parts of a song are, and no song that is called for a bass is', () => {
    expect(codes(named('Drums', 'Bass', 'Lead Vox'))).toContain('parts-of-a-song');
    expect(codes(named('Bass', 'Tunnel'))).not.toContain('parts-of-a-song');
    expect(codes(named('Drums of War', 'All About That Bass'))).not.toContain('parts-of-a-song');
  });

  test('what is lossy, mono among stereo, or at another rate is, by number', () => {
    const mixes = [
      madeMix('1.wav'),
      madeMix('2.mp3', { container: 'mp3', bitsPerSample: null, channels: 1 }),
      madeMix('3.wav', { sampleRateHz: 96_000 }),
    ];
    expect(draft(mixes).notes.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        "track 2 is compressed (MP3); what the encoder took away can't be brought back",
        'track 2 is mono, and players put mono on both speakers, 3 dB louder than it measures',
        "tracks 1 and 2 are 44.1 kHz, track 3 is 96 kHz; each master keeps its mix's rate",
      ]),
    );
  });

  test('what a person must decide comes first', () => {
    const severities = draft(named('Drums', 'Bass'), 'mixes').notes.map(({ severity }) => severity);
    expect(severities).toEqual([...severities].sort().reverse());
  });
});
