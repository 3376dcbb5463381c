import type { FoundMix, MixTags } from '../src/draft/found-mix.js';

/** A found mix: three minutes of stereo WAV, 44.1 kHz 24-bit, without tags unless said. */
export function madeMix(
  file: string,
  {
    seconds = 180,
    tags = {},
    edges = null,
    ...format
  }: {
    readonly seconds?: number | null;
    readonly tags?: MixTags;
    readonly edges?: FoundMix['edges'];
  } & Partial<FoundMix['format']> = {},
): FoundMix {
  const usual = {
    container: 'wav',
    sampleKind: 'integer',
    bitsPerSample: 24,
    sampleRateHz: 44_100,
    channels: 2,
  } as const;
  return { file, format: { ...usual, ...format }, seconds, tags, edges };
}
