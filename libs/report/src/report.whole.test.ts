import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executablePath, hasBrowser } from '../test/browser.js';
import { axeViolations } from '../test/axe-violations.js';
import { allReleases } from '../test/releases.js';
import { makeRecords } from '../test/report-fixture.js';
import {
  chartsThatPaperCuts,
  labelsOnLabels,
  labelsOverTheEdge,
  layoutFaults,
  paperPx,
} from '../test/layout-faults.js';
import { pageOf } from '../test/page-of.js';

describe.skipIf(!hasBrowser)('the page in a browser', () => {
  let browser: Browser;
  let folder: string;
  const addressOf = (name: string) => pathToFileURL(join(folder, `${name}.html`)).href;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kindred-report-'));
    for (const [name, spec] of Object.entries(allReleases)) {
      writeFileSync(join(folder, `${name}.html`), pageOf(makeRecords(spec)));
    }
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  /** Opens a page and hands back what it complained about and what it asked the network for. */
  async function open(name: string, options: Parameters<Browser['newContext']>[0]) {
    const context: BrowserContext = await browser.newContext(options);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) complaints.push(`asked for ${request.url()}`);
    });
    page.on('dialog', (dialog) => {
      complaints.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(addressOf(name));
    return { page, complaints, close: () => context.close() };
  }

  const views = [360, 390, 768, 1440, 2560].flatMap((width) =>
    (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
  );

  it.each(Object.keys(allReleases))(
    'fits phones and desks, light, dark and on paper, with every card of "%s" open',
    async (name) => {
      const { page, complaints, close } = await open(name, {});
      await page.evaluate(() => {
        for (const card of document.querySelectorAll('details')) card.open = true;
      });
      for (const { width, colorScheme } of views) {
        await page.setViewportSize({ width, height: 844 });
        await page.emulateMedia({ media: 'screen', colorScheme });
        const faults = await layoutFaults(page);
        expect({ width, ...faults }).toEqual({
          width,
          tooWide: 0,
          tooSmall: [],
          cut: [],
          broken: [],
        });
        expect(await labelsOnLabels(page)).toEqual([]);
        await page.emulateMedia({ media: 'print', colorScheme });
        expect(await paperOf(page)).toBe('rgb(255, 255, 255)');
      }
      await page.setViewportSize({ width: paperPx, height: 1000 });
      expect(await labelsOverTheEdge(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  it('shows verdict, figures and the whole timeline on the first screen of a desk', async () => {
    const { page, close } = await open('noted', { viewport: { width: 1440, height: 900 } });
    const floor = await page.evaluate(
      () => document.querySelector('.timeline-wide')?.getBoundingClientRect().bottom,
    );
    expect(floor).toBeLessThanOrEqual(900);
    await close();
  });

  it('draws the timeline once: for wide screens or for phones', async () => {
    for (const [width, shown] of [
      [390, 'timeline-narrow'],
      [768, 'timeline-wide'],
      [1440, 'timeline-wide'],
    ] as const) {
      const { page, close } = await open('kept', { viewport: { width, height: 844 } });
      const visible = await page.evaluate(() =>
        [...document.querySelectorAll('.timeline-drawing')]
          .filter((drawing) => drawing.getBoundingClientRect().height > 0)
          .map((drawing) => drawing.getAttribute('class')),
      );
      expect(visible).toEqual([`timeline-drawing ${shown}`]);
      await close();
    }
  });

  it('is whole without script: promises, cards and digests can be read', async () => {
    const { page, complaints, close } = await open('noted', {
      viewport: { width: 390, height: 844 },
      javaScriptEnabled: false,
    });
    expect(await page.locator('.promises li').first().isVisible()).toBe(true);
    expect(await page.locator('.needs-script').first().isVisible()).toBe(false);
    await page.locator('#t01 summary').click();
    expect(await page.locator('#t01 .card-words').isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  it('goes from the system to light to dark and back by its button, by keyboard too', async () => {
    const { page, close } = await open('kept', {
      viewport: { width: 1440, height: 900 },
      colorScheme: 'light',
    });
    const button = page.locator('[data-theme-button]');
    await button.focus();
    expect(await paperOf(page)).toBe('rgb(250, 249, 246)');
    await page.keyboard.press('Enter');
    expect(await button.getAttribute('aria-label')).toBe('Theme: Light');
    await page.keyboard.press('Enter');
    expect(await paperOf(page)).toBe('rgb(17, 19, 22)');
    await page.emulateMedia({ media: 'print' });
    expect(await paperOf(page)).toBe('rgb(255, 255, 255)');
    await page.emulateMedia({ media: 'screen' });
    await page.reload();
    expect(await paperOf(page)).toBe('rgb(17, 19, 22)');
    await close();
  });

  it('opens the card of a track that is linked, and all cards by a button', async () => {
    const { page, close } = await open('kept', { viewport: { width: 1440, height: 900 } });
    await page.locator('table.tracks a[href="#t03"]').click();
    expect(await page.locator('#t03 .lanes').isVisible()).toBe(true);
    const button = page.locator('[data-open-all]');
    await button.click();
    expect(await page.locator('details.card[open]').count()).toBe(8);
    expect(await button.textContent()).toBe('Close all');
    await close();
  });

  it.each(['noted', 'toned', 'missing', 'oneTrack', 'hostile'])(
    'has nothing in "%s" that keeps a person with a reader or without a mouse out',
    async (name) => {
      for (const [width, colorScheme] of [
        [1440, 'light'],
        [390, 'dark'],
      ] as const) {
        const { page, close } = await open(name, {
          viewport: { width, height: 900 },
          colorScheme,
          bypassCSP: true,
        });
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true;
        });
        const violations = await axeViolations(page);
        expect({ width, colorScheme, violations }).toEqual({ width, colorScheme, violations: [] });
        await close();
      }
    },
  );

  it('never breaks a chart over two pages: each stands in an unbreakable box lower than a page', async () => {
    const { page, close } = await open('noted', { viewport: { width: 703, height: 1000 } });
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    expect(await chartsThatPaperCuts(page)).toEqual([]);
    await close();
  });

  it('sorts the table by keyboard: the most notable first, then last, then in running order', async () => {
    const { page, close } = await open('kept', { viewport: { width: 1440, height: 900 } });
    const head = page.locator('table.tracks th').filter({ hasText: 'Limiter, most' });
    const order = () => page.locator('table.tracks .track-number').allInnerTexts();
    const taken = () =>
      page
        .locator('table.tracks tbody .limiter-cell')
        .evaluateAll((cells) => cells.map((cell) => Number((cell as HTMLElement).dataset['rank'])));
    const running = await order();
    await head.locator('button').focus();
    await page.keyboard.press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect(await taken()).toEqual([...(await taken())].sort((a, b) => b - a));
    expect(await page.locator('[data-live]').innerText()).toBe(
      'sorted by limiter, most, most first',
    );
    await page.keyboard.press('Enter');
    expect(await taken()).toEqual([...(await taken())].sort((a, b) => a - b));
    await page.keyboard.press('Enter');
    expect(await head.getAttribute('aria-sort')).toBeNull();
    expect(await order()).toEqual(running);
    await close();
  });

  it('looks at one track everywhere: pointed at, chosen by key, in the address, and let go', async () => {
    const { page, close } = await open('kept', { viewport: { width: 1440, height: 900 } });
    const chosen = () =>
      page.evaluate(() => [
        ...new Set(
          [...document.querySelectorAll('.is-selected')].map((one) =>
            one.getAttribute('data-track'),
          ),
        ),
      ]);
    await page.locator('table.tracks tbody tr').nth(3).hover();
    expect(await chosen()).toEqual(['4']);
    await page.mouse.move(5, 5);
    expect(await chosen()).toEqual([]);
    await page.keyboard.press(']');
    await page.keyboard.press(']');
    expect(await chosen()).toEqual(['2']);
    expect(new URL(page.url()).hash).toBe('#t02');
    await page.keyboard.press('Escape');
    expect(await chosen()).toEqual([]);
    expect(new URL(page.url()).hash).toBe('');
    await close();
  });

  it('says what the timeline shows at a time: by pointer, by arrow keys, and track by track', async () => {
    const { page, close } = await open('kept', { viewport: { width: 1440, height: 900 } });
    const slider = page.getByRole('slider', { name: 'Time along the release' });
    const said = () => slider.getAttribute('aria-valuetext');
    const seconds = allReleases.kept.tracks.map((track) => track.seconds);
    await slider.focus();
    await page.keyboard.press('ArrowDown');
    // A column of the drawing is a thousandth of the release.
    const total = seconds.reduce((sum, value) => sum + value, 0);
    const now = async () => Number(await slider.getAttribute('aria-valuenow'));
    expect(Math.abs((await now()) - seconds[0]!)).toBeLessThanOrEqual(total / 1000 + 1);
    expect(await said()).toContain('02 ');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    const { renderings } = makeRecords(allReleases.kept);
    const track = renderings.tracks[1];
    const series = track?.status === 'done' ? track.outputs[0]!.measured.series : null;
    const [, master] = /master (\u2212\d+\.\d) LUFS/.exec((await said()) ?? '') ?? [];
    const at = ((await now()) - seconds[0]! - 1.5) * 10;
    const near = series!.shortTermLufs.slice((at - total / 100) | 0, (at + total / 100) | 0);
    expect(
      near.some((value) => value !== null && Math.abs(value + Number(master?.slice(1))) < 0.1),
    ).toBe(true);
    expect(await page.locator('[data-readout]').innerText()).toBe(await said());
    await page.keyboard.press('End');
    expect(await said()).toContain('08 ');
    await page.locator('.cursor').hover({ position: { x: 20, y: 40 } });
    await page.mouse.move(220, 700);
    expect(await said()).toContain('01 ');
    expect(await page.locator('.tracks tr.is-selected').getAttribute('data-track')).toBe('1');
    await close();
  });

  it('looks closer at the timeline: by key, button and wheel, and back at the whole', async () => {
    const { page, complaints, close } = await open('kept', {
      viewport: { width: 1440, height: 900 },
    });
    const slider = page.getByRole('slider', { name: 'Time along the release' });
    const frame = page.locator('.timeline-wide .timeline-scroll');
    const view = () => frame.evaluate((box) => [box.scrollWidth / box.clientWidth, box.scrollLeft]);
    const fine = page.locator('.timeline-wide .fine-lines .master-line');
    await slider.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    const said = await slider.getAttribute('aria-valuetext');
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    expect((await view())[0]).toBeCloseTo(4, 1);
    expect(await page.locator('[data-live]').innerText()).toBe('Zoomed 4 times');
    expect(await fine.count()).toBe(8);
    // The cursor stands where it stood, in time and in the view.
    const now = (text: string | null) => text?.split(' · mix')[0];
    expect(now(await slider.getAttribute('aria-valuetext'))).toBe(now(said));
    const isInView = () =>
      page.evaluate(() => {
        const [line, box] = ['.cursor span', '.timeline-wide .timeline-scroll'].map((selector) =>
          document.querySelector(selector)!.getBoundingClientRect(),
        );
        return line!.left >= box!.left - 1 && line!.left <= box!.right + 1;
      });
    expect(await isInView()).toBe(true);
    await page.keyboard.press('Home');
    expect(await isInView()).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect((await view())[0]).toBe(1);
    await page.emulateMedia({ media: 'screen' });
    await page.locator('[data-zoom="whole"]').click();
    expect(await view()).toEqual([1, 0]);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    expect((await view())[0]).toBeCloseTo(2, 1);
    await page.getByRole('button', { name: 'Zoom out' }).click();
    expect((await view())[0]).toBe(1);
    await page.locator('table.tracks tbody tr').nth(4).click();
    await page.keyboard.press('z');
    const total = allReleases.kept.tracks.reduce((sum, { seconds }) => sum + seconds, 0);
    const track = allReleases.kept.tracks[4]!;
    expect((await view())[0]).toBeCloseTo((0.96 * total) / track.seconds, 1);
    await page.keyboard.press('z');
    expect((await view())[0]).toBe(1);
    await frame.hover();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -400);
    await page.keyboard.up('Control');
    expect((await view())[0]).toBeGreaterThan(1.5);
    expect(complaints).toEqual([]);
    await close();
  });

  it('opens the numbers under the timeline and the tone by key, and keeps them off paper', async () => {
    const { page, close } = await open('toned', { viewport: { width: 1440, height: 900 } });
    for (const [section, rows] of [
      ['#release', 8],
      ['#tone', 16],
    ] as const) {
      const table = page.locator(`${section} .numbers-table`);
      expect(await table.isVisible()).toBe(false);
      await page.locator(`${section} .numbers > summary`).focus();
      await page.keyboard.press('Enter');
      expect(await table.isVisible()).toBe(true);
      expect(await table.locator('tbody tr').count()).toBe(rows);
      await page.emulateMedia({ media: 'print' });
      expect(await table.isVisible()).toBe(false);
      await page.emulateMedia({ media: 'screen' });
    }
    await close();
  });

  it('leads from the timeline to its joins, and from one join to the next by key', async () => {
    const { page, close } = await open('kept', { viewport: { width: 1440, height: 900 } });
    await page
      .locator('.timeline-wide')
      .getByRole('link', { name: /^Join of 02 and 03/ })
      .focus();
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#join-03');
    const focused = () => page.evaluate(() => document.activeElement?.id);
    await page.keyboard.press('j');
    expect(await focused()).toBe('join-04');
    for (let presses = 0; presses < 5; presses++) await page.keyboard.press('j');
    expect(await focused()).toBe('join-02');
    await close();
  });

  it('leaves tracks out of the tone’s panels and takes them in again, by key and by mouse', async () => {
    const { page, complaints, close } = await open('toned', {
      viewport: { width: 1440, height: 900 },
    });
    const chips = page.locator('[data-tone-track]');
    const lines = () =>
      page
        .locator('#tone .tone-line')
        .evaluateAll((paths) => paths.filter((path) => path.checkVisibility()).length);
    expect(await chips.count()).toBe(8);
    expect(await lines()).toBe(16);
    const fourth = page.getByRole('button', { name: '04 Ninety Fathoms', exact: true });
    await fourth.focus();
    await page.keyboard.press('Space');
    expect(await fourth.getAttribute('aria-pressed')).toBe('false');
    expect(await lines()).toBe(14);
    expect(await page.locator('#tone text:visible', { hasText: 'Ninety' }).count()).toBe(0);
    // Paper has no buttons, and so all lines.
    await page.emulateMedia({ media: 'print' });
    expect(await lines()).toBe(16);
    await page.emulateMedia({ media: 'screen' });
    await fourth.focus();
    await page.keyboard.press('Enter');
    expect(await fourth.getAttribute('aria-pressed')).toBe('true');
    await chips.nth(1).click();
    expect(await lines()).toBe(14);
    const all = page.locator('[data-tone-all]');
    expect(await all.innerText()).toBe('Show all');
    await all.click();
    expect(await lines()).toBe(16);
    await all.click();
    expect(await lines()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it('shows the tone as a spectrum instead, and again against the centre', async () => {
    const { page, close } = await open('toned', { viewport: { width: 1440, height: 900 } });
    const button = page.getByRole('button', { name: 'As spectrum' });
    const shown = () =>
      page
        .locator('#tone .tone-plot:visible')
        .evaluateAll((plots) => plots.map((plot) => plot.getAttribute('aria-label')?.slice(0, 8)));
    await button.focus();
    await page.keyboard.press('Enter');
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    expect(await shown()).toEqual(['Spectrum', 'Spectrum']);
    await page.keyboard.press('Enter');
    expect(await shown()).toEqual(['Tone of ', 'Tone of ']);
    await close();
  });

  it('lists its keys, and lets them be switched off for good', async () => {
    const { page, close } = await open('kept', { viewport: { width: 1440, height: 900 } });
    const openCards = page.locator('details.card[open]');
    await page.keyboard.press('?');
    expect(await page.locator('dialog').innerText()).toContain('open or close all cards');
    await page.locator('dialog input').uncheck();
    await page.keyboard.press('Escape');
    // A browser closes it in its own time; until then its keys are the dialog's.
    await page.locator('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('o');
    expect(await openCards.count()).toBe(0);
    await page.reload();
    await page.keyboard.press('o');
    expect(await openCards.count()).toBe(0);
    await page.keyboard.press('?');
    await page.locator('dialog input').check();
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('o');
    expect(await openCards.count()).toBe(8);
    await close();
  });

  it('folds the promises on a phone, and names their head', async () => {
    const { page, close } = await open('noted', { viewport: { width: 390, height: 844 } });
    expect(await page.locator('.promises li').first().isVisible()).toBe(false);
    expect(await page.locator('.promises summary').innerText()).toContain(
      '7 promises: 6 kept, 1 with a note',
    );
    await page.locator('.promises summary').click();
    expect(await page.locator('.promises li').first().isVisible()).toBe(true);
    await close();
  });

  it('runs nothing that a title smuggles in', async () => {
    const { page, complaints, close } = await open('hostile', {
      viewport: { width: 1440, height: 900 },
    });
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "run"';
      document.body.append(script);
    });
    expect(await page.title()).toContain('<script>alert(1)</script>');
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatch(/Content Security Policy/);
    await close();
  });

  it('keeps shapes visible in forced colours', async () => {
    const { page, close } = await open('kept', {
      viewport: { width: 1440, height: 900 },
      forcedColors: 'active',
    });
    const fill = await page.evaluate(() => {
      const dot = document.querySelector('.strip .dot');
      return dot
        ? [getComputedStyle(dot).fill, getComputedStyle(document.documentElement).backgroundColor]
        : [];
    });
    expect(fill[0]).not.toBe(fill[1]);
    await close();
  });
});

function paperOf(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}
