import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWhole } from '../../test/read-whole.js';
import { textbookDecode } from '../../test/textbook-decode.js';
import { openAudio } from '../open-audio.js';

/**
 * Odd and damaged files from other projects' test-suites, with what a reader must make of each:
 * KINDRED_CORPUS names the folder that holds wav-odd/expect.csv.
 */
const corpus = process.env['KINDRED_CORPUS'] ?? '';
const table = join(corpus, 'wav-odd', 'expect.csv');
const isThere = corpus !== '' && existsSync(table);
if (!isThere)
  console.warn('SKIPPED: the corpus of odd WAV files; KINDRED_CORPUS names no folder of it');

type Expected = {
  readonly path: string;
  readonly verdict: string;
  readonly rate: string;
  readonly channels: string;
  readonly frames: string;
  readonly md5: string;
};

const rows: Expected[] = isThere
  ? readFileSync(table, 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => {
        const [path = '', verdict = '', rate = '', channels = '', frames = '', , md5 = ''] =
          line.split(',');
        return { path, verdict, rate, channels, frames, md5 };
      })
  : [];

/** What is demanded of each, by the code of the refusal or "done". */
const refusals: Readonly<Record<string, readonly string[]>> = {
  ACCEPT: [],
  SALVAGE: ['damaged-header', 'truncated'],
  CODEC: ['unsupported-encoding'],
  REJECT: ['damaged-header', 'not-audio'],
  'ACCEPT-OR-UNSUPPORTED': ['unsupported-encoding'],
  NOCRASH: [
    'damaged-header',
    'not-audio',
    'multichannel',
    'unsupported-encoding',
    'unsupported-rate',
  ],
};

describe.skipIf(!isThere)('the corpus of odd WAV files', () => {
  it.each(rows)('$path behaves as $verdict', (row) => {
    const path = join(corpus, row.path);
    const opened = openAudio(path, { name: row.path });
    const isBigEndian = row.path.includes('RIFX');
    if (opened.status === 'failed') {
      const allowed = isBigEndian ? refusals['CODEC'] : refusals[row.verdict];
      expect(allowed).toContain(opened.issue.code);
      return;
    }
    opened.source.close();
    expect(row.verdict).not.toBe('REJECT');
    const { format, layout, audio, issues } = readWhole(path);
    const counts = [format.sampleRateHz, format.channels, format.frames];
    if (row.frames !== '') expect(counts).toEqual([row.rate, row.channels, row.frames].map(Number));
    expect(audio.length).toBe(format.frames * layout.frameBytes);
    if (row.verdict === 'SALVAGE') expect(issues).not.toEqual([]);
    if (row.md5 !== '') {
      const samples = textbookDecode(audio, layout);
      const md5 = createHash('md5').update(new Uint8Array(samples.buffer)).digest('hex');
      expect(md5).toBe(row.md5);
    }
  });

  it('holds 51 files', () => {
    expect(rows.length).toBe(51);
  });
});
