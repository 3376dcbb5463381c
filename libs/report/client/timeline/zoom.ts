import { all } from '../all.ts';
import type { Course } from './spans.ts';

/** How much of the release the timeline shows. */
export interface Zoom {
  /** 1: the whole release. */
  readonly factor: () => number;
  /** Width of the view. */
  readonly viewPx: () => number;
  /** Stretches the timeline, and keeps a time where it stands in the view. */
  readonly show: (factor: number, aboutSeconds: number) => void;
  /** Shows a stretch from its start to its end. */
  readonly fit: (startSeconds: number, seconds: number) => void;
  /** Scrolls no further than it takes to see a time. */
  readonly reveal: (seconds: number) => void;
  /** Moves the view sideways. */
  readonly pan: (px: number) => void;
  /** The time under a point of the screen. */
  readonly secondsAt: (clientX: number) => number;
  readonly onChange: (listener: () => void) => void;
}

/** So little is never shown less of. */
const shortestSeconds = 10;

/**
 * All of a drawing lies in per cent of its width: a wider one, in a frame that scrolls, is a longer
 * look at the same, with text and strokes as they were.
 */
export function createZoom({ figure, seconds }: Course): Zoom {
  const listeners: (() => void)[] = [];
  const stretches = all('.timeline-stretch', figure);
  const most = Math.max(1, Math.min(64, seconds / shortestSeconds));
  let factor = 1;
  const frame = (): HTMLElement =>
    all('.timeline-scroll', figure).find(({ clientWidth }) => clientWidth > 0)!;
  const pxOf = (at: number): number => (at / seconds) * frame().clientWidth * factor;

  const stretch = (to: number): void => {
    factor = Math.min(most, Math.max(1, to));
    figure.classList.toggle('is-zoomed', factor > 1);
    figure.classList.toggle('is-close', factor >= 4);
    for (const one of stretches) one.style.width = `${100 * factor}%`;
  };
  const changed = (): void => listeners.forEach((listener) => listener());
  return {
    factor: () => factor,
    viewPx: () => frame().clientWidth,
    show(to, aboutSeconds) {
      const scroll = frame();
      const before = pxOf(aboutSeconds) - scroll.scrollLeft;
      const inView = before >= 0 && before <= scroll.clientWidth;
      stretch(to);
      scroll.scrollLeft = pxOf(aboutSeconds) - (inView ? before : scroll.clientWidth / 2);
      changed();
    },
    fit(startSeconds, length) {
      stretch((0.96 * seconds) / length);
      frame().scrollLeft = pxOf(startSeconds) - 0.02 * frame().clientWidth;
      changed();
    },
    reveal(at) {
      const scroll = frame();
      const [x, room] = [pxOf(at), scroll.clientWidth / 20];
      const right = scroll.scrollLeft + scroll.clientWidth;
      if (x < scroll.scrollLeft) scroll.scrollLeft = x - room;
      else if (x > right) scroll.scrollLeft = x - scroll.clientWidth + room;
    },
    pan(px) {
      frame().scrollLeft += px;
    },
    secondsAt(clientX) {
      const scroll = frame();
      const x = clientX - scroll.getBoundingClientRect().left + scroll.scrollLeft;
      return Math.min(seconds, Math.max(0, (x / (scroll.clientWidth * factor)) * seconds));
    },
    onChange: (listener) => listeners.push(listener),
  };
}
