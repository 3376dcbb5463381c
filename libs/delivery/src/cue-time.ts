/** A count of CD frames, 75 to the second, as minutes, seconds and frames: 4500 is "01:00:00". */
export function cueTime(cdFrames: number): string {
  const parts = [Math.floor(cdFrames / 4500), Math.floor(cdFrames / 75) % 60, cdFrames % 75];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
