import type { Issue } from '@kindred/records';
import { createSourceText } from '../source/source-text.js';
import { asCode } from '../source/wording.js';
import { isAudio } from './neighbours.js';

/** A text, and the name of its file. */
export interface NamedText {
  readonly fileName: string;
  readonly text: string;
}

/**
 * A file of another kind that was named instead of a release file: told in one issue, where reading
 * it would give one for every line. Null for what may be one.
 */
export function insteadOfRelease(named: NamedText): Issue | null {
  const { fileName, text } = named;
  if (isAudio(fileName)) {
    const fix = '`kindred new` writes a release file from the folder of your mixes';
    return issueOf(named, { message: 'a sound file, not a release file', fix });
  }
  const [said, name = ''] = /^ *"?schema"?: *"?([a-z-]+)\/\d/mu.exec(text) ?? [];
  if (said === undefined) return webPage(named, 'a release file');
  const what = name === 'plan' ? 'a plan' : `a record of a run (${asCode(name)})`;
  const fix = 'name the release file; a plan is what `kindred render` takes';
  return issueOf(named, { message: `${what}, not a release file`, fix, said });
}

/** The same of a plan. */
export function insteadOfPlan(named: NamedText): Issue | null {
  const { text } = named;
  const [json] = /^ *"schema": *"[a-z-]+\/\d/mu.exec(text) ?? [];
  if (json !== undefined) {
    const fix = 'name the plan.yaml beside it';
    return issueOf(named, { message: 'a record for programs, not a plan', fix, said: json });
  }
  const [said] = /^title:.*/mu.exec(text) ?? [];
  if (said === undefined || /^schema:/mu.test(text) || !/^tracks:/mu.test(text)) {
    return webPage(named, 'a plan');
  }
  const fix = '`kindred plan` makes a plan of it, and says where that lies';
  return issueOf(named, { message: 'a release file, not a plan', fix, said });
}

function webPage(named: NamedText, expected: string): Issue | null {
  if (!/^\ufeff?\s*<(!doctype|html)/iu.test(named.text)) return null;
  const fix = `name ${expected}; a report is only made from it`;
  return issueOf(named, { message: `a page of the web, not ${expected}`, fix });
}

/** Underlines what gave it away, where that can be shown. */
function issueOf(
  { fileName, text }: NamedText,
  {
    message,
    fix,
    said = '',
  }: { readonly message: string; readonly fix: string; readonly said?: string },
): Issue {
  const at = text.indexOf(said);
  const { excerpt, ...place } = createSourceText(fileName, text).place(at, at + said.length);
  const shown = said === '' || excerpt === undefined ? {} : { excerpt };
  return { code: 'other-file', severity: 'error', message, place: { ...place, ...shown }, fix };
}
