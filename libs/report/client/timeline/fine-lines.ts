import { all } from '../all.ts';
import type { Selection } from '../selection.ts';
import { levelsOf, type Levels } from './levels.ts';
import type { Course, Span } from './spans.ts';
import type { Zoom } from './zoom.ts';

/** Loudness of one track as its card draws it: on the same scale, with more points. */
export interface FineLine {
  readonly mix: Levels;
  readonly master: Levels;
}

/**
 * Cards draw each track with half as many points as the timeline has for all: zoomed in, the timeline
 * borrows their lines. Answers what it draws of a track; nothing where its own are as fine.
 */
export function readyFineLines(
  { figure, spans, seconds, topLufs }: Course,
  { zoom, selection }: { readonly zoom: Zoom; readonly selection: Selection },
): (span: Span) => FineLine | null {
  const known = new Map<number, FineLine>();
  const layers: SVGElement[] = [];
  zoom.onChange(() => {
    if (zoom.factor() === 1 || layers.length > 0) return;
    for (const plot of all<SVGElement>('[data-lines]', figure)) {
      for (const span of spans) {
        const card = document.querySelector(`.card[data-track="${span.number}"] [data-loudness]`);
        if (!card || span.seconds > seconds / 2) continue;
        const paths = all<SVGPathElement>('path', card);
        const layer = document.createElementNS(plot.namespaceURI, 'svg') as SVGElement;
        layer.setAttribute('class', 'fine-lines');
        layer.setAttribute('x', `${(100 * span.startSeconds) / seconds}%`);
        layer.setAttribute('width', `${(100 * span.seconds) / seconds}%`);
        layer.setAttribute('height', '100%');
        layer.setAttribute('viewBox', '0 0 1000 1000');
        layer.setAttribute('preserveAspectRatio', 'none');
        for (const path of paths) {
          const copy = path.cloneNode() as SVGPathElement;
          copy.setAttribute('data-track', String(span.number));
          copy.classList.toggle('is-selected', span.number === selection.track());
          layer.append(copy);
        }
        plot.append(layer);
        layers.push(layer);
        const of = (line: string) => paths.filter((path) => path.classList.contains(line));
        known.set(span.number, {
          mix: levelsOf(of('mix-line'), topLufs),
          master: levelsOf(of('master-line'), topLufs),
        });
        for (const coarse of all<Element>(`[data-coarse][data-track="${span.number}"]`, plot))
          coarse.classList.add('is-coarse');
      }
    }
  });
  return ({ number }) => (zoom.factor() > 1 ? (known.get(number) ?? null) : null);
}
