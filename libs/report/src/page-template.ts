import type Handlebars from 'handlebars';
import runtime from 'handlebars/runtime.js';
import { sayMegabytes, utf8Bytes, type Excerpt } from '@kindred/records';
import { typeset } from './prose.js';
import { script, scriptDigest, style, styleDigest, templates } from './templates.generated.js';

/** The runtime alone: templates are compiled at build, so nothing is evaluated here. */
const handlebars = (runtime as unknown as typeof Handlebars).create();

for (const [name, template] of Object.entries(templates)) {
  handlebars.registerPartial(name, handlebars.template(template as TemplateSpecification));
}

const page = handlebars.template(templates['page'] as TemplateSpecification);

/** A piece of a page: its text, or an MP3 whose base64 stands between two texts. */
export type PagePiece = string | Excerpt;

/**
 * The whole page around a view, in order; text of the view is escaped wherever it stands, and so can't
 * be one of the marks that templates leave: `<sound 01-mix.mp3>` for each of `sounds`, and `<page-size>`,
 * which is known only when all else is.
 */
export function fillPage(view: object, sounds: readonly Excerpt[]): readonly PagePiece[] {
  const html = page({ ...view, style, styleDigest, script, scriptDigest });
  const pieces = html.split(/<sound ([^>]+)>/u).map((part, index) => {
    // Between two texts stands what was caught: the name of a file.
    return index % 2 === 0 ? part : sounds.find(({ file }) => file === part)!;
  });
  const bytes = pieces.reduce(
    (sum, piece) => sum + (typeof piece === 'string' ? utf8Bytes(piece) : base64Bytes(piece)),
    0,
  );
  const size = typeset(sayMegabytes(bytes));
  return pieces.map((piece) =>
    typeof piece === 'string' ? piece.replace('<page-size>', size) : piece,
  );
}

/** What an MP3 takes of the page. */
export function base64Bytes({ bytes }: Excerpt): number {
  return 4 * Math.ceil(bytes / 3);
}
