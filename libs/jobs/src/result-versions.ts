/**
 * Results are kept between runs for as long as they would come out the same. A change to what
 * `profileTrack` answers for some file (figures, findings, words of issues) raises this number.
 */
export const measureVersion = 6;

/**
 * The same for what the chain makes of a file: the envelope of a rehearsal, the bytes of a master.
 */
export const soundVersion = 5;

/** The same for what is cut out of files to be listened to. */
export const excerptVersion = 1;
