import type { Issue } from '@kindred/records';
import { nameOf } from '../paths/release-path.js';
import { titleFromName } from '../paths/title-from-name.js';
import type { FoundMix } from './found-mix.js';
import { asWords, typeable } from './typeable.js';

export interface MixTitles {
  /** In the order of the mixes. */
  readonly titles: readonly string[];
  /** What every name begins with ("The Example Band - …"), as artists often do; null: nothing. */
  readonly lead: string | null;
  readonly notes: readonly Issue[];
}

/** What each mix is called: by its tags, else by its name without number and common lead. */
export function titleMixes(mixes: readonly FoundMix[]): MixTitles {
  const typed = mixes.map(({ tags }) => typeable(tags.title ?? ''));
  // Many programs write the name of the project into every file they export.
  const isOneForAll = mixes.length > 1 && typed[0] !== null && new Set(typed).size === 1;
  const named = mixes.map(({ file }) => titleFromName(file));
  const lead = commonLead(named);
  const titles = mixes.map(({ file }, at) => {
    const tag = isOneForAll ? null : (typed[at] ?? null);
    const name = withoutLead(named[at] ?? '', lead);
    const hasSpaces = /\s/u.test(nameOf(file));
    return tag ?? (name !== null && !hasSpaces ? asWords(name) : name) ?? `Track ${at + 1}`;
  });
  const notes: Issue[] = isOneForAll
    ? [
        {
          code: 'one-title',
          severity: 'note',
          message: 'the tags give every mix the same title; the titles are those of the names',
        },
      ]
    : [];
  return { titles, lead: lead === null ? null : typeable(lead), notes };
}

/** "The Example Band" of "The Example Band - Ignition" and "The Example Band - Tunnel". */
function commonLead(names: readonly string[]): string | null {
  const [first = ''] = names;
  const at = first.indexOf(' - ');
  if (at <= 0 || names.length < 2) return null;
  const lead = first.slice(0, at + 3);
  const isCommon = names.every((name) => name.startsWith(lead) && name.length > lead.length);
  return isCommon ? first.slice(0, at) : null;
}

function withoutLead(name: string, lead: string | null): string | null {
  return typeable(lead === null ? name : titleFromName(name.slice(lead.length + 3)));
}
