/** Tracks by their ascending numbers: "track 3", "tracks 1 and 4", "tracks 1 to 5, 7 and 9". */
export function sayTracks(numbers: readonly number[]): string {
  const runs: { readonly first: number; last: number }[] = [];
  for (const number of numbers) {
    const run = runs[runs.length - 1];
    if (run !== undefined && run.last + 1 === number) run.last = number;
    else runs.push({ first: number, last: number });
  }
  const words = runs.flatMap(({ first, last }) => {
    if (last - first > 1) return [`${first} to ${last}`];
    return first === last ? [`${first}`] : [`${first}`, `${last}`];
  });
  const all = words.slice(0, -1).join(', ');
  const last = words[words.length - 1] ?? '';
  return `${numbers.length === 1 ? 'track' : 'tracks'} ${all === '' ? last : `${all} and ${last}`}`;
}
