import type { IntentAmount } from '@kindred/records';
import type { RangeName } from './ranges.js';
import type { Reply } from './replies.js';
import type { VocabularyWord } from './vocabulary.js';

/** What one or more tokens of a sentence stand for. */
export type Meaning =
  | { readonly is: 'word'; readonly word: VocabularyWord; readonly form: 'plain' | 'more' | 'noun' }
  | { readonly is: 'range'; readonly range: RangeName }
  | { readonly is: 'amount'; readonly amount: IntentAmount }
  | { readonly is: 'half' | 'more' | 'less' | 'too' | 'enough' }
  /** "it is bright" states; only "too", "not … enough" and faults make a wish of it. */
  | { readonly is: 'fact' | 'fact-not' }
  /** "needs bass": makes a bare noun a wish for more. */
  | { readonly is: 'want' }
  /** "boost the bass", "cut the bass"; `level` ones may stand without a word: "raise it". */
  | { readonly is: 'raise' | 'lower'; readonly level: boolean }
  /** "tidy", "fix": less of a fault, and nothing clear of anything else. */
  | { readonly is: 'mend' }
  /** "bring … up", "take … out": the verb waits for its particle. */
  | { readonly is: 'carry'; readonly verb: 'bring' | 'turn' | 'take' }
  | { readonly is: 'particle'; readonly way: 'up' | 'down' | 'out' | 'off' | 'back' }
  | { readonly is: 'not' | 'keep' | 'as-is' }
  /** "let it sit back". */
  | { readonly is: 'back' }
  | { readonly is: 'role'; readonly role: string }
  | { readonly is: 'ordinal'; readonly number: number }
  | { readonly is: 'all' | 'except' | 'track' | 'tracks' | 'own' | 'on' | 'for' | 'like' }
  | { readonly is: 'join'; readonly by: 'and' | 'or' | 'but' }
  | { readonly is: 'reply'; readonly reply: Reply }
  | { readonly is: 'skip' };
