import type { Excerpt, Excerpts } from '@kindred/records';
import { describe, expect, it } from 'vitest';
import { nestingFaults, tagsOf, textOf } from '../../test/page.js';
import { makeRecords } from '../../test/report-fixture.js';
import { keptRelease, missingRelease } from '../../test/releases.js';
import type { ReportRecords } from '../family.js';
import { renderReport } from '../render-report.js';
import { pageOf } from '../../test/page-of.js';

import { drawWave } from './wave-path.js';

/** Three quarters of a megabyte of MP3, no multiple of three; nothing here decodes it. */
const excerptOf = (name: string, integratedLufs: number | null): Excerpt => ({
  file: `${name}.mp3`,
  bytes: 750_001,
  seconds: 15,
  integratedLufs,
});
const join = excerptOf('01-02-join', -15);
const excerpts: Excerpts = {
  tracks: [1, 2].map((number) => ({
    number,
    startSeconds: 72,
    mix: excerptOf(`0${number}-mix`, -18.2504),
    master: excerptOf(`0${number}-master`, number === 1 ? -13.9 : null),
  })),
  joins: [{ from: 1, to: 2, excerpt: join, gapStartSeconds: 10, gapEndSeconds: 12 }],
};
const heard = (records: ReportRecords): string => pageOf({ ...records, excerpts });

describe('what can be listened to', () => {
  const html = heard(makeRecords(keptRelease));
  const tags = tagsOf(html);
  const audios = tags.filter(({ name, kind }) => name === 'audio' && kind !== 'close');

  it('is a mix and a master for each track, and one sound for a join, each with its loudness', () => {
    expect(
      audios.map(({ attributes }) => [attributes.get('data-side'), attributes.get('data-lufs')]),
    ).toEqual([
      ['mix', '-18.250'],
      ['master', '-13.900'],
      ['mix', '-18.250'],
      ['master', ''],
      ['join', '-15.000'],
    ]);
  });

  it('lies on the page itself, and nothing is decoded before it is played', () => {
    for (const { attributes } of audios) {
      expect(attributes.get('src')).toMatch(/^data:audio\/mpeg;base64,A+==$/);
      expect(attributes.get('preload')).toBe('none');
    }
  });

  it('is handed out by name, in the order of the page, for what holds the files', () => {
    const pieces = renderReport({ ...makeRecords(keptRelease), excerpts });
    expect(pieces.filter((piece) => typeof piece !== 'string')).toEqual([
      ...excerpts.tracks.flatMap(({ mix, master }) => [mix, master]),
      join,
    ]);
  });

  it('says what it takes of the page, and how large the page is', () => {
    const megabytes = (Buffer.byteLength(html) / 1e6).toFixed(1);
    expect(textOf(html)).toContain(`5.0\u00a0MB of this page’s ${megabytes}\u00a0MB`);
  });

  it('is no title that looks like it, nor is one the size of the page', () => {
    const named = { ...makeRecords(keptRelease), excerpts };
    const title = '<sound 01-mix.mp3> <page-size>';
    const page = pageOf({ ...named, release: { ...named.release, title } });
    expect(textOf(/<title>[^]*?<\/title>/.exec(page)![0])).toContain(title);
    expect(page.match(/base64,A+==/g)).toHaveLength(5);
  });

  it('says where in the track it was cut, and what is added between two', () => {
    expect(textOf(html)).toContain('1:12–1:27');
    const added = (gapEndSeconds: number): string => {
      const joins = [{ ...excerpts.joins[0]!, gapEndSeconds }];
      const page = pageOf({ ...makeRecords(keptRelease), excerpts: { tracks: [], joins } });
      return /data-range[^>]*>([^<]*) added between</.exec(page)?.[1]?.replace('\u00a0', ' ') ?? '';
    };
    expect([12, 10.34, 10.023, 10].map(added)).toEqual(['2 s', '0.3 s', 'under 0.1 s', 'nothing']);
  });

  it('leaves the page well-formed, with one meaning for each id', () => {
    expect(nestingFaults(html)).toEqual([]);
    const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const labels = tags.flatMap(({ attributes }) => attributes.get('for') ?? []);
    expect(labels.filter((label) => !ids.includes(label))).toEqual([]);
  });

  it('is left out for a track that the release does not have', () => {
    const records = makeRecords(missingRelease);
    const { tracks, joins } = excerpts;
    const strange = tracks.map((one) => ({ ...one, number: one.number + 90 }));
    const page = pageOf({ ...records, excerpts: { tracks: strange, joins } });
    expect(page.match(/<audio/g)).toHaveLength(1);
  });
});

it('a page without excerpts has no player, and no way to one', () => {
  expect(pageOf(makeRecords(keptRelease))).not.toMatch(/id="listen"|id="dock"|href="#listen"/);
});

describe('the waveform of a stretch', () => {
  const overview = { bucketSeconds: 0.5, peaksLinear: [0, 1, 0.5, 0.25, 2, 0], rmsLinear: [] };

  it('is its peaks, mirrored about the middle', () => {
    const path = drawWave(overview, { startSeconds: 0.5, seconds: 1.5 });
    expect(path).toBe('M0 0L500 250L1000 375L1000 625L500 750L0 1000Z');
  });

  it('stays inside its frame over full scale, and a line where it is silent', () => {
    expect(drawWave(overview, { startSeconds: 2, seconds: 1 })).toBe(
      'M0 0L1000 492L1000 508L0 1000Z',
    );
  });

  it('is left out where nothing is known', () => {
    expect(drawWave({ ...overview, peaksLinear: [] }, { startSeconds: 0, seconds: 15 })).toBe('');
  });
});
