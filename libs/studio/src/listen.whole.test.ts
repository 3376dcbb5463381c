import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  compileKernels,
  createEnergyMeter,
  createLoudnessGauge,
  instantiateKernels,
} from '@kindred/dsp';
import axe from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBeats } from '../test/beat-file.js';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const found = existsSync(executablePath);
if (!found) console.warn(`SKIPPED: no browser at ${executablePath}; CHROMIUM names another one.`);

const root = mkdtempSync(join(tmpdir(), 'kindred-listen-'));
const rateHz = 48_000;

const command = fileURLToPath(new URL('../../../apps/cli/bin/kindred.js', import.meta.url));

/** Masters the release with the built command, as a person does; answers the page. */
function master(out: string, ...flags: readonly string[]): string {
  const args = [command, 'master', 'release.yaml', '--out', out, '--no-cache', ...flags];
  const said = execFileSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const html = readFileSync(join(root, out, 'report.html'));
  expect(said).toContain(`report.html, ${(html.length / 1e6).toFixed(1)} MB`);
  return html.toString('utf8');
}

beforeAll(() => {
  mkdirSync(join(root, 'mixes'));
  writeBeats(join(root, 'mixes', '1 One.wav'), { frames: 24 * rateHz });
  writeBeats(join(root, 'mixes', '2 Two.wav'), { from: 30 * rateHz, frames: 17 * rateHz });
  const yaml = 'title: Heard\nartist: Nobody\ntracks: mixes/*.wav\ntarget: streaming\n';
  writeFileSync(join(root, 'release.yaml'), yaml);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

it('the page is the same bytes for one thread and for two, and says what its sound takes', () => {
  const html = master('two', '--jobs', '2');
  expect(master('one', '--jobs', '1')).toBe(html);
  const said = /: ([\d.]+)\sMB of this page’s ([\d.]+)\sMB/.exec(html);
  expect(Number(said?.[2])).toBeCloseTo(Buffer.byteLength(html) / 1e6, 1);
  const sound = [...html.matchAll(/base64,([A-Za-z0-9+/=]+)/g)].reduce(
    (sum, [, one]) => sum + one!.length,
    0,
  );
  expect(Number(said?.[1])).toBeCloseTo(sound / 1e6, 1);
});

it('a page without audio carries none, and offers none', () => {
  const html = master('silent', '--no-audio');
  expect(html).not.toMatch(/base64|<audio|id="listen"|id="dock"/);
});

describe.skipIf(!found)('the player of a mastered release, in a browser from a file', () => {
  let browser: Browser;
  beforeAll(async () => {
    master('heard');
    const args = ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'];
    browser = await chromium.launch({ executablePath, args });
  });
  afterAll(() => browser.close());

  /** Opens the page with an ear at its output, and writes down what it complains about or asks for. */
  async function open(): Promise<{ page: Page; complaints: string[] }> {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) complaints.push(request.url().slice(0, 80));
    });
    await page.addInitScript(listenIn);
    await page.goto(pathToFileURL(join(root, 'heard', 'report.html')).href);
    return { page, complaints };
  }

  const heardLevel = (page: Page): Promise<number> => page.evaluate(() => window.ear.level());
  const matchWords = (page: Page): Promise<string> =>
    page.locator('[data-dock-match-words]').innerText();

  it('plays, swaps mix and master without a stop, and asks the network for nothing', async () => {
    const { page, complaints } = await open();
    await page.locator('[data-playable="t01"] [data-play]').click();
    await expect.poll(() => heardLevel(page)).toBeGreaterThan(0.001);
    const before = await page.evaluate(() => window.ear.context!.currentTime);
    await page.keyboard.press('x');
    expect(await page.locator('#side-a').isChecked()).toBe(true);
    await page.waitForTimeout(200);
    expect(await heardLevel(page)).toBeGreaterThan(0.001);
    expect(await page.evaluate(() => window.ear.context!.currentTime)).toBeGreaterThan(before);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('decodes mix and master to the same samples in time, matched within 0.1 LU', async () => {
    const { page } = await open();
    await page.locator('[data-playable="t01"] [data-play]').click();
    await expect.poll(() => page.evaluate(() => window.ear.buffers.flat().length)).toBe(2);
    const [mix, mastered] = await Promise.all([0, 1].map((at) => planesOf(page, at)));
    expect(mix![0]!.length).toBe(15 * rateHz);
    expect(mastered![0]!.length).toBe(15 * rateHz);
    expect(lagOf(mix![0]!, mastered![0]!)).toBe(0);
    const [a, b] = await page.evaluate(() => window.ear.sideGainsDb());
    const apart = lufsOf(mastered!) + b! - (lufsOf(mix!) + a!);
    expect(Math.abs(apart)).toBeLessThan(0.1);
    expect(Math.min(a!, b!)).toBeLessThan(-1);
    expect(Math.max(a!, b!)).toBe(0);
    expect(await matchWords(page)).toMatch(/^levels matched: master −\d+\.\d\sdB$/);
    await page.keyboard.press('m');
    expect(await matchWords(page)).toMatch(/^not matched: master plays .* louder tends to please$/);
    await page.close();
  });

  it('hides which is which while blind, and says nothing that tells', async () => {
    const { page } = await open();
    await page.locator('[data-playable="t01"] [data-play]').click();
    await expect.poll(() => heardLevel(page)).toBeGreaterThan(0.001);
    await page.locator('[data-dock-blind]').check();
    const words = await page.locator('#dock').innerText();
    expect(words).not.toMatch(/mix|master\b/i);
    expect(words).toContain('levels matched');
    await page.close();
  });

  it('plays joins, steps through tracks and stops at Escape, all by keys', async () => {
    const { page, complaints } = await open();
    await page.keyboard.press('j');
    await expect.poll(() => heardLevel(page)).toBeGreaterThan(0.001);
    expect(await page.locator('#dock').innerText()).toContain('01 to 02');
    expect(await page.locator('#side-a').isDisabled()).toBe(true);
    await page.keyboard.press(']');
    await expect.poll(() => page.locator('[data-dock-title]').innerText()).toBe('01 One');
    await page.keyboard.press(']');
    await expect.poll(() => page.locator('[data-dock-title]').innerText()).toBe('02 Two');
    await page.keyboard.press('Escape');
    await expect.poll(() => heardLevel(page)).toBe(0);
    await page.keyboard.press('?');
    await page.locator('dialog.key-list input').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('x');
    expect(await page.locator('#side-b').isChecked()).toBe(true);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('plays from the cursor on the timeline by Enter, and says where no excerpt covers it', async () => {
    const { page } = await open();
    const slider = page.getByRole('slider', { name: 'Time along the release' });
    await slider.focus();
    // 15 of 24 seconds are heard: those in the middle whichever they are, and not both ends.
    for (let steps = 0; steps < 29; steps++) await page.keyboard.press('Shift+ArrowRight');
    expect(Number(await slider.getAttribute('aria-valuenow'))).toBe(12);
    await page.keyboard.press('Enter');
    await expect.poll(() => heardLevel(page)).toBeGreaterThan(0.001);
    expect(await page.locator('[data-dock-title]').innerText()).toBe('01 One');
    const started = Number(await page.locator('[data-playable="t01"]').getAttribute('data-start'));
    const [, at] = /0:(\d\d) of/.exec(await page.locator('[data-dock-time]').innerText()) ?? [];
    expect(Math.abs(Number(at) - (12 - started))).toBeLessThanOrEqual(1.5);
    await page.keyboard.press('Escape');
    const bare = started > 0 ? ['Home'] : ['Home', 'ArrowDown', 'Shift+ArrowLeft'];
    for (const key of bare) await page.keyboard.press(key);
    await page.keyboard.press('Enter');
    expect(await page.locator('[data-live]').innerText()).toMatch(
      /^No excerpt of 01 One covers 0:\d\d$/,
    );
    await page.close();
  });

  it('does what was asked last, also of what is still being decoded', async () => {
    const { page } = await open();
    await page.keyboard.press('j');
    await expect.poll(() => heardLevel(page)).toBeGreaterThan(0.001);
    await page.evaluate(() => (window.ear.delayMs = 500));
    for (const key of [']', ']']) await page.keyboard.press(key);
    await expect.poll(() => page.locator('[data-dock-title]').innerText()).toBe('02 Two');
    await page.keyboard.press('[');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => window.ear.buffers.flat().length)).toBe(7);
    await page.waitForTimeout(100);
    expect(await heardLevel(page)).toBe(0);
    expect(await page.locator('[data-dock-play]').getAttribute('aria-label')).toMatch(/^Play/);
    await page.close();
  });

  it('tells what it can not decode, and goes on', async () => {
    const { page } = await open();
    await page.evaluate(() => {
      const audio = document.querySelector<HTMLAudioElement>('[data-playable="t01"] audio')!;
      audio.src = 'data:audio/mpeg;base64,AAAA';
    });
    await page.locator('[data-playable="t01"] [data-play]').click();
    await expect
      .poll(() => page.locator('[data-playable="t01"] [data-range]').innerText())
      .toContain('can’t decode');
    await page.locator('[data-playable="t02"] [data-play]').click();
    await expect.poll(() => heardLevel(page)).toBeGreaterThan(0.001);
    await page.close();
  });

  it.each(['light', 'dark'] as const)(
    'has no serious fault of access in what is listened to, platforms and speakers, %s',
    async (colorScheme) => {
      const { page } = await open();
      await page.emulateMedia({ colorScheme });
      await page.locator('[data-playable="t01"] [data-play]').click();
      await expect.poll(() => heardLevel(page)).toBeGreaterThan(0.001);
      await page.evaluate(axe.source);
      const found = await page.evaluate(async () => {
        const include = ['#listen', '#platforms', '#speakers', '#dock'].map((id) => [id]);
        const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({
          include,
        });
        return violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
      });
      expect(found).toEqual([]);
      await page.close();
    },
  );

  it('offers the sound without script too', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(pathToFileURL(join(root, 'heard', 'report.html')).href);
    expect(await page.locator('#listen audio').first().isVisible()).toBe(true);
    expect(await page.locator('#listen [data-play]').first().isVisible()).toBe(false);
    await page.close();
  });
});

/** What the page's own output is heard and its decoding seen by. */
interface Ear {
  context: AudioContext | null;
  /** As they were asked for; a place is empty until its sound is decoded. */
  readonly buffers: AudioBuffer[];
  /** What decoding takes at least. */
  delayMs: number;
  level(): number;
  /** What mix and master are turned by. */
  sideGainsDb(): number[];
}

declare global {
  interface Window {
    ear: Ear;
  }
}

/** Runs in the page before its own script. */
function listenIn(): void {
  let analyser: AnalyserNode | null = null;
  const levels: GainNode[] = [];
  let asked = 0;
  type Connect = (this: AudioNode, to: AudioNode, ...rest: number[]) => AudioNode;
  const connect = AudioNode.prototype.connect as Connect;
  const decode = BaseAudioContext.prototype.decodeAudioData;
  window.ear = {
    context: null,
    buffers: [],
    delayMs: 0,
    level() {
      const samples = new Float32Array(2048);
      analyser?.getFloatTimeDomainData(samples);
      return samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    },
    sideGainsDb: () => levels.map(({ gain }) => 20 * Math.log10(gain.value)),
  };
  AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode, ...rest: number[]) {
    if (to instanceof AudioDestinationNode && to.context instanceof AudioContext) {
      window.ear.context = to.context;
      analyser ??= new AnalyserNode(to.context);
      connect.call(this, analyser);
    }
    if (this instanceof AudioBufferSourceNode && this.context instanceof AudioContext)
      levels.push(to as GainNode);
    return connect.call(this, to, ...rest);
  } as typeof AudioNode.prototype.connect;
  BaseAudioContext.prototype.decodeAudioData = async function (bytes) {
    const at = asked++;
    const buffer = await decode.call(this, bytes);
    await new Promise((resolve) => setTimeout(resolve, window.ear.delayMs));
    window.ear.buffers[at] = buffer;
    return buffer;
  };
}

/** The decoded planes of one buffer, as 32-bit floats. */
async function planesOf(page: Page, at: number): Promise<Float32Array[]> {
  const texts = await page.evaluate(async (index) => {
    const buffer = window.ear.buffers[index]!;
    const texts: string[] = [];
    for (let channel = 0; channel < buffer.numberOfChannels; channel++) {
      const reader = new FileReader();
      const read = new Promise((resolve) => (reader.onload = resolve));
      reader.readAsDataURL(new Blob([buffer.getChannelData(channel).slice()]));
      await read;
      texts.push(String(reader.result).split(',')[1]!);
    }
    return texts;
  }, at);
  return texts.map((text) => new Float32Array(Uint8Array.from(Buffer.from(text, 'base64')).buffer));
}

const module = compileKernels(
  readFileSync(new URL(import.meta.resolve('@kindred/dsp/kernels.wasm'))),
);

/** By the meter that masters are measured with. */
function lufsOf(planes: readonly Float32Array[]): number {
  const kernels = instantiateKernels(module);
  const meter = createEnergyMeter(kernels, { sampleRateHz: rateHz, channels: 2 });
  const regions = planes.map((plane) => {
    const region = kernels.arena.f32(plane.length);
    region.view.set(plane);
    return region;
  });
  meter.push(regions, planes[0]!.length);
  const { sum } = meter.finish();
  return createLoudnessGauge(sum.length).measure(sum).integratedLufs!;
}

/** By how many samples `b` lies behind `a`, by the highest correlation within 40. */
function lagOf(a: Float32Array, b: Float32Array): number {
  const likeness = (lag: number): number => {
    let sum = 0;
    for (let n = 48_000; n < 200_000; n++) sum += a[n]! * b[n + lag]!;
    return sum;
  };
  const lags = Array.from({ length: 81 }, (_, at) => at - 40);
  return lags.reduce((best, lag) => (likeness(lag) > likeness(best) ? lag : best), 0);
}
