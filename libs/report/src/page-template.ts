import type Handlebars from 'handlebars';
import runtime from 'handlebars/runtime.js';
import { script, scriptDigest, style, styleDigest, templates } from './templates.generated.js';

/** The runtime alone: templates are compiled at build, so nothing is evaluated here. */
const handlebars = (runtime as unknown as typeof Handlebars).create();

for (const [name, template] of Object.entries(templates)) {
  handlebars.registerPartial(name, handlebars.template(template as TemplateSpecification));
}

const page = handlebars.template(templates['page'] as TemplateSpecification);

/** The whole page around a view; text of the view is escaped wherever it stands. */
export function fillPage(view: object): string {
  return page({ ...view, style, styleDigest, script, scriptDigest });
}
