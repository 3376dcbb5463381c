import { spawnSync } from 'node:child_process';
import type { TagFields } from '@kindred/records';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cueSheet, type CueContent, type CueTrack } from './cue-sheet.js';

const rate = 44100;
const tags: TagFields = {
  title: 'Ignition',
  artist: 'The Example Band',
  album: 'Night Drive',
  albumArtist: 'The Example Band',
  number: 1,
  total: 3,
};

/** Three tracks of 10 s, the middle one a hair longer, with two seconds behind the first. */
const tracks: readonly CueTrack[] = [
  {
    tags: { ...tags, isrc: 'QZABC2600001', year: 2026, genre: 'synth-pop', upc: '614141007349' },
    file: '01 Ignition.wav',
    frames: 10 * rate,
    gapFrames: 2 * rate,
  },
  {
    tags: { ...tags, title: 'Exit Ramp', composer: 'Zoë' },
    file: '02 Exit Ramp.wav',
    frames: 10 * rate + 100,
    gapFrames: 0,
  },
  { tags: { ...tags, title: 'Tunnel' }, file: '03 Tunnel.wav', frames: 10 * rate, gapFrames: 0 },
];

function textOf(content: Partial<CueContent>): string {
  const sheet = cueSheet({
    tracks,
    sampleRateHz: rate,
    continuousFile: 'Night Drive.wav',
    ...content,
  });
  if (sheet.status === 'failed') throw new Error(sheet.issue.message);
  return sheet.text;
}

function cuetool(
  tool: 'cueprint' | 'cueconvert',
  options: readonly string[],
  text: string,
): string | null {
  const { error, stdout, stderr } = spawnSync(tool, ['-i', 'cue', ...options], { input: text });
  if (error !== undefined) {
    console.warn(`SKIPPED: CUE sheets in ${tool}; it is not in PATH`);
    return null;
  }
  expect(stderr.toString()).toBe('');
  return stdout.toString();
}

describe('of one continuous file', () => {
  it('is this', () => {
    expect(textOf({}).split('\r\n')).toEqual([
      'REM GENRE "synth-pop"',
      'REM DATE 2026',
      'CATALOG 0614141007349',
      'PERFORMER "The Example Band"',
      'TITLE "Night Drive"',
      'FILE "Night Drive.wav" WAVE',
      '  TRACK 01 AUDIO',
      '    TITLE "Ignition"',
      '    PERFORMER "The Example Band"',
      '    ISRC QZABC2600001',
      '    INDEX 01 00:00:00',
      '  TRACK 02 AUDIO',
      '    TITLE "Exit Ramp"',
      '    PERFORMER "The Example Band"',
      '    SONGWRITER "Zoë"',
      '    INDEX 00 00:10:00',
      '    INDEX 01 00:12:00',
      '  TRACK 03 AUDIO',
      '    TITLE "Tunnel"',
      '    PERFORMER "The Example Band"',
      '    INDEX 01 00:22:00',
      '',
    ]);
  });

  it('says to cueprint what it means', () => {
    const disc = cuetool('cueprint', ['-d', '%T|%P|%N\n'], textOf({}));
    if (disc === null) return;
    expect(disc).toBe('Night Drive|The Example Band|3\n');
    const each = cuetool('cueprint', ['-t', '%n|%t|%p|%i\n'], textOf({}));
    expect(each).toBe(
      '1|Ignition|The Example Band|QZABC2600001\n' +
        '2|Exit Ramp|The Example Band|\n' +
        '3|Tunnel|The Example Band|\n',
    );
  });

  it('says its barcode and places to cueconvert', () => {
    const toc = cuetool('cueconvert', ['-o', 'toc'], textOf({}));
    if (toc === null) return;
    expect(toc).toContain('CATALOG "0614141007349"');
    // The second track with its pause in front, then the third to the end of the file.
    expect(toc).toContain('FILE "Night Drive.wav" 00:10:00 00:12:00\nSTART 00:02:00');
    expect(toc).toContain('FILE "Night Drive.wav" 00:22:00');
  });

  it('never begins a track behind its first sample, nor a frame before it', () => {
    const lengths = fc.array(fc.nat({ max: 400 * rate }), { minLength: 2, maxLength: 99 });
    fc.assert(
      fc.property(lengths, fc.nat({ max: 5 * rate }), (frames, gap) => {
        const many = frames.map((count) => ({ ...tracks[2]!, frames: count, gapFrames: gap }));
        const text = textOf({ tracks: many });
        const starts = [...text.matchAll(/INDEX 01 (\d+):(\d\d):(\d\d)/gu)].map(
          ([, m, s, f]) => ((Number(m) * 60 + Number(s)) * 75 + Number(f)) * 588,
        );
        let at = 0;
        for (const [index, start] of starts.entries()) {
          expect(start).toBeLessThanOrEqual(at);
          expect(start).toBeGreaterThan(at - 588);
          at += frames[index]! + gap;
        }
        for (const [, , , f] of text.matchAll(/(\d+):(\d\d):(\d\d)/gu)) {
          expect(Number(f)).toBeLessThan(75);
        }
      }),
    );
  });
});

describe('of a file for each track', () => {
  it('has gaps for a burner to make', () => {
    const lines = textOf({ continuousFile: null }).split('\r\n').slice(5);
    expect(lines.filter((line) => /FILE|GAP|INDEX/u.test(line))).toEqual([
      'FILE "01 Ignition.wav" WAVE',
      '    INDEX 01 00:00:00',
      'FILE "02 Exit Ramp.wav" WAVE',
      '    PREGAP 00:02:00',
      '    INDEX 01 00:00:00',
      'FILE "03 Tunnel.wav" WAVE',
      '    INDEX 01 00:00:00',
    ]);
  });

  it('is read by cueprint', () => {
    const files = cuetool('cueprint', ['-t', '%n|%f\n'], textOf({ continuousFile: null }));
    if (files === null) return;
    expect(files).toBe('1|01 Ignition.wav\n2|02 Exit Ramp.wav\n3|03 Tunnel.wav\n');
  });

  it('calls MP3s what they are', () => {
    const text = textOf({ continuousFile: null, tracks: [{ ...tracks[0]!, file: '01 A.MP3' }] });
    expect(text).toContain('FILE "01 A.MP3" MP3');
  });
});

describe('texts', () => {
  const titled = (title: string): string => {
    const text = textOf({ tracks: [{ ...tracks[1]!, tags: { ...tags, title } }] });
    return /TRACK 01 AUDIO\r\n    TITLE (.*)\r\n/u.exec(text)![1]!;
  };

  it.each([
    ['He said "go"', `"He said 'go'"`],
    ['two\r\nlines\tand a tab', '"two lines and a tab"'],
    ['x'.repeat(90), `"${'x'.repeat(80)}"`],
    ['夜'.repeat(90), `"${'夜'.repeat(80)}"`],
    ['half \ud83d', '"half"'],
  ])('hold %j in one line', (title, expected) => {
    expect(titled(title)).toBe(expected);
  });

  it('whatever they are, make no line of their own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
        expect(titled(title)).toMatch(/^"[^"\r\n]{0,160}"$/u);
      }),
    );
  });
});

it('takes a release of 99 tracks and refuses one of 100', () => {
  const many = (count: number) => Array<CueTrack>(count).fill(tracks[0]!);
  expect(textOf({ tracks: many(99) })).toContain('TRACK 99 AUDIO');
  const refused = cueSheet({ tracks: many(100), sampleRateHz: rate, continuousFile: null });
  expect(refused).toMatchObject({ status: 'failed', issue: { code: 'too-many-tracks' } });
});
