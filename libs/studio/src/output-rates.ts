import { flacRatesHz } from '@kindred/audio-io';
import { canConvert } from '@kindred/dsp';
import {
  mp3RatesHz,
  sayRate,
  trackName,
  type Issue,
  type MeasuredTrack,
  type Output,
} from '@kindred/records';
import { partsOf } from '@kindred/renderer';

/** Outputs that can't be made of a mix for its sample rate: told before anything is rendered. */
export function outputRateIssues(
  outputs: readonly Output[],
  mixes: readonly Pick<MeasuredTrack, 'number' | 'title' | 'format'>[],
): readonly Issue[] {
  return mixes.flatMap((mix) =>
    outputs.flatMap((output): Issue[] => {
      const why = whyNot(output, mix.format.sampleRateHz);
      if (why === null) return [];
      return [
        {
          code: 'output-rate',
          severity: 'error',
          message: `${trackName(mix)} is at ${sayRate(mix.format.sampleRateHz)}: ${why}`,
          fix: 'Give that line of `output:` a rate, such as 44.1 kHz, or export the mix at one of music.',
          track: mix.number,
        },
      ];
    }),
  );
}

function whyNot(output: Output, fromHz: number): string | null {
  const [part] = partsOf([output], fromHz).parts;
  const toHz = part!.sampleRateHz;
  if (toHz !== fromHz && !canConvert({ fromHz, toHz })) {
    return `the two rates have too little in common to be converted to ${sayRate(toHz)}`;
  }
  if (output.container === 'flac' && !flacRatesHz.includes(toHz)) {
    return `FLAC is not made at ${sayRate(toHz)}`;
  }
  return output.container === 'mp3' && !mp3RatesHz.includes(toHz)
    ? `MP3 is not made at ${sayRate(toHz)}`
    : null;
}
