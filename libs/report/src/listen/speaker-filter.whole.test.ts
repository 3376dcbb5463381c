import { fileURLToPath } from 'node:url';
import { createEqResponse, frequencyGrid } from '@kindred/dsp';
import { chromium, type Browser, type Page } from 'playwright-core';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executablePath, hasBrowser } from '../../test/browser.js';
import { levelsOf, type Passage } from '../../test/heard-on.js';
import { makeRecords } from '../../test/report-fixture.js';
import { seededRandom } from '../../test/random.js';
import { keptRelease } from '../../test/releases.js';
import { familyOf } from '../family.js';
import { speakerChangeLu, speakerRateHz } from '../speakers/speaker-loss.js';
import { speakers } from '../speakers/speakers.js';
import { drawListen } from './draw-listen.js';

/** What the page is handed, in their order. */
const filters = JSON.parse(drawListen(familyOf(makeRecords(keptRelease))).filters) as unknown[];
const frequenciesHz = frequencyGrid({ lowHz: 30, highHz: 16_000, stepsPerOctave: 3 });
const response = createEqResponse({ sampleRateHz: speakerRateHz, frequenciesHz });

describe.skipIf(!hasBrowser)('a speaker as the browser plays it', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    page = await browser.newPage();
    await page.addScriptTag({ content: await playerCode() });
  });
  afterAll(() => browser.close());

  it.each(speakers.map((speaker, index) => ({ ...speaker, index })))(
    'is on "$name" what the record says, within 0.5 dB of both mid and side',
    async ({ index, filters: main, sideLinear, sideFilters }) => {
      const [mid, side] = await page.evaluate(impulseResponses, filters[index]);
      const wanted = response.cascadeDb(main);
      const wantedSide = response.cascadeDb([...main, ...sideFilters]);
      frequenciesHz.forEach((hz, at) => {
        if (wanted[at]! < -60) return;
        expect(Math.abs(levelAt(mid!, hz) - wanted[at]!), `${hz} Hz`).toBeLessThan(0.5);
        if (sideLinear === 0) return;
        const sideDb = wantedSide[at]! + 20 * Math.log10(sideLinear);
        if (sideDb > -60) {
          expect(Math.abs(levelAt(side!, hz) - sideDb), `side, ${hz} Hz`).toBeLessThan(0.5);
        }
      });
      if (sideLinear === 0) expect(Math.max(...side!.map(Math.abs))).toBeLessThan(1e-6);
    },
  );

  it('raises or lowers a sound by what the table reckons, within 0.2 LU', async () => {
    const passage = unevenNoise();
    const planes = passage.map((plane) => Array.from(plane));
    const levels = levelsOf(passage);
    for (const [index, speaker] of speakers.entries()) {
      const heard = await page.evaluate(changeOf, { planes, filter: filters[index] });
      expect(Math.abs(heard - speakerChangeLu(speaker, levels)!), speaker.name).toBeLessThan(0.2);
    }
  });
});

/** The page's own modules, as one script with a name to call them by. */
async function playerCode(): Promise<string> {
  const at = (name: string) =>
    fileURLToPath(new URL(`../../client/player/${name}`, import.meta.url));
  const entry = 'virtual-entry';
  const bundle = await rolldown({
    input: entry,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) =>
          id === entry
            ? `export * from ${JSON.stringify(at('speaker-filter.ts'))};
               export * from ${JSON.stringify(at('speaker-change.ts'))};`
            : null,
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'iife', name: 'kindredPlayer' });
  return output[0].code.replace('var kindredPlayer', 'window.kindredPlayer');
}

interface PlayerModules {
  createSpeakerNodes(
    context: BaseAudioContext,
    filter: unknown,
  ): { input: AudioNode; output: AudioNode };
  speakerChangeOf(sound: object, filter: unknown): Promise<number>;
}

/** In the page: what comes out at left of one sample that is alike in both channels, and opposite. */
async function impulseResponses(filter: unknown): Promise<number[][]> {
  const { createSpeakerNodes } = (window as unknown as { kindredPlayer: PlayerModules })
    .kindredPlayer;
  const heard: number[][] = [];
  for (const right of [1, -1]) {
    const context = new OfflineAudioContext(2, 24_000, 48_000);
    const buffer = new AudioBuffer({ numberOfChannels: 2, length: 24_000, sampleRate: 48_000 });
    buffer.getChannelData(0)[0] = 1;
    buffer.getChannelData(1)[0] = right;
    const source = new AudioBufferSourceNode(context, { buffer });
    const { input, output } = createSpeakerNodes(context, filter);
    source.connect(input);
    output.connect(context.destination);
    source.start();
    heard.push([...(await context.startRendering()).getChannelData(0)]);
  }
  return heard;
}

/** In the page: what a speaker does to the loudness of a passage. */
async function changeOf({
  planes,
  filter,
}: {
  planes: number[][];
  filter: unknown;
}): Promise<number> {
  const { speakerChangeOf } = (window as unknown as { kindredPlayer: PlayerModules }).kindredPlayer;
  const length = planes[0]!.length;
  const buffer = new AudioBuffer({ numberOfChannels: 2, length, sampleRate: 48_000 });
  planes.forEach((plane, c) => buffer.copyToChannel(Float32Array.from(plane), c));
  return speakerChangeOf({ buffer }, filter);
}

/** Magnitude of a response at one frequency, by its Fourier sum. */
function levelAt(impulse: readonly number[], hz: number): number {
  const w = (2 * Math.PI * hz) / speakerRateHz;
  let [re, im] = [0, 0];
  impulse.forEach((x, n) => {
    re += x * Math.cos(w * n);
    im -= x * Math.sin(w * n);
  });
  return 10 * Math.log10(re * re + im * im);
}

/** Three seconds that are darker than white noise and half common to both channels. */
function unevenNoise(): Passage {
  const random = seededRandom(3);
  const dark = () => {
    let [low, lower] = [0, 0];
    return new Float64Array(144_000).map(() => {
      low += 0.3 * (random() - 0.5 - low);
      lower += 0.05 * (low - lower);
      return 0.2 * low + lower;
    });
  };
  const [one, two, both] = [dark(), dark(), dark()];
  return [one.map((x, n) => x + both[n]!), two.map((x, n) => x + both[n]!)];
}
