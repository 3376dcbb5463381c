import { nameOf, splitName } from './release-path.js';

/** "03 - Tunnel_v2.wav" is called "Tunnel v2": the number in front is the running order's. */
export function titleFromName(file: string): string {
  const stem = splitName(nameOf(file))
    .stem.normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  const bare = stem
    .replace(/^\d{1,3}(?:\s*[-._)]\s*|\s+)(?=\S)/u, '')
    .replace(/_/gu, ' ')
    .trim();
  return bare === '' ? stem : bare;
}
