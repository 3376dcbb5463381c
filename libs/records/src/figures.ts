/**
 * Numbers as people read them: one decimal, a sign on every change, the unit behind a space.
 * Hyphen-minus, so that a figure can be pasted; a report may put a true minus in its place.
 */

/** A level such as "-14.0 LUFS", or `absent` where none was measured. */
export function sayLevel(value: number | null, unit: string, absent = 'not measured'): string {
  return value === null ? absent : `${decimals(value, 1)} ${unit}`;
}

/** A peak, rounded up so that no shown value hides a peak over its ceiling; over full scale it has a sign. */
export function sayPeak(dbtp: number | null, absent = 'not measured'): string {
  return dbtp === null ? absent : `${signed(roundedUp(dbtp))} dBTP`;
}

/** A change such as "+3.1 dB". */
export function sayChange(value: number, unit = 'dB'): string {
  return `${signed(value)} ${unit}`;
}

/** A loss or spread, rounded toward the worse side, without a sign. */
export function sayAtMost(value: number, unit = 'dB'): string {
  return `${decimals(roundedUp(value), 1)} ${unit}`;
}

/** A change without its unit, for table cells. */
export function signed(value: number): string {
  const text = decimals(value, 1);
  return value > 0 && text !== '0.0' ? `+${text}` : text;
}

/** A fixed count of decimals and never "-0.0". */
export function decimals(value: number, places: number): string {
  const text = value.toFixed(places);
  return Number(text) === 0 ? (0).toFixed(places) : text;
}

/** A place or length in a track: 3:12, 1:02:05. Rounds down to the second. */
export function sayTime(seconds: number): string {
  const whole = Math.floor(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/** How long something took: 0.4 s, 16.1 s, 2 min 10 s. */
export function sayDuration(seconds: number): string {
  if (seconds < 59.95) return `${decimals(seconds, 1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** Time left, rounded up: nobody is told less than it takes. */
export function sayTimeLeft(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** "1 track", "5 tracks". */
export function sayCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** "44.1 kHz", "8 kHz". */
export function sayRate(sampleRateHz: number): string {
  return `${Number((sampleRateHz / 1000).toFixed(3))} kHz`;
}

/** Up to one decimal; 1e-9 forgives what arithmetic leaves behind. */
function roundedUp(value: number): number {
  return Math.ceil(value * 10 - 1e-9) / 10;
}

/** A file's size, such as "14.2 MB": of 1,000,000 bytes. */
export function sayMegabytes(bytes: number): string {
  return `${decimals(bytes / 1_000_000, 1)} MB`;
}
