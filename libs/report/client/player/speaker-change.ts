import { createSpeakerNodes, type SpeakerFilter } from './speaker-filter.ts';
import type { Sound } from './sound.ts';

/** K-weighting, BS.1770-5 Tables 1 and 2: at 48 kHz, which is the rate of the page. */
const kWeighting: SpeakerFilter = {
  key: 'k',
  sections: [
    [1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585],
    [1, -2, 1, -1.99004745483398, 0.99007225036621],
  ],
  sideLinear: 1,
  sideSections: [],
};

/** What a speaker does to the loudness of an excerpt, in LU: the sound itself run through both. */
export async function speakerChangeOf(sound: Sound, speaker: SpeakerFilter): Promise<number> {
  const [before, after] = await Promise.all([
    weightedPower(sound, []),
    weightedPower(sound, [speaker]),
  ]);
  return before > 0 && after > 0 ? 10 * Math.log10(after / before) : 0;
}

async function weightedPower(
  { buffer }: Sound,
  speakers: readonly SpeakerFilter[],
): Promise<number> {
  const context = new OfflineAudioContext(2, buffer.length, buffer.sampleRate);
  const source = new AudioBufferSourceNode(context, { buffer });
  let node: AudioNode = source;
  for (const one of [...speakers, kWeighting]) {
    const { input, output } = createSpeakerNodes(context, one);
    node.connect(input);
    node = output;
  }
  node.connect(context.destination);
  source.start();
  const heard = await context.startRendering();
  let sum = 0;
  for (let channel = 0; channel < heard.numberOfChannels; channel++) {
    for (const sample of heard.getChannelData(channel)) sum += sample * sample;
  }
  return sum / buffer.length;
}
