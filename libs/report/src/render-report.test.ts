import { createHash } from 'node:crypto';
import {
  masteringPlanSchema,
  profilesSchema,
  releaseSchema,
  renderingsSchema,
} from '@kindred/records';
import { describe, expect, it } from 'vitest';
import { nestingFaults, numbersOf, tagsOf, textOf, withoutBlocks } from '../test/page.js';
import { allReleases } from '../test/releases.js';
import { makeRecords } from '../test/report-fixture.js';
import { pageOf } from '../test/page-of.js';
import { valueAt } from '../test/number-sources.js';
import { unsourcedNumbers } from '../test/unsourced-numbers.js';

const pages = Object.entries(allReleases).map(([name, spec]) => {
  const records = makeRecords(spec);
  return { name, records, html: pageOf(records) };
});
const page = (name: keyof typeof allReleases) => {
  const found = pages.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no fixture ${name}`);
  return found;
};
const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

it.each(pages)('the made-up release "$name" is made of true records', ({ records }) => {
  expect(releaseSchema.parse(records.release)).toEqual(records.release);
  expect(profilesSchema.parse(records.profiles)).toEqual(records.profiles);
  expect(masteringPlanSchema.parse(records.plan)).toEqual(records.plan);
  expect(renderingsSchema.parse(records.renderings)).toEqual(records.renderings);
});

describe.each(pages)('the page of the release "$name"', ({ html, records }) => {
  it('is well-formed, with one meaning for each id and no link into nothing', () => {
    expect(nestingFaults(html)).toEqual([]);
    const tags = tagsOf(html);
    const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = tags.flatMap(({ attributes }) => [
      ...(attributes.get('href')?.startsWith('#') ? [attributes.get('href')?.slice(1)] : []),
      ...(attributes.get('aria-labelledby')?.split(' ') ?? []),
    ]);
    expect(targets.filter((target) => !ids.includes(target ?? ''))).toEqual([]);
  });

  it('prints no word of a machine where a number is missing', () => {
    const machine = /\b(NaN|undefined|null|Infinity|\[object)\b/;
    expect(textOf(html)).not.toMatch(machine);
    const attributes = tagsOf(html).flatMap(({ attributes: all }) => [...all.values()]);
    expect(attributes.filter((value) => machine.test(value))).toEqual([]);
  });

  it('asks the network for nothing', () => {
    expect(withoutBlocks(html)).not.toMatch(/(?:src|href|action|data)="(?:[a-z]+:|\/\/)/i);
    expect(html).not.toMatch(/@import|url\(|fetch\(|XMLHttpRequest|https?:\/\//);
    const links = tagsOf(html).flatMap(({ attributes }) => attributes.get('href') ?? []);
    expect(links.filter((link) => !/^(#|\.\/)/.test(link))).toEqual([]);
  });

  it('allows exactly its own style and script to run, and has no style in attributes', () => {
    const policy = tagsOf(html)
      .find(({ attributes }) => attributes.get('http-equiv') === 'Content-Security-Policy')
      ?.attributes.get('content');
    const [, style = ''] = /<style>([^]*?)<\/style>/.exec(html) ?? [];
    const [, script = ''] = /<script>([^]*?)<\/script>/.exec(html) ?? [];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`style-src '${hash(style)}'`);
    expect(policy).toContain(`script-src '${hash(script)}'`);
    expect(html.match(/<(style|script)\b/g)).toHaveLength(2);
    const names = tagsOf(html).flatMap(({ attributes }) => [...attributes.keys()]);
    expect(names.filter((name) => name === 'style' || name.startsWith('on'))).toEqual([]);
  });

  it('takes every number from the place in the records that it names', () => {
    const numbers = numbersOf(html).filter(({ of }) => of.startsWith('/'));
    expect(numbers.length).toBeGreaterThan(10);
    for (const { of, value } of numbers)
      expect({ of, value }).toEqual({ of, value: valueAt(records, of) });
  });

  it('has no number in sight that is neither the record’s nor of a kind that measures nothing', () => {
    expect(unsourcedNumbers(html, records)).toEqual([]);
  });

  it('prints one quantity in one way, wherever it stands', () => {
    const texts = new Map<string, Set<string>>();
    for (const { of, text } of numbersOf(html)) {
      texts.set(of, (texts.get(of) ?? new Set()).add(text));
    }
    expect([...texts].filter(([, said]) => said.size > 1)).toEqual([]);
  });

  it('says its feet in 84 characters and its lead in 45 words', () => {
    const feet = [...html.matchAll(/<p class="figure-foot"[^>]*>([^<]*)</g)].map(
      ([, foot = '']) => foot,
    );
    expect(feet).toHaveLength(4);
    for (const foot of feet) expect(textOf(foot).length).toBeLessThanOrEqual(84);
    const [, lead = ''] = /<p class="lead"[^>]*>([^]*?)<\/p>/.exec(html) ?? [];
    expect(textOf(lead).split(/\s+/).filter(Boolean).length).toBeLessThanOrEqual(45);
  });

  it('stays small enough to be mailed', () => {
    const tracks = records.release.tracks.length;
    expect(html.length).toBeLessThanOrEqual((120 + 45 * tracks) * 1024);
    const drawn = /^(svg|g|path|line|circle|rect|text|tspan|use|symbol)$/;
    const nodes = tagsOf(html).filter(({ name, kind }) => kind !== 'close' && drawn.test(name));
    expect(nodes.length).toBeLessThanOrEqual(6000);
  });

  it('is the same for the same records, byte for byte', () => {
    expect(pageOf(JSON.parse(JSON.stringify(records)))).toBe(html);
  });
});

describe('the page', () => {
  it('shows titles as text, whatever they hold', () => {
    const { html } = page('hostile');
    expect(html).not.toMatch(/<script>alert|<img|onload="|onerror="|<b>bold/);
    expect(textOf(html)).toContain('<script>alert(1)</script>');
    expect(textOf(html)).toContain('{{this}} `code` ${x}');
    expect(html).not.toMatch(/[\u0000-\u0008\u000b-\u001f]|[\ud800-\udbff](?![\udc00-\udfff])/);
  });

  it('has the headline figures agree with the rows under them', () => {
    const { html } = page('noted');
    const figure = (id: string) =>
      /class="figure-after">([^]*?)<\/b>/.exec(html.slice(html.indexOf(`id="${id}"`)))?.[1] ?? '';
    const [spread] = numbersOf(figure('figure-spread'));
    const [peak] = numbersOf(figure('figure-peak'));
    const table = numbersOf(/<table class="tracks"[^]*?<\/table>/.exec(html)?.[0] ?? '');
    const card = numbersOf(
      html.slice(html.indexOf('<div class="cards">'), html.indexOf('id="promises"')),
    );
    expect(spread?.text).toBe('0.8');
    expect(textOf(html)).toContain('It sits 0.8\u00a0LU under the plan.');
    expect(textOf(html)).toContain('Stays 0.8\u00a0LU under');
    expect(textOf(html)).toContain('stays 0.8\u00a0LU under: more would pass its limiter budget');
    const inTable = table.find(({ of }) => of === peak?.of);
    const inCard = card.find(({ of }) => of === peak?.of);
    expect(inTable).toEqual(peak);
    expect(inCard).toEqual(peak);
    expect(
      table.every(({ of, text }) => card.some((one) => one.of === of && one.text === text)),
    ).toBe(true);
  });

  it('tells what was rendered, not what was expected, where both are known', () => {
    const { html, records } = page('kept');
    const [first] = records.renderings.tracks;
    const most = first?.status === 'done' ? first.limiter.reductionMaxDb : 0;
    const [, card = ''] = /id="t01"([^]*?)id="t02"/.exec(html) ?? [];
    const shown = (Math.ceil(most * 10) / 10).toFixed(1);
    expect(textOf(card)).toContain(`Holds back at most ${shown}\u00a0dB`);
    expect(textOf(card)).toContain(`limiter −${shown}\u00a0dB`);
  });

  it('says why a track has no master, and leaves it out of every number', () => {
    const { html } = page('missing');
    expect(textOf(html)).toContain('mixes/05 Salt Engine.wav ends at 2:11, its header says 3:53');
    expect(textOf(html)).toContain('7 of 8 tracks.');
    expect(numbersOf(html).some(({ of }) => of.includes('/tracks/4/'))).toBe(false);
  });

  it('shows the mix of a track that failed later, and no master', () => {
    const { html } = page('unfinished');
    const [, drawing = ''] = /timeline-wide">([^]*?)timeline-narrow">/.exec(html) ?? [];
    expect(drawing.match(/class="mix-line"/g)).toHaveLength(8);
    expect(drawing.match(/class="master-line"/g)).toHaveLength(7);
  });

  it('links delivered files by paths relative to itself', () => {
    expect(page('kept').html).toContain('href="./masters/07%20The%20Long%20Dark.wav"');
  });

  it('has no frame for a family where there is one track', () => {
    const text = textOf(page('oneTrack').html);
    expect(text).not.toMatch(/spread|Every track|Bars in line/);
  });
});
