import type { Promised } from '@kindred/records';
import type { PcmPart } from '@kindred/renderer';

/** What one file of a track keeps. */
export interface PartPromises {
  readonly part: PcmPart;
  readonly promises: readonly Promised[];
}

/**
 * The promises of a track: each is kept where every part keeps it, and told as of the first part
 * that does not, by name where there are several.
 */
export function joinPromises(parts: readonly PartPromises[]): readonly Promised[] {
  return parts[0]!.promises.map((first, index) => {
    const broken = parts.find(({ promises }) => !promises[index]!.kept);
    if (!broken) return first;
    const promise = broken.promises[index]!;
    return parts.length === 1
      ? promise
      : { ...promise, got: `${promise.got} in ${partName(broken.part)}` };
  });
}

const wordNames = { s16: '16-bit', s24: '24-bit', f32: '32-bit float' } as const;

/** "16-bit, 44.1 kHz" */
export function partName({ encoding, sampleRateHz }: PcmPart): string {
  return `${wordNames[encoding]}, ${sampleRateHz / 1000} kHz`;
}
