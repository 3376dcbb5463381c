import { z } from 'zod';

/** Every kind of finding, by its stable kebab-case name. */
export const findingCodes = [
  'clipping',
  'over',
  'dc',
  'sub',
  'cut-start',
  'long-start',
  'cut-end',
  'gap-inside',
  'dropout',
  'click',
  'edit',
  'hum',
  'noise',
  'polarity',
  'mono-loss',
  'low-side',
  'dead-channel',
  'false-stereo',
  'delay',
  'balance',
  'lossy',
  'upsampled',
  'bit-depth',
  'squashed',
  'wide-range',
  'sub-heavy',
  'boom',
  'mud',
  'boxy',
  'nasal',
  'harsh',
  'sibilant',
  'thin',
  'dull',
  'duplicate',
] as const;

/** Most places a finding lists; `placeCount` counts them all. */
export const placesMax = 20;

const placeSchema = z
  .object({
    atSeconds: z.number().nonnegative(),
    durationSeconds: z.number().nonnegative().optional(),
  })
  .readonly();

/** Something in a mix that a person should know, with its evidence. */
export const findingSchema = z
  .object({
    code: z.enum(findingCodes),
    /**
     * `error`: hardly meant, and no good master comes of it. `warning`: a person must decide.
     * `note`: worth knowing.
     */
    severity: z.enum(['note', 'warning', 'error']),
    /** What was measured, in `unit`; null where the finding is not a quantity. */
    value: z.number().nullable(),
    /** What `value` had to pass to be this severe. */
    threshold: z.number().nullable(),
    unit: z.string().nullable(),
    /** The first of them in time, at most `placesMax`. Empty: the whole track. */
    places: z.array(placeSchema).max(placesMax).readonly(),
    placeCount: z.int().nonnegative(),
    /** The one channel concerned; absent when both are, or the only one. */
    channel: z.enum(['left', 'right']).optional(),
    /** Further numbers that stand in the sentence, named with their units. */
    numbers: z.record(z.string(), z.number()).readonly(),
    /** Who can mend it: mastering, only the mix, or nobody has to. */
    fixable: z.enum(['here', 'mix', 'none']),
    /** One plain sentence. */
    says: z.string(),
    /** What to do or to ask for. */
    advice: z.string(),
  })
  .readonly();

export type Finding = z.infer<typeof findingSchema>;
export type FindingCode = Finding['code'];
export type FindingPlace = z.infer<typeof placeSchema>;
export type FindingSeverity = Finding['severity'];
