import { refused, type Effects } from './effect.js';
import {
  levelEffects,
  limitingEffects,
  plainEffects,
  punchEffects,
  toneMatchEffects,
  widthEffects,
} from './feel-effects.js';
import type { Phrase } from './phrase.js';
import { toneEffects } from './tone-effects.js';

/** What a phrase comes to, in numbers. */
export function effectsOf(phrase: Phrase): Effects {
  const { effect } = phrase.word;
  if (phrase.isHalf && effect.kind !== 'tone-match') {
    return refused(phrase, 'half is for the EQ alone', 'say a touch, or a bit');
  }
  switch (effect.kind) {
    case 'tone':
      return toneEffects(phrase, effect);
    case 'level':
      return levelEffects(phrase, effect.sense);
    case 'width':
      return widthEffects(phrase, effect.sense);
    case 'punch':
      return punchEffects(phrase);
    case 'dynamics':
    case 'limiter':
    case 'squash':
      return limitingEffects(phrase, effect.kind);
    case 'tone-match':
      return toneMatchEffects(phrase);
    default:
      return plainEffects(phrase, effect);
  }
}
