/**
 * Music whose levels between tracks are the music. Whole genres: neo-classical metal, rock opera and
 * live electronic are albums like any other.
 */
const keptGenres: ReadonlySet<string> = new Set([
  'art song',
  'baroque',
  'cantata',
  'chamber',
  'chamber music',
  'choral',
  'choral music',
  'classical',
  'classical music',
  'concerto',
  'contemporary classical',
  'early music',
  'lieder',
  'live',
  'live album',
  'live concert',
  'live recording',
  'live set',
  'modern classical',
  'neoclassical',
  'opera',
  'operetta',
  'oratorio',
  'orchestral',
  'piano sonata',
  'sacred music',
  'string quartet',
  'symphonic',
  'symphony',
]);

/** Whether a genre, or one of several between commas, semicolons or strokes, is such music. */
export function keepsItsLevels(genre: string): boolean {
  return genre
    .toLowerCase()
    .split(/[,;/|&]/u)
    .some((one) => keptGenres.has(one.replace(/[\s_-]+/gu, ' ').trim()));
}
