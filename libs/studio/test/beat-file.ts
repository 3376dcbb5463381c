import { createWavWriter } from '@kindred/audio-io';

const sampleRateHz = 48_000;

/**
 * Writes notes that are struck four times a second, as a 16-bit stereo WAV at 48 kHz: what was
 * written to frame `from` of the music goes on from there, so that files run into one another.
 */
export function writeBeats(path: string, { from = 0, frames }: BeatFile): void {
  const bytes = Buffer.alloc(frames * 4);
  for (let n = 0; n < frames; n++) {
    const time = (from + n) / sampleRateHz;
    const struck = Math.exp(-12 * (time % 0.25));
    const wave = (hz: number) => Math.sin(2 * Math.PI * hz * time);
    const mid = 0.3 * struck * wave(220) + 0.05 * wave(110);
    const side = 0.05 * struck * wave(1760);
    bytes.writeInt16LE(Math.round((mid + side) * 32_767), n * 4);
    bytes.writeInt16LE(Math.round((mid - side) * 32_767), n * 4 + 2);
  }
  const writer = createWavWriter(path, { sampleRateHz, channels: 2, encoding: 's16', frames });
  writer.write(bytes);
  writer.finish();
}

export interface BeatFile {
  readonly from?: number;
  readonly frames: number;
}
