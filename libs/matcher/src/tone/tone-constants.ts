/** First and last of the 1/3-octave bands that decide: 31.5 Hz and 16 kHz. Beyond is no music to match. */
export const bandFirst = 3;
export const bandLast = 29;

/** Bands from 80 Hz to 8 kHz: what every player shows and every room keeps. */
export const coreFirst = 6;
export const coreLast = 26;

/** Bands outside the core say half as much. */
export const edgeWeight = 0.5;
