import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createWavWriter, openAudio } from '@kindred/audio-io';
import {
  compileKernels,
  createEqualiser,
  createWideDecoder,
  instantiateKernels,
  type GainBand,
  type Kernels,
} from '@kindred/dsp';
import { profileFiles } from './albums.js';
import { drawPerturbation, responseOf, seededNumbers } from './perturbation.js';
import { laidOver } from './shape.js';
import type { Row } from './tone-rows.js';

const cases = 3;

/**
 * Whether a spectrum moved on paper is the spectrum of audio that went through the filter: the
 * furthest that a 1/3 octave from 63 Hz to 12.5 kHz lies apart, level aside. Loud passages are
 * chosen anew from what was filtered, so that it is never nothing.
 */
export function filteredAudioRow(folder: string): Row {
  const kernelsAt = fileURLToPath(import.meta.resolve('@kindred/dsp/kernels.wasm'));
  const module = compileKernels(readFileSync(kernelsAt));
  const value = furthestFromAudioDb(folder, () => instantiateKernels(module));
  const figures = [
    { name: 'furthest', value, unit: 'dB', better: 'lower', must: 1, stretch: 0.5 } as const,
  ];
  return { name: 'P', about: 'spectra moved on paper against filtered audio, demo EP', figures };
}

function furthestFromAudioDb(folder: string, kernels: () => Kernels): number {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.wav'))
    .sort();
  const misses = files.slice(0, cases).map((file, at) => {
    const { band } = drawPerturbation(seededNumbers(7 + at));
    const path = join(folder, file);
    const filtered = join(folder, `filtered ${at}.wave`);
    writeFiltered({ path, filtered, band, kernels: kernels() });
    const [mix, moved] = profileFiles([path, filtered]);
    const response = responseOf([band], mix!.format.sampleRateHz);
    const before = mix!.tone!.loud!.levelsDb;
    const expected = before.map((level, one) => (level === null ? null : level + response[one]!));
    const got = laidOver(moved!.tone!.loud!.levelsDb, expected);
    const apart = expected.map((level, one) =>
      Math.abs((got[one] ?? 0) - (level ?? got[one] ?? 0)),
    );
    return Math.max(...apart.slice(5, 29));
  });
  return Math.max(...misses);
}

function writeFiltered({
  path,
  filtered,
  band,
  kernels,
}: {
  readonly path: string;
  readonly filtered: string;
  readonly band: GainBand;
  readonly kernels: Kernels;
}): void {
  const opened = openAudio(path, { name: path, digest: 'none' });
  if (opened.status === 'failed') throw new Error(opened.issue.message);
  const { source } = opened;
  const { sampleRateHz, channels, frames } = source.format;
  const block = 8192;
  const decoder = createWideDecoder(kernels, {
    layout: source.layout,
    inputFrames: block,
    blockFrames: block,
  });
  const equaliser = createEqualiser(kernels, { bands: [band], sampleRateHz });
  const writer = createWavWriter(filtered, { sampleRateHz, channels, encoding: 'f32', frames });
  try {
    for (;;) {
      const bytes = source.read(decoder.input);
      if (bytes === 0) break;
      const got = bytes / source.layout.frameBytes;
      decoder.decode({ first: 0, frames: got });
      equaliser.process(decoder.planes, got);
      const out = new Float32Array(got * channels);
      for (let frame = 0; frame < got; frame++) {
        for (let channel = 0; channel < channels; channel++) {
          out[frame * channels + channel] = decoder.planes[channel]!.view[frame]!;
        }
      }
      writer.write(new Uint8Array(out.buffer));
    }
    writer.finish();
  } finally {
    source.close();
    writer.abandon();
  }
}
