import type { Output } from '@kindred/records';

/**
 * The folder of each output, POSIX, relative to the release's: the first in `masters`, each further
 * one in a folder of its own inside, named for what it holds, such as `masters/wav-16-44.1`. No two
 * are the same.
 */
export function outputFolders(outputs: readonly Output[]): string[] {
  const folders: string[] = [];
  for (const output of outputs) folders.push(folderOf(output, folders));
  return folders;
}

const first = 'masters';

function folderOf(output: Output, taken: readonly string[]): string {
  if (taken.length === 0) return first;
  const name = `${first}/${formatName(output)}`;
  // Beside the same with other dither, the dither tells them apart.
  const names = output.container === 'mp3' ? [name] : [name, `${name}-${output.dither}`];
  const free = names.find((candidate) => !taken.includes(candidate));
  if (free !== undefined) return free;
  let count = 2;
  while (taken.includes(`${name}-${count}`)) count++;
  return `${name}-${count}`;
}

/** Such as `flac-24`, `wav-16-44.1`, `mp3-320` and `mp3-v0`. */
function formatName(output: Output): string {
  const rate = output.sampleRateHz === null ? '' : `-${output.sampleRateHz / 1000}`;
  if (output.container === 'mp3') return `mp3-${mp3Names[output.quality]}${rate}`;
  return `${output.container}-${wordLengths[output.encoding]}${rate}`;
}

const wordLengths = { s16: '16', s24: '24', f32: '32f' } as const;
const mp3Names = { '320 kbps': '320', '256 kbps': '256', V0: 'v0' } as const;
