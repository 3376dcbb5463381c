import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestOfFolder } from '@kindred/studio';

/** SHA-256 of the files that this Kindred is bundled in. */
export function codeDigest(): string {
  return digestOfFolder(dirname(fileURLToPath(import.meta.url)));
}
