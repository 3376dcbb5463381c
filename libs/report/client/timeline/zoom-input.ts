import { announce } from '../announce.ts';
import { clock } from '../clock.ts';
import type { Keys } from '../keys.ts';
import type { Selection } from '../selection.ts';
import type { Course } from './spans.ts';
import type { Zoom } from './zoom.ts';

interface ZoomInput {
  readonly course: Course;
  readonly zoom: Zoom;
  readonly keys: Keys;
  readonly selection: Selection;
  /** Where the cursor stands: buttons and keys zoom about it. */
  readonly cursorSeconds: () => number;
}

/** Zooms by buttons, keys, the wheel with Ctrl (as which a touchpad pinches), and two fingers. */
export function readyZoomInput({ course, zoom, keys, selection, cursorSeconds }: ZoomInput): void {
  const section = course.figure.closest('section')!;
  const button = (name: string): HTMLButtonElement =>
    section.querySelector<HTMLButtonElement>(`[data-zoom="${name}"]`)!;
  const say = (): void => {
    const times = zoom.factor().toFixed(1).replace('.0', '');
    announce(zoom.factor() === 1 ? 'The whole release' : `Zoomed ${times} times`);
  };
  const by = (times: number): void => {
    zoom.show(zoom.factor() * times, cursorSeconds());
    say();
  };
  const whole = (): void => {
    zoom.show(1, 0);
    say();
  };
  const toTrack = (): void => {
    const span = course.spans.find(({ number }) => number === selection.track());
    if (!span || zoom.factor() > 1) return whole();
    zoom.fit(span.startSeconds, span.seconds);
    announce(`${span.label} ${span.title}, ${clock(span.seconds)}`);
  };
  button('in').addEventListener('click', () => by(2));
  button('out').addEventListener('click', () => by(1 / 2));
  button('whole').addEventListener('click', whole);
  keys.add({ keys: ['+', '='], words: 'zoom in on the timeline', run: () => by(2) });
  keys.add({ keys: ['-'], words: 'zoom out', run: () => by(1 / 2) });
  keys.add({ keys: ['z'], words: 'timeline: the track looked at, or the whole', run: toTrack });

  const show = (): void => {
    const isWhole = zoom.factor() === 1;
    button('out').setAttribute('aria-disabled', String(isWhole));
    button('whole').setAttribute('aria-disabled', String(isWhole));
  };
  zoom.onChange(show);
  show();

  course.figure.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const lines =
        event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY / 100 : event.deltaY;
      const at = zoom.secondsAt(event.clientX);
      zoom.show(zoom.factor() * 2 ** Math.max(-1, Math.min(1, -lines / 2)), at);
    },
    { passive: false },
  );
  readyPinch(course.figure, zoom);
}

/** Two fingers spread and move the timeline; one alone moves the cursor. */
function readyPinch(figure: HTMLElement, zoom: Zoom): void {
  const fingers = new Map<number, number>();
  const spread = (): number => {
    const [a = 0, b = 0] = [...fingers.values()];
    return Math.max(24, Math.abs(a - b));
  };
  const middle = (): number => {
    const [a = 0, b = 0] = [...fingers.values()];
    return (a + b) / 2;
  };
  figure.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'touch') fingers.set(event.pointerId, event.clientX);
  });
  figure.addEventListener('pointermove', (event) => {
    if (!fingers.has(event.pointerId)) return;
    const [spreadBefore, middleBefore] = [spread(), middle()];
    fingers.set(event.pointerId, event.clientX);
    if (fingers.size !== 2) return;
    zoom.show((zoom.factor() * spread()) / spreadBefore, zoom.secondsAt(middle()));
    zoom.pan(middleBefore - middle());
  });
  for (const end of ['pointerup', 'pointercancel'] as const)
    addEventListener(end, (event) => fingers.delete(event.pointerId));
}
