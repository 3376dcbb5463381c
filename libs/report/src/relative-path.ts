/** What d3-shape draws into. */
export interface RelativePath {
  readonly moveTo: (x: number, y: number) => void;
  readonly lineTo: (x: number, y: number) => void;
  readonly closePath: () => void;
  readonly text: () => string;
}

/**
 * Writes SVG path data as whole numbers relative to the point before: under half the bytes of
 * absolute decimals, on a grid finer than a pixel.
 */
export function createRelativePath(): RelativePath {
  let data = '';
  let command = '';
  let at = { x: 0, y: 0 };
  let start = { x: 0, y: 0 };
  const add = (letter: string, x: number, y: number): void => {
    const to = { x: Math.round(x), y: Math.round(y) };
    data += command === letter ? pair(to.x - at.x, to.y - at.y, ' ') : letter;
    if (command !== letter) data += pair(to.x - at.x, to.y - at.y, '');
    command = letter;
    at = to;
  };
  return {
    moveTo: (x, y) => {
      command = '';
      add('m', x, y);
      start = at;
    },
    lineTo: (x, y) => add('l', x, y),
    closePath: () => {
      data += 'z';
      command = 'z';
      at = start;
    },
    text: () => data,
  };
}

/** Numbers need a space between them only where no minus sign parts them. */
function pair(dx: number, dy: number, before: string): string {
  return `${dx < 0 ? '' : before}${dx}${dy < 0 ? '' : ' '}${dy}`;
}
