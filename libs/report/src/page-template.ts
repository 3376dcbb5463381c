import type Handlebars from 'handlebars';
import runtime from 'handlebars/runtime.js';
import { sayMegabytes } from '@kindred/records';
import { script, scriptDigest, style, styleDigest, templates } from './templates.generated.js';

/** The runtime alone: templates are compiled at build, so nothing is evaluated here. */
const handlebars = (runtime as unknown as typeof Handlebars).create();

for (const [name, template] of Object.entries(templates)) {
  handlebars.registerPartial(name, handlebars.template(template as TemplateSpecification));
}

const page = handlebars.template(templates['page'] as TemplateSpecification);

/**
 * The whole page around a view; text of the view is escaped wherever it stands. Its own size, which
 * is known only when it is made, goes to where the view has `pageSize`.
 */
export function fillPage(view: object): string {
  const html = page({ ...view, pageSize, style, styleDigest, script, scriptDigest });
  const at = html.indexOf(pageSize);
  if (at < 0) return html;
  // Not by `replace`: a page with sound is not copied once more.
  return html.slice(0, at) + sayMegabytes(html.length) + html.slice(at + pageSize.length);
}

const pageSize = '[size of the page]';
