import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const openings = 3;

/** From asking for a page to its first text or picture, the middle of three; null without a browser. */
export async function firstPaintSeconds(file: string): Promise<number | null> {
  if (!existsSync(executablePath)) return null;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const seconds: number[] = [];
    for (let opening = 0; opening < openings; opening++) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.goto(pathToFileURL(file).href);
      seconds.push(await page.evaluate<number>(paintSeconds));
      await page.close();
    }
    return seconds.sort((a, b) => a - b)[openings >> 1] ?? null;
  } finally {
    await browser.close();
  }
}

/** Runs in the page; a headless browser may paint after the page has loaded. */
const paintSeconds = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const [paint] = list.getEntriesByName('first-contentful-paint');
    if (paint) resolve(paint.startTime / 1000);
  }).observe({ type: 'paint', buffered: true });
})`;
