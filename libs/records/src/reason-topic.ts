import type { ReasonCode } from './reason.js';

/** What a reason of a track speaks of. */
export type ReasonTopic = 'gain' | 'tone' | 'limiter';

const ofLimiter: ReadonlySet<ReasonCode> = new Set([
  'no-limiting',
  'limiting',
  'already-limited',
  'limiting-stretched',
  'limiter-pinned',
]);

/** The part of a track's plan that a reason explains. */
export function reasonTopic(code: ReasonCode): ReasonTopic {
  if (ofLimiter.has(code)) return 'limiter';
  return code.startsWith('tone-') ? 'tone' : 'gain';
}
