/** A time as people read it: "1:12", "1:02:03". */
export function clock(seconds: number): string {
  // What arithmetic leaves under a whole second is one.
  const whole = Math.floor(seconds + 0.01);
  const pad = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0
    ? `${hours}:${pad(minutes)}:${pad(whole % 60)}`
    : `${minutes}:${pad(whole % 60)}`;
}
