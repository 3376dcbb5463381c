import { all } from '../all.ts';
import { announce } from '../announce.ts';
import { clock } from '../clock.ts';
import type { Player } from '../player/player.ts';
import type { Selection } from '../selection.ts';
import type { FineLine } from './fine-lines.ts';
import { levelAt, levelsOf } from './levels.ts';
import { spanAt, type Course, type Span } from './spans.ts';
import type { Zoom } from './zoom.ts';

/** Columns of the drawing, one a pixel or so. */
const columns = 1000;

interface CursorPage {
  readonly course: Course;
  readonly zoom: Zoom;
  readonly fineLine: (span: Span) => FineLine | null;
  readonly selection: Selection;
  readonly player: Player | null;
}

/**
 * A slider over the timeline: pointer and arrow keys move along the time, and a row over the plot
 * says what is there. Answers where it stands, in seconds.
 */
export function readyCursor({
  course,
  zoom,
  fineLine,
  selection,
  player,
}: CursorPage): () => number {
  const { figure, spans, seconds, topLufs } = course;
  const section = figure.closest('section')!;
  const readout = section.querySelector<HTMLElement>('[data-readout]')!;
  const coarse = (line: string) =>
    levelsOf(all<SVGPathElement>(`.timeline-wide [data-coarse].${line}`, figure), topLufs);
  const [mix, master] = [coarse('mix-line'), coarse('master-line')];
  const { slider, line } = createSlider(seconds);
  placeSlider(figure, slider);

  let at = 0;
  const move = (to: number): void => {
    at = Math.min(seconds, Math.max(0, to));
    const span = spanAt(course, at);
    const { label, title, startSeconds } = span;
    const fine = fineLine(span);
    const along = fine ? (at - startSeconds) / span.seconds : at / seconds;
    const level = (side: 'mix' | 'master') =>
      levelAt(fine ? fine[side] : side === 'mix' ? mix : master, along * columns);
    const words =
      `${clock(at)} · ${label} ${title} ${clock(at - startSeconds)} · ` +
      `mix ${level('mix')} · master ${level('master')} LUFS`;
    line.style.left = `${(100 * at) / seconds}%`;
    slider.setAttribute('aria-valuenow', String(Math.round(at)));
    slider.setAttribute('aria-valuetext', words);
    readout.textContent = words;
  };
  const reading = (on: boolean): void => {
    section.classList.toggle('is-reading', on);
  };
  const play = (): void => {
    const { number, label, title, startSeconds } = spanAt(course, at);
    if (player?.playAt(number, at - startSeconds)) return;
    announce(
      player === null
        ? 'This page has no sound'
        : `No excerpt of ${label} ${title} covers ${clock(at - startSeconds)}`,
    );
  };
  move(0);
  zoom.onChange(() => move(at));

  slider.addEventListener('pointermove', (event) => {
    move(zoom.secondsAt(event.clientX));
    reading(true);
    selection.point(spanAt(course, at).number);
  });
  slider.addEventListener('pointerleave', () => {
    reading(document.activeElement === slider);
    selection.point(null);
  });
  slider.addEventListener('click', () => selection.choose(spanAt(course, at).number));
  slider.addEventListener('focus', () => reading(true));
  slider.addEventListener('blur', () => reading(false));
  slider.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const column = seconds / columns / zoom.factor();
    const by = column * (event.shiftKey ? 10 : 1);
    const track = spans.indexOf(spanAt(course, at));
    const startOf = (index: number): number =>
      spans[Math.min(spans.length - 1, Math.max(0, index))]?.startSeconds ?? 0;
    const to = {
      ArrowLeft: () => at - by,
      ArrowRight: () => at + by,
      ArrowUp: () => startOf(track - 1),
      ArrowDown: () => startOf(track + 1),
      Home: () => 0,
      End: () => seconds,
    }[event.key];
    if (to === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (to === undefined) return play();
    move(to());
    zoom.reveal(at);
    selection.point(spanAt(course, at).number);
  });
  return () => at;
}

function createSlider(seconds: number) {
  const slider = document.createElement('div');
  slider.className = 'cursor';
  slider.tabIndex = 0;
  for (const [name, value] of [
    ['role', 'slider'],
    ['aria-label', 'Time along the release'],
    ['aria-valuemin', '0'],
    ['aria-valuemax', String(Math.round(seconds))],
  ] as const)
    slider.setAttribute(name, value);
  const line = document.createElement('span');
  slider.append(line);
  return { slider, line };
}

/** On whichever of the two drawings is shown. */
function placeSlider(figure: HTMLElement, slider: HTMLElement): void {
  const narrow = matchMedia('(max-width: 599.98px)');
  const place = (): void => {
    const kind = narrow.matches ? 'narrow' : 'wide';
    figure.querySelector(`.timeline-${kind} .timeline-stretch`)!.append(slider);
  };
  narrow.addEventListener('change', place);
  place();
}
