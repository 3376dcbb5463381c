import { promiseNames, type PromiseName } from '@kindred/records';
import type { Family } from './family.js';
import { capitalised, proseOf, safeText, typeset, type Prose } from './prose.js';
import type { Standing } from './standing.js';

export interface PromiseTableView {
  readonly names: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly anchor: string;
    readonly title: string;
    readonly cells: readonly PromiseCell[];
  }[];
  readonly broken: readonly {
    readonly label: string;
    readonly title: string;
    readonly name: PromiseName;
    readonly words: Prose;
    readonly of: string;
  }[];
}

interface PromiseCell {
  /** Empty if this promise was not checked. */
  readonly standing: Standing | '';
  /** What was expected and measured. */
  readonly words: string;
  readonly of: string;
}

/** Each promise on each track, as measured on the files as written. */
export function drawPromiseTable({ tracks }: Family): PromiseTableView {
  return {
    names: promiseNames.map(capitalised),
    rows: tracks.map((track) => ({
      label: track.label,
      anchor: track.anchor,
      title: track.title,
      cells: promiseNames.map((name) => {
        const made = track.promises.filter((promise) => promise.name === name);
        const shown = made.find(({ kept }) => !kept) ?? made[0];
        if (shown === undefined) return { standing: '', words: 'not checked: no master', of: '' };
        return {
          standing: shown.kept ? 'kept' : 'broken',
          words: typeset(
            safeText(`${capitalised(name)}: expected ${shown.expected}; got ${shown.got}`),
          ),
          of: `${track.renderingPointer}/promises`,
        };
      }),
    })),
    broken: tracks.flatMap(({ label, title, promises, renderingPointer }) =>
      promises
        .filter(({ kept }) => !kept)
        .map(({ name, expected, got }) => ({
          label,
          title,
          name,
          words: proseOf(safeText(`Expected ${expected}; got ${got}.`)),
          of: `${renderingPointer}/promises`,
        })),
    ),
  };
}
