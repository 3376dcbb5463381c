import type { Loudness, Peak } from '@kindred/records';
import type { WavContent } from '../wav/header-bytes.js';
import { riffChunk } from '../wav/riff-chunk.js';

/** What a master measured when it was read back; null where there is nothing. */
export type BroadcastLoudness = Pick<
  Loudness,
  'integratedLufs' | 'rangeLu' | 'momentaryMaxLufs' | 'shortTermMaxLufs'
> &
  Pick<Peak, 'truePeakDbtp'>;

/**
 * The Broadcast Audio Extension, version 2 (EBU Tech 3285 §2.3), with the loudness of the file and
 * without a date: the same master has the same bytes whenever it is made. Texts are ASCII by the
 * standard; what is not is UTF-8, as programs read it.
 */
export function bextChunk(content: {
  readonly description: string;
  readonly loudness: BroadcastLoudness;
  readonly format: Pick<WavContent, 'encoding' | 'channels' | 'sampleRateHz'>;
}): Uint8Array {
  const { description, loudness, format } = content;
  const fixed = Buffer.alloc(fixedBytes);
  utf8Start(description, descriptionBytes).copy(fixed);
  fixed.write('Kindred', originatorAt, 'latin1');
  fixed.writeUInt16LE(version, versionAt);
  const levels = [
    loudness.integratedLufs,
    loudness.rangeLu,
    loudness.truePeakDbtp,
    loudness.momentaryMaxLufs,
    loudness.shortTermMaxLufs,
  ];
  levels.forEach((level, place) => fixed.writeInt16LE(hundredths(level), loudnessAt + 2 * place));
  return riffChunk('bext', Buffer.concat([fixed, Buffer.from(codingHistory(format), 'latin1')]));
}

/** A chunk as long as `bextChunk`'s of a file of this format, that readers pass over. */
export function bextRoom(format: Parameters<typeof bextChunk>[0]['format']): Uint8Array {
  return riffChunk('JUNK', new Uint8Array(fixedBytes + codingHistory(format).length));
}

/** EBU R 98: how the sound was coded, a line for each step. */
function codingHistory({
  encoding,
  channels,
  sampleRateHz,
}: Pick<WavContent, 'encoding' | 'channels' | 'sampleRateHz'>): string {
  const mode = channels === 1 ? 'mono' : 'stereo';
  return `A=PCM,F=${sampleRateHz},W=${wordBits[encoding]},M=${mode},T=Kindred\r\n`;
}

const wordBits = { s16: 16, s24: 24, f32: 32 } as const;

function hundredths(level: number | null): number {
  if (level === null) return notSet;
  return Math.max(-9999, Math.min(9999, Math.round(100 * level)));
}

/** As many whole characters of a text as fit. */
function utf8Start(text: string, bytesMax: number): Buffer {
  let bytes = Buffer.alloc(0);
  for (const character of text) {
    const longer = Buffer.concat([bytes, Buffer.from(character, 'utf8')]);
    if (longer.length > bytesMax) break;
    bytes = longer;
  }
  return bytes;
}

const fixedBytes = 602;
const descriptionBytes = 256;
const originatorAt = 256;
const versionAt = 346;
const version = 2;
const loudnessAt = 412;
const notSet = 0x7fff;
