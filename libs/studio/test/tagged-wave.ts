/** A short stereo WAV of 16 bits at 44.1 kHz, with tags of its LIST chunk before the sound. */
export function taggedWave({
  tags = {},
  sound = { start: 0.5, end: 0.5 },
  seconds = 1,
}: {
  /** By the names of the chunk (Microsoft, Multimedia Programming Interface 1.0, chapter 2): INAM, IART … */
  readonly tags?: Readonly<Record<string, string>>;
  /** Level of the first and of the second half; 0 is silence. */
  readonly sound?: { readonly start: number; readonly end: number };
  readonly seconds?: number;
} = {}): Buffer {
  const rateHz = 44_100;
  const format = Buffer.alloc(16);
  format.writeUInt16LE(1, 0);
  format.writeUInt16LE(2, 2);
  format.writeUInt32LE(rateHz, 4);
  format.writeUInt32LE(4 * rateHz, 8);
  format.writeUInt16LE(4, 12);
  format.writeUInt16LE(16, 14);
  const frames = Math.round(seconds * rateHz);
  const data = Buffer.alloc(4 * frames);
  for (let frame = 0; frame < frames; frame++) {
    const level = 2 * frame < frames ? sound.start : sound.end;
    data.writeInt16LE(Math.round(32_767 * level * Math.sin(frame / 20)), 4 * frame);
  }
  const texts = Object.entries(tags).map(([id, text]) => chunk(id, Buffer.from(`${text}\0`)));
  const list = chunk('LIST', Buffer.concat([Buffer.from('INFO'), ...texts]));
  const parts = [chunk('fmt ', format), ...(texts.length > 0 ? [list] : []), chunk('data', data)];
  return chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), ...parts]));
}

function chunk(id: string, body: Uint8Array): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from(id), size, body, Buffer.alloc(body.length % 2)]);
}
