import { all } from '../all.ts';
import { clock } from '../clock.ts';
import type { Course } from './spans.ts';
import type { Zoom } from './zoom.ts';

/** As the page itself counts; finer steps for a longer look. */
const stepsSeconds = [1, 5, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600];
const ticksMost = 12;
const tickPx = 64;

/** Times under the plot, as many in view as the whole had; the whole's own are left as they are. */
export function readyTimeAxis({ figure, seconds }: Course, zoom: Zoom): void {
  zoom.onChange(() => {
    for (const axis of all<SVGSVGElement>('.timeline-times', figure)) {
      axis.querySelector('.is-finer')?.remove();
      if (zoom.factor() === 1) continue;
      const most = Math.min(ticksMost, zoom.viewPx() / tickPx) * zoom.factor();
      const step = stepsSeconds.find((one) => seconds / one <= most) ?? 3600;
      const create = (name: 'g' | 'text') => document.createElementNS(axis.namespaceURI, name);
      const ticks = create('g');
      ticks.setAttribute('class', 'is-finer');
      for (let at = 0; at <= seconds; at += step) {
        const text = create('text');
        text.setAttribute('class', 'tick');
        text.setAttribute('x', `${(100 * at) / seconds}%`);
        text.setAttribute('y', '11');
        text.setAttribute('text-anchor', at === 0 ? 'start' : 'middle');
        text.textContent = clock(at);
        ticks.append(text);
      }
      axis.append(ticks);
    }
  });
}
