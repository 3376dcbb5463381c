import { seededRandom } from './random.js';

/** Of a track of which a release file says no more than its file. */
export const unsaid = { role: null, offsetLu: null, limiting: null, segue: null };

export function fakeDigest(seed: number): string {
  const random = seededRandom(seed);
  return Array.from({ length: 64 }, () => Math.floor(random() * 16).toString(16)).join('');
}
