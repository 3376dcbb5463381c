/** What keeps a track from going louder. */
export const limitingBounds = [
  'no limiting',
  'already limited',
  'loud-passage loss',
  'deepest reduction',
  'deep-reduction share',
  'peak over loudness',
  'loudness range',
] as const;

export type LimitingBound = (typeof limitingBounds)[number];
