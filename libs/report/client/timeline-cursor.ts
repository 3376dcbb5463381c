import { all } from './all.ts';
import type { Selection } from './selection.ts';

/** One track's place along the release. */
interface Span {
  readonly number: number;
  readonly label: string;
  readonly title: string;
  readonly startSeconds: number;
  readonly seconds: number;
}

/** Columns of the drawing, one a pixel or so. */
const steps = 1000;

/**
 * A slider over the timeline: pointer and arrow keys move along the time, and a row over the plot
 * says what is there. Levels are read from the lines themselves, so that words and picture agree.
 */
export function readyTimelineCursor(selection: Selection): void {
  const figure = document.querySelector<HTMLElement>('figure.timeline');
  const readout = document.querySelector<HTMLElement>('[data-readout]');
  if (!figure || !readout) return;
  const spans = JSON.parse(figure.dataset['spans']!) as readonly Span[];
  const [seconds, topLufs] = [Number(figure.dataset['seconds']), Number(figure.dataset['top'])];
  const mix = levelsOf(figure, { selector: '.timeline-wide .mix-line', topLufs });
  const master = levelsOf(figure, { selector: '.timeline-wide .master-line', topLufs });

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
  figure.append(slider);

  let step = 0;
  const spanAt = (): Span =>
    spans.findLast(({ startSeconds }) => startSeconds <= (step / steps) * seconds) ?? spans[0]!;
  const move = (to: number): void => {
    step = Math.min(steps, Math.max(0, Math.round(to)));
    const at = (step / steps) * seconds;
    const { label, title, startSeconds } = spanAt();
    const words =
      `${time(at)} · ${label} ${title} ${time(at - startSeconds)} · ` +
      `mix ${level(mix, step)} · master ${level(master, step)} LUFS`;
    line.style.left = `${(100 * step) / steps}%`;
    slider.setAttribute('aria-valuenow', String(Math.round(at)));
    slider.setAttribute('aria-valuetext', words);
    readout.textContent = words;
  };
  const reading = (on: boolean): void => {
    figure.closest('section')!.classList.toggle('is-reading', on);
  };
  move(0);

  slider.addEventListener('pointermove', (event) => {
    const box = slider.getBoundingClientRect();
    move(((event.clientX - box.left) / box.width) * steps);
    reading(true);
    selection.point(spanAt().number);
  });
  slider.addEventListener('pointerleave', () => {
    reading(document.activeElement === slider);
    selection.point(null);
  });
  slider.addEventListener('click', () => selection.choose(spanAt().number));
  slider.addEventListener('focus', () => reading(true));
  slider.addEventListener('blur', () => reading(false));
  slider.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = event.shiftKey ? 10 : 1;
    const track = spans.indexOf(spanAt());
    const startOf = (index: number): number =>
      ((spans[Math.min(spans.length - 1, Math.max(0, index))]?.startSeconds ?? 0) / seconds) *
      steps;
    const to = {
      ArrowLeft: () => step - by,
      ArrowRight: () => step + by,
      ArrowUp: () => Math.ceil(startOf(track - 1)),
      ArrowDown: () => Math.ceil(startOf(track + 1)),
      Home: () => 0,
      End: () => steps,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move(to());
    selection.point(spanAt().number);
  });
}

/** What lines of relative path data say at each column; nothing where no line is drawn. */
function levelsOf(
  figure: HTMLElement,
  { selector, topLufs }: { readonly selector: string; readonly topLufs: number },
): ReadonlyMap<number, number> {
  const levels = new Map<number, number>();
  for (const path of all<SVGPathElement>(selector, figure)) {
    let [x, y] = [0, 0];
    for (const [, numbers] of (path.getAttribute('d') ?? '').matchAll(/[ml]([^ml]*)/g)) {
      const deltas = (numbers?.match(/-?\d+/g) ?? []).map(Number);
      for (let index = 0; index + 1 < deltas.length; index += 2) {
        x += deltas[index]!;
        y += deltas[index + 1]!;
        levels.set(x, topLufs - (y / 1000) * 30);
      }
    }
  }
  return levels;
}

function level(levels: ReadonlyMap<number, number>, step: number): string {
  const lufs = levels.get(step) ?? levels.get(step + 1);
  return lufs === undefined ? '–' : lufs.toFixed(1).replace('-', '\u2212');
}

/** "1:12", "1:02:03". */
function time(seconds: number): string {
  const whole = Math.floor(seconds);
  const pad = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0
    ? `${hours}:${pad(minutes)}:${pad(whole % 60)}`
    : `${minutes}:${pad(whole % 60)}`;
}
