import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** SHA-256 of the files right in a folder, by their names: a bundle's are side by side. */
export function digestOfFolder(folder: string): string {
  const hash = createHash('sha256');
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort(byName)) {
    if (!entry.isFile()) continue;
    hash.update(`${entry.name}\0`).update(readFileSync(join(folder, entry.name)));
  }
  return hash.digest('hex');
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}
