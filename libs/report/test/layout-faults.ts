import type { Page } from 'playwright-core';

/** What A4 has between the margins of the page: 186 mm. */
export const paperPx = 703;

/** Labels of charts that hang over the paper's edge, where they are cut. */
export function labelsOverTheEdge(page: Page): Promise<(string | null)[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('svg text')]
      .filter((label) => {
        const { left, right, width } = label.getBoundingClientRect();
        return width > 0 && (left < 0 || right > innerWidth);
      })
      .map(({ textContent }) => textContent),
  );
}

/**
 * Sideways scroll of the page, text under 11 px, text that leaves the page at a side, and names of
 * columns and files that are broken inside a word.
 */
export function layoutFaults(page: Page) {
  return page.evaluate(() => {
    const small = new Set<string>();
    const cut = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!element || text === '' || !element.checkVisibility()) continue;
      if (element.closest('.sr, .short, .long, .skip')) continue;
      if (parseFloat(getComputedStyle(element).fontSize) < 11) small.add(text.slice(0, 40));
      // What ends in an ellipsis ends where that stands.
      let shown: Element = element;
      for (let outer = element.parentElement; outer; outer = outer.parentElement)
        if (getComputedStyle(outer).textOverflow === 'ellipsis') shown = outer;
      const box = shown.getBoundingClientRect();
      const isScrolled = element.closest('.scroll, nav') !== null;
      if (!isScrolled && box.width > 0 && (box.right > innerWidth + 1 || box.left < -1))
        cut.add(text.slice(0, 40));
    }
    const isBroken = (cell: Element): boolean => {
      const text = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      for (let node = text.nextNode(); node; node = text.nextNode()) {
        for (const { index, 0: word } of (node.textContent ?? '').matchAll(/[\w/.]+/g)) {
          // A longer one may be, where a title has no space.
          if (word.length > 18) continue;
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) return true;
        }
      }
      return false;
    };
    const names = [...document.querySelectorAll('thead th, .files tbody th')];
    return {
      broken: names.filter(isBroken).map(({ textContent }) => textContent?.slice(0, 40)),
      tooWide: Math.max(0, document.documentElement.scrollWidth - innerWidth),
      tooSmall: [...small],
      cut: [...cut],
    };
  });
}

/** Labels of one chart that lie on one another, as "02 on 03". */
export function labelsOnLabels(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('svg[role="img"]')].flatMap((chart) => {
      const labels = [...chart.querySelectorAll('text')]
        .filter((label) => label.textContent?.trim() && label.checkVisibility())
        .map((label) => ({ text: label.textContent, box: label.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0);
      return labels.flatMap(({ text, box }, index) =>
        labels
          .slice(index + 1)
          // A box is higher than its digits.
          .filter(
            (other) =>
              Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left) > 1 &&
              Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top) > 4,
          )
          .map((other) => `${text} on ${other.text}`),
      );
    }),
  );
}

/** Charts that stand in no unbreakable box lower than a page of A4: paper may cut them. */
export function chartsThatPaperCuts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const pagePx = ((297 - 28) / 25.4) * 96;
    return [...document.querySelectorAll('svg[role="img"]:not(.mark)')].flatMap((svg) => {
      if (svg.getBoundingClientRect().height === 0) return [];
      let box: Element | null = svg;
      while (box && getComputedStyle(box).breakInside !== 'avoid') box = box.parentElement;
      const height = box?.getBoundingClientRect().height ?? Infinity;
      return height <= pagePx ? [] : [`${svg.getAttribute('aria-label')}: ${height}`];
    });
  });
}
