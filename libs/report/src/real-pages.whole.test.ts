import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executablePath, hasBrowser } from '../test/browser.js';
import { axeViolations } from '../test/axe-violations.js';
import {
  chartsThatPaperCuts,
  labelsOnLabels,
  labelsOverTheEdge,
  layoutFaults,
  paperPx,
} from '../test/layout-faults.js';
import { masterRelease, noiseWav, type RealRelease } from '../test/real-release.js';
import { unsourcedNumbers } from '../test/unsourced-numbers.js';

const corpus = process.env['KINDRED_CORPUS_WAV'];
if (corpus === undefined)
  console.warn('SKIPPED: pages of real music; KINDRED_CORPUS_WAV names a folder of it.');

/** Each is mastered by the real command from audio that is there. */
const releases: Readonly<Record<string, (home: string) => RealRelease>> = {
  'one track': (home) => {
    mix(home, '1', { levelDb: -14 });
    return masterRelease(home, { release: headed('Alone') });
  },
  'two tracks': (home) => {
    mix(home, '1', { levelDb: -12 });
    mix(home, '2', { levelDb: -6, dark: 0.8 });
    return masterRelease(home, {
      release: `${headed('Pair')}output: [wav 24-bit, mp3 320 kbps]\n`,
    });
  },
  'twenty tracks': (home) => {
    for (let number = 1; number <= 20; number++) {
      const name = `${number} ${number === 10 ? 'A Long Way Round to the Other Side of Town' : `Song ${number}`}`;
      mix(home, name, { levelDb: -6 - (number % 7) * 2, dark: (number % 5) / 5, seconds: 5 });
    }
    return masterRelease(home, { release: headed('Twenty') });
  },
  'tracks without a master': (home) => {
    for (const number of [1, 2, 3, 4]) mix(home, `${number} Song`, { levelDb: -6 - number });
    const cut = join(home, 'mixes', '2 Song.wav');
    writeFileSync(cut, readFileSync(cut).subarray(0, 400_000));
    mix(home, '5 Silence', { levelDb: -200 });
    return masterRelease(home, { release: headed('Gaps'), ends: 1 });
  },
  'names of all kinds': (home) => {
    const titles = [
      '夜のドライブと長い道',
      'ليلة القيادة الطويلة',
      '<script>alert(1)</script>',
      'אור 42 בערב (Live)',
      'A title that goes on and on, past what any column of any table would hold (feat. Somebody Else)',
      '東京 24:00 3 dB مع السلامة',
    ];
    const tracks = titles.map((title, index) => {
      mix(home, String(index), { levelDb: -8 - 2 * index });
      return `  - { file: mixes/${index}.wav, title: ${JSON.stringify(title)} }\n`;
    });
    const names = 'title: "夜 <script>alert(1)</script>"\nartist: فرقة الليل\n';
    return masterRelease(home, { release: `${names}tracks:\n${tracks.join('')}` });
  },
  'much that was asked for': (home) => {
    // An MP3 of our own making is a source.
    mkdirSync(join(home, 'mixes'), { recursive: true });
    const lossy = join(made('two tracks').folder, 'masters/mp3-320/01 1.mp3');
    cpSync(lossy, join(home, 'mixes/1 Lossy.mp3'));
    mix(home, '2 Loud', { levelDb: -3 });
    mix(home, '3 Soft', { levelDb: -20, dark: 0.9 });
    return masterRelease(home, {
      release: `title: Odds & Ends
artist: The Example Band
target: loud
direction: [warmer, a bit wider on "Loud"]
output: [wav 24-bit, wav 16-bit 48 kHz shaped, flac 24-bit]
tracks:
  - mixes/1 Lossy.mp3
  - { file: mixes/2 Loud.wav, role: single, limiting: moderate, fadeOut: 1 s, trimStart: silence }
  - { file: mixes/3 Soft.wav, offset: -3 LU, gap: 4 s, adjust: { gain: +0.5 dB } }
`,
    });
  },
  ...(corpus !== undefined && {
    'an EP of metal': (home: string) => masterRelease(home, { release: ofCorpus('ep-metal') }),
    'an EP of electronic music': (home: string) =>
      masterRelease(home, { release: ofCorpus('ep-electronic') }),
  }),
};

let folder: string;
const pages = new Map<string, RealRelease>();

function made(name: string): RealRelease {
  const page = pages.get(name) ?? releases[name]!(join(folder, name.replaceAll(' ', '-')));
  pages.set(name, page);
  return page;
}

function headed(title: string): string {
  return `title: ${title}\nartist: The Example Band\ntracks: mixes/*\n`;
}

function ofCorpus(name: string): string {
  return `title: ${name}\nartist: The Example Band\ntracks: ${join(corpus!, name)}/*.wav\n`;
}

function mix(
  home: string,
  name: string,
  { seconds = 8, levelDb, dark = 0.5 }: { seconds?: number; levelDb: number; dark?: number },
): void {
  mkdirSync(join(home, 'mixes'), { recursive: true });
  const seed = name.length + levelDb;
  writeFileSync(join(home, 'mixes', `${name}.wav`), noiseWav({ seconds, levelDb, dark, seed }));
}

describe.skipIf(!hasBrowser)('the page of a real run', () => {
  let browser: Browser;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kindred-pages-'));
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  async function open(name: string) {
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!/^(file|data|blob):/.test(request.url())) complaints.push(request.url());
    });
    await page.goto(pathToFileURL(made(name).page).href);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    return { page, complaints, close: () => context.close() };
  }

  describe.each(Object.keys(releases))('with %s', (name) => {
    it('fits every screen in light and dark, no label on another, and paper cuts no chart', async () => {
      const { page, complaints, close } = await open(name);
      for (const width of [360, 768, 1440, 2560]) {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.setViewportSize({ width, height: 900 });
          await page.emulateMedia({ media: 'screen', colorScheme });
          const faults = { ...(await layoutFaults(page)), onLabels: await labelsOnLabels(page) };
          expect({ width, ...faults }).toEqual({
            width,
            tooWide: 0,
            tooSmall: [],
            cut: [],
            broken: [],
            onLabels: [],
          });
        }
      }
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await page.setViewportSize({ width: paperPx, height: 1000 });
      expect(await labelsOverTheEdge(page)).toEqual([]);
      expect(await labelsOnLabels(page)).toEqual([]);
      expect(await chartsThatPaperCuts(page)).toEqual([]);
      expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
      expect(complaints).toEqual([]);
      await close();
    });

    it('keeps nobody out, in light and dark', async () => {
      const { page, close } = await open(name);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect({ colorScheme, violations: await axeViolations(page) }).toEqual({
          colorScheme,
          violations: [],
        });
      }
      await close();
    });

    it('has every number from the records that lie beside it', () => {
      const { page, records } = made(name);
      // Sound is no text, and most of the page.
      const html = readFileSync(page, 'utf8').replace(/data:audio\/mpeg;base64,[^"]*/g, '');
      expect(unsourcedNumbers(html, records)).toEqual([]);
    });
  });
});
