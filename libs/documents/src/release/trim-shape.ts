import type { Trim } from '@kindred/records';
import { converted } from '../readers/converted.js';
import { orWord } from '../readers/or-word.js';
import { quantity } from '../readers/quantity-value.js';

/** `trimEnd: silence`, or `trimEnd: 3 s`. */
export const trimShape = converted(
  orWord('silence', quantity('trim')),
  (seconds): Trim => seconds ?? 'silence',
);
