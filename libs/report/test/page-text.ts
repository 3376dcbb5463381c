import { decoded, tagsOf, withoutBlocks, type Tag } from './page.js';

/** A run of text as a reader sees it, and the elements it stands in, the nearest first. */
export interface TextRun {
  readonly text: string;
  readonly within: readonly Tag[];
}

/** All text of the body in order. */
export function textRuns(html: string): readonly TextRun[] {
  const body = withoutBlocks(html.slice(html.indexOf('<body>')));
  const tags = tagsOf(body);
  const runs: TextRun[] = [];
  const within: Tag[] = [];
  body.split(/<(?!!)[^>]*>/).forEach((text, index) => {
    const tag = tags[index - 1];
    if (tag?.kind === 'open') within.unshift(tag);
    if (tag?.kind === 'close') within.shift();
    if (text.trim() !== '') runs.push({ text: decoded(text), within: [...within] });
  });
  return runs;
}

/** True if it has the name or one of the classes: `bdi`, `.tick`. */
export function isOne(tag: Tag, selectors: readonly string[]): boolean {
  const classes = (tag.attributes.get('class') ?? '').split(' ').map((name) => `.${name}`);
  return selectors.some((selector) => selector === tag.name || classes.includes(selector));
}
