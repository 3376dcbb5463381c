import type { Finding } from '@kindred/records';
import { createFindingsMeasure } from '../../src/findings/findings-measure.js';
import { createSoundMeasure } from '../../src/sound-measure.js';
import { freshKernels } from '../measure.js';
import type { Track } from './beds.js';

/** All findings on a track, as a mix measurer has them. */
export function judge(track: Track, blockFrames = 4096): readonly Finding[] {
  const kernels = freshKernels();
  const { sampleRateHz, sampleKind, bitsPerSample } = track;
  const format = { sampleRateHz, channels: track.channels.length };
  const sound = createSoundMeasure(kernels, format);
  const defects = createFindingsMeasure(kernels, { ...format, sampleKind, bitsPerSample });
  const planes = track.channels.map(() => kernels.arena.f32(blockFrames + 4));
  const frames = track.channels[0]!.length;
  for (let done = 0; done < frames; done += blockFrames) {
    const count = Math.min(blockFrames, frames - done);
    planes.forEach(({ view }, c) => view.set(track.channels[c]!.subarray(done, done + count)));
    sound.push(planes, count);
    defects.push(planes, count);
  }
  const { sound: facts, topSpectrum } = sound.finish();
  return defects.finish({ ...facts, topSpectrum });
}
