import type { OutputEncoding } from '@kindred/dsp';
import { mp3RatesHz, shapedRatesHz, type Dither, type Output } from '@kindred/records';

/** A kind of PCM that a stream is written as; an output is made of one, as it is or packed. */
export interface PcmPart {
  readonly sampleRateHz: number;
  readonly encoding: OutputEncoding;
  /** How 16 and 24 bits are reached; `plain` where there is nothing to choose. */
  readonly dither: Dither;
}

/** What to write for a list of outputs. */
export interface PartsOfOutputs {
  /** Each once; the first is that of the first output. */
  readonly parts: readonly PcmPart[];
  /** For each output, the index of the part that it is made of. */
  readonly partOf: readonly number[];
}

/**
 * The distinct parts that outputs of a source need. Outputs that hold the same samples share one:
 * WAV and FLAC of 24 bits at one rate, or any two MP3s, which are encoded from floats.
 * @param sourceRateHz of the mix: the rate of outputs that name none
 */
export function partsOf(outputs: readonly Output[], sourceRateHz: number): PartsOfOutputs {
  const parts: PcmPart[] = [];
  const partOf = outputs.map((output) => {
    const part = partFor(output, sourceRateHz);
    const found = parts.findIndex((other) => isSamePart(other, part));
    return found >= 0 ? found : parts.push(part) - 1;
  });
  return { parts, partOf };
}

function partFor(output: Output, sourceRateHz: number): PcmPart {
  if (output.container === 'mp3') {
    const sampleRateHz = output.sampleRateHz ?? mp3RateOf(sourceRateHz);
    return { sampleRateHz, encoding: 'f32', dither: 'plain' };
  }
  const { encoding } = output;
  const sampleRateHz = output.sampleRateHz ?? sourceRateHz;
  const isShaped =
    output.dither === 'shaped' && encoding === 's16' && shapedRatesHz.includes(sampleRateHz);
  return { sampleRateHz, encoding, dither: isShaped ? 'shaped' : 'plain' };
}

/** The rate itself, or what lies whole octaves from it; 44.1 kHz where MP3 has none of them. */
function mp3RateOf(sourceRateHz: number): number {
  const octaves = [1, 2, 4, 8, 0.5, 0.25];
  const rates = octaves.map((octave) => sourceRateHz / octave);
  return rates.find((rateHz) => mp3RatesHz.includes(rateHz)) ?? 44_100;
}

function isSamePart(a: PcmPart, b: PcmPart): boolean {
  return a.sampleRateHz === b.sampleRateHz && a.encoding === b.encoding && a.dither === b.dither;
}
