import { z } from 'zod';

/** In dBFS or LUFS, rounded to 0.01; null where there is nothing. A full-scale sine is −3.01 dBFS. */
const level = z.number().nullable();

/**
 * How one file begins, or ends: "outermost" is nearest to its first, or last, frame. Sound is what
 * lies between the first and the last sample over −60 dBFS.
 */
export const edgeSchema = z
  .object({
    /** Before the first sample over −60 dBFS, or after the last; all of a file with no sound. */
    silenceSeconds: z.number().nonnegative(),
    /** How much of that is digital zero, outermost. */
    zeroSeconds: z.number().nonnegative(),
    /** RMS of the outermost 100 ms, the louder channel. */
    levelDbfs: level,
    /** RMS of the outermost 10 ms of the file, the louder channel. */
    outermostDbfs: level,
    /** RMS of the outermost 10 ms of sound, the louder channel. */
    soundDbfs: level,
    /**
     * How high sound stands at once: the highest magnitude in its outermost three frames. Null where
     * 10 ms of silence or more lie outside.
     */
    stepDbfs: level,
    /**
     * A start is cut when less than 10 ms of silence lie before it and it has no attack: sound of
     * over −50 dBFS stands within 6 dB of the RMS of its first 5 ms in its first three frames. An end
     * is cut when its last 10 ms are over −60 dBFS.
     */
    isCut: z.boolean(),
    /** The outermost 100 ms are over −50 dBFS: sound may run on over the boundary. */
    isSegue: z.boolean(),
    /**
     * A steady rise from the first sound or fall to the last, of 12 dB or more over a second or
     * more. Sound that rings out is one, too. Null when there is none.
     */
    fade: z
      .object({ seconds: z.number().positive(), changeDb: z.number().positive() })
      .readonly()
      .nullable(),
    /** Loudness of the outermost 3 s and 10 s of sound, ungated; null where there is less. */
    loudness3sLufs: level,
    loudness10sLufs: level,
    /** Levels of the same per 1/3 octave, as a `ToneCurve` has them. */
    levels3sDb: z.array(level).readonly().nullable(),
    levels10sDb: z.array(level).readonly().nullable(),
    /** 10th percentile of the RMS of 100 ms in the outermost 5 s; digital silence does not count. */
    noiseDbfs: level,
  })
  .readonly();

/** Where and how one file's sound begins and ends. */
export const edgesSchema = z
  .object({
    start: edgeSchema,
    end: edgeSchema,
    /** From the first to behind the last sample over −60 dBFS; null when there is none. */
    sound: z
      .object({ startSeconds: z.number().nonnegative(), endSeconds: z.number().nonnegative() })
      .readonly()
      .nullable(),
    /** 10th percentile of the RMS of all 100 ms; digital silence does not count. */
    noiseFloorDbfs: level,
    /** Why a level is null, in words; null when none is. */
    reason: z.string().nullable(),
  })
  .readonly();

export type Edge = z.infer<typeof edgeSchema>;
export type Edges = z.infer<typeof edgesSchema>;
