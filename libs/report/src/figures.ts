import { albumFigure } from './album-figure.js';
import { dynamicsFigure } from './dynamics-figure.js';
import type { Family } from './family.js';
import type { FigureView } from './figure.js';
import { peakFigure } from './peak-figure.js';
import { spreadFigure } from './spread-figure.js';
import { toneFigure } from './tone-figure.js';

/** The four figures, in the order they are read. */
export function drawFigures(family: Family): readonly FigureView[] {
  return [
    spreadFigure(family),
    toneFigure(family) ?? albumFigure(family),
    peakFigure(family),
    dynamicsFigure(family),
  ];
}
