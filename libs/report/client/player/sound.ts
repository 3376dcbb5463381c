/** A decoded excerpt, and where in it the music begins. */
export interface Sound {
  readonly buffer: AudioBuffer;
  /** Some decoders leave in what the encoder put before the music. */
  readonly startSeconds: number;
  readonly seconds: number;
  /** Null: silent or too short to be measured. */
  readonly lufs: number | null;
}

/** What LAME puts before the music and a decoder adds to it, in samples at the MP3's own rate. */
const leadInSamples = 1105;

/** Decodes what an <audio> of the page carries. Rejects where a browser can't. */
export async function decodeSound(
  context: BaseAudioContext,
  audio: HTMLAudioElement,
  seconds: number,
): Promise<Sound> {
  const base64 = audio.src.slice(audio.src.indexOf(',') + 1);
  const text = atob(base64);
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const buffer = await context.decodeAudioData(bytes.buffer);
  const isLong = buffer.duration - seconds > leadInSamples / 48_000 / 2;
  const lufs = audio.dataset['lufs'] ?? '';
  return {
    buffer,
    startSeconds: isLong ? leadInSamples / 44_100 : 0,
    seconds,
    lufs: lufs === '' ? null : Number(lufs),
  };
}
