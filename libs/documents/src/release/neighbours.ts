import { nearestWord } from '../source/nearest-word.js';
import type { Lookups } from './release-draft.js';
import { nameOf, splitName } from '../paths/release-path.js';

/** Endings of audio files, likeliest first. */
const audio = [
  ...['.wav', '.wave', '.aif', '.aiff', '.aifc', '.flac', '.bwf', '.mp3', '.ogg', '.oga'],
  ...['.w64', '.caf', '.m4a', '.opus', '.wv'],
];

/** Names of the files in a folder, in NFC; none where there is no such folder. */
export function namesIn(folder: string, { neighbours }: Lookups): string[] {
  const names = Object.hasOwn(neighbours, folder) ? neighbours[folder] : undefined;
  return (names ?? []).map((name) => nameOf(name).normalize('NFC'));
}

/** The one name that was probably meant: other capitals, another extension, or a slip. */
export function nearestName(wanted: string, names: readonly string[]): string | null {
  const alike = [
    (name: string) => name.toLowerCase() === wanted.toLowerCase(),
    (name: string) => isAudio(name) && stemOf(name) === stemOf(wanted),
  ];
  for (const isAlike of alike) {
    const found = names.filter(isAlike);
    if (found.length === 1) return found[0] ?? null;
  }
  return nearestWord(wanted, names);
}

/** How many audio files of which extension a folder holds, the commonest; null for none. */
export function commonestAudio(
  names: readonly string[],
): { readonly extension: string; readonly count: number } | null {
  const counts = new Map<string, number>();
  for (const name of names.filter(isAudio)) {
    const { extension } = splitName(name);
    counts.set(extension, (counts.get(extension) ?? 0) + 1);
  }
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  return first === undefined ? null : { extension: first[0], count: first[1] };
}

export function isAudio(name: string): boolean {
  return audio.includes(splitName(name).extension.toLowerCase());
}

function stemOf(name: string): string {
  return splitName(name).stem.toLowerCase();
}
