import type { Reason, ReasonCode } from './reason.js';

/** What a reason of a track speaks of. */
export type ReasonTopic = 'width' | 'tone' | 'gain' | 'limiter';

const ofLimiter: ReadonlySet<ReasonCode> = new Set([
  'no-limiting',
  'limiting',
  'already-limited',
  'limiting-stretched',
  'limiter-pinned',
]);
const ofTone: ReadonlySet<ReasonCode> = new Set(['direction-held', 'adjusted-tone', 'adjusted-eq']);

/** The part of a track's plan that a reason explains; a phrase explains what it sets. */
export function reasonTopic(reason: Reason): ReasonTopic {
  const { code } = reason;
  if (reason.code === 'directed') {
    const { kind } = reason.values.intent;
    if (kind === 'width') return 'width';
    if (kind === 'limiting') return 'limiter';
    return kind === 'level' ? 'gain' : 'tone';
  }
  if (ofLimiter.has(code)) return 'limiter';
  if (code.startsWith('width-')) return 'width';
  return code.startsWith('tone-') || ofTone.has(code) ? 'tone' : 'gain';
}
