import type { Intent } from '@kindred/records';

/** The phrases of all directions that one track follows; left alone, it follows none but that. */
export function intentsOn(number: number, directions: readonly Intent[] = []): readonly Intent[] {
  const said = directions.filter(({ tracks }) => tracks === null || tracks.includes(number));
  const alone = said.filter(({ kind }) => kind === 'leave-alone');
  return alone.length > 0 ? alone : said;
}
