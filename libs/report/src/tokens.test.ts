import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  ciede2000,
  contrast,
  labDifference,
  linearOf,
  over,
  seenWith,
  visions,
} from '../test/colour.js';

const css = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
const blocks = [...css.matchAll(/\{([^{}]*--paper[^{}]*)\}/g)].map(([, block = '']) => {
  const pairs = [...block.matchAll(/--([a-z0-9-]+):\s*(\S+);/g)];
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value]));
});
const [light = {}, dark = {}, darkBySystem = {}, forced = {}] = blocks;
const themes = { light, dark };
type Theme = keyof typeof themes;
const token = (theme: Theme, name: string): string => themes[theme][name] ?? '';

describe('the difference of two colours', () => {
  // Sharma, Wu and Dalal 2005, Table 1, pairs 1, 7, 17 and 25.
  it.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  ] as const)('between %j and %j is the published one', (a, b, expected) => {
    expect(labDifference(a, b)).toBeCloseTo(expected, 4);
  });
});

describe('the tokens', () => {
  it('are one set of dark colours, chosen by the system or by the button', () => {
    expect(Object.keys(dark)).toHaveLength(19);
    expect(darkBySystem).toEqual(dark);
    expect(Object.keys(light).sort()).toEqual(Object.keys(dark).sort());
    expect(Object.keys(forced).sort()).toEqual(Object.keys(dark).sort());
  });

  it('are dark on screens only, so that paper stays white', () => {
    const [beforeMedia = ''] = css.split('@media screen');
    expect(beforeMedia).not.toContain(dark['paper']);
  });

  // Role, ratio on paper, ratio on the worst tint it is used on.
  const lightRatios = [
    ['ink', 16.7, 14.8],
    ['ink2', 8.3, 7.3],
    ['ink3', 5.3, 4.7],
    ['axis', 3.1, null],
    ['before', 3.7, null],
    ['after', 5.7, 5.1],
    ['note', 3.8, 3.4],
    ['note-text', 6.5, 6.1],
    ['fail', 7.8, 6.9],
  ] as const;
  const darkRatios = [
    ['ink', 15.9, 11.8],
    ['ink2', 9.6, 7.1],
    ['ink3', 6.6, 4.9],
    ['axis', 4.2, null],
    ['before', 5.8, null],
    ['after', 8.7, 6.5],
    ['note', 11, 8.2],
    ['note-text', 11, 9.1],
    ['fail', 6.2, 5.3],
  ] as const;
  const all = [
    ...lightRatios.map((row) => ['light', ...row] as const),
    ...darkRatios.map((row) => ['dark', ...row] as const),
  ];

  it.each(all)('stand out from %s paper: %s by %d', (theme, name, onPaper) => {
    expect(contrast(token(theme, name), token(theme, 'paper'))).toBeCloseTo(onPaper, 1);
  });

  /** The tints each role is used on. */
  const everyTint = ['alt', 'note-bg', 'fail-bg', 'after-bg', 'corridor'];
  const chartTints = ['alt', 'note-bg', 'after-bg', 'corridor'];
  const tintsOf: Readonly<Record<string, readonly string[]>> = {
    ink: everyTint,
    ink2: everyTint,
    ink3: everyTint,
    after: chartTints,
    note: chartTints,
    'note-text': ['note-bg'],
    fail: ['fail-bg'],
  };

  it.each(all.filter(([, , , onWorst]) => onWorst !== null))(
    'stand out from the worst %s tint they lie on: %s',
    (theme, name, _, onWorst) => {
      const ratios = (tintsOf[name] ?? []).map((tint) =>
        contrast(token(theme, name), token(theme, tint)),
      );
      expect(Math.abs(Math.min(...ratios) - (onWorst ?? 0))).toBeLessThan(0.06);
    },
  );

  it.each([
    ['light', 2.995],
    ['dark', 4.3],
  ] as const)('leave the %s mix line visible on the master area over a band', (theme, least) => {
    const area = over(token(theme, 'after'), 0.1, token(theme, 'alt'));
    expect(contrast(token(theme, 'before'), area)).toBeGreaterThanOrEqual(least);
  });

  it('put readable text on a chosen toggle', () => {
    expect(contrast(token('light', 'on-after'), token('light', 'after'))).toBeCloseTo(6, 1);
    expect(contrast(token('dark', 'on-after'), token('dark', 'after'))).toBeCloseTo(8.8, 1);
  });

  it.each([
    ['light', 'normal', 20],
    ['light', 'protanopia', 15],
    ['light', 'deuteranopia', 19],
    ['light', 'tritanopia', 17],
    ['dark', 'normal', 21],
    ['dark', 'protanopia', 17],
    ['dark', 'deuteranopia', 13],
    ['dark', 'tritanopia', 20],
  ] as const)('keep %s marks apart with %s vision: %d', (theme, vision, expected) => {
    const seen = ['before', 'after', 'note', 'fail', 'ink'].map((name) =>
      seenWith(vision, linearOf(token(theme, name))),
    );
    const differences = seen.flatMap((a, index) =>
      seen.slice(index + 1).map((b) => ciede2000(a, b)),
    );
    expect(Object.keys(visions)).toContain(vision);
    expect(Math.round(Math.min(...differences))).toBe(expected);
  });
});
