import { all } from './all.ts';
import { announce } from './announce.ts';

/**
 * Heads that name what comes first become buttons: the most notable first, then last, then the
 * running order again. Cells say by `data-rank` how notable they are; those without stand last.
 */
export function readySorting(): void {
  for (const table of all<HTMLTableElement>('[data-sortable]')) {
    const body = table.tBodies[0]!;
    const inOrder = [...body.rows];
    const heads = all<HTMLTableCellElement>('th[data-sort-words]', table);
    for (const head of heads) {
      const name = head.firstElementChild!;
      const button = document.createElement('button');
      button.type = 'button';
      name.replaceWith(button);
      button.append(name);
      button.addEventListener('click', () => {
        const before = head.getAttribute('aria-sort');
        const next = before === null ? 'descending' : before === 'descending' ? 'ascending' : null;
        for (const other of heads) other.removeAttribute('aria-sort');
        if (next !== null) head.setAttribute('aria-sort', next);
        body.append(...sorted(inOrder, { column: head.cellIndex, direction: next }));
        announce(said(name.textContent ?? '', head.dataset['sortWords'] ?? '', next));
      });
    }
  }
}

type Direction = 'descending' | 'ascending' | null;

function sorted(
  rows: readonly HTMLTableRowElement[],
  { column, direction }: { readonly column: number; readonly direction: Direction },
): readonly HTMLTableRowElement[] {
  if (direction === null) return rows;
  const sign = direction === 'descending' ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [first, second] = [rankOf(a, column), rankOf(b, column)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return sign * (first - second);
  });
}

/** A row of a track without a master has one wide cell; only its mark has a rank. */
function rankOf(row: HTMLTableRowElement, column: number): number | null {
  const isMark = column === row.closest('table')!.tHead!.rows[0]!.cells.length - 1;
  const rank = row.cells[isMark ? row.cells.length - 1 : column]?.dataset['rank'];
  return rank === undefined || rank === '' || (!isMark && row.cells.length < 4)
    ? null
    : Number(rank);
}

function said(name: string, words: string, direction: Direction): string {
  if (direction === null) return 'in running order';
  const order = direction === 'descending' ? words : words.replace('first', 'last');
  return `sorted by ${name.toLowerCase()}, ${order}`;
}
