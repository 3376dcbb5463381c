import { tagsOf } from './page.js';
import { partsOf, type PathPoint } from './path-points.js';

/** The part of a page from one mark to the next. */
export function between(html: string, from: string, to: string): string {
  const start = html.indexOf(from);
  if (start < 0) throw new Error(`no ${from}`);
  const end = html.indexOf(to, start + from.length);
  return html.slice(start, end < 0 ? undefined : end);
}

/** All points of the paths of a class that belong to a track, on the grid of 1000. */
export function pointsIn(chart: string, name: string, track?: number): readonly PathPoint[] {
  return tagsOf(chart)
    .filter(
      ({ name: tag, attributes }) =>
        tag === 'path' &&
        attributes.get('class')?.startsWith(name) &&
        (track === undefined || attributes.get('data-track') === String(track)),
    )
    .flatMap(({ attributes }) => partsOf(attributes.get('d') ?? '').flat());
}

/**
 * What a height on the grid stands for, by the ticks that a reader goes by: the text of two and where
 * they stand.
 */
export function scaleOf(chart: string): (y: number) => number {
  const ticks = [
    ...chart.matchAll(/<text class="tick" x="-6" y="([\d.]+)%?"[^>]*>([+\u2212\d.]+)<\/text>/g),
  ].map(([, y = '', text = '']) => ({
    y: Number(y) * 10,
    value: Number(text.replace('\u2212', '-')),
  }));
  const [first, last] = [ticks[0], ticks.at(-1)];
  if (!first || !last || first.y === last.y) throw new Error('no two ticks');
  const perUnit = (last.value - first.value) / (last.y - first.y);
  return (y) => first.value + (y - first.y) * perUnit;
}
