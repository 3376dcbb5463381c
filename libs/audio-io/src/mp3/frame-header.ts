/** A frame of MPEG audio, layer III, by its header (ISO/IEC 11172-3 §2.4.2.3; 13818-3; MPEG 2.5). */
export type FrameHeader = {
  readonly version: '1' | '2' | '2.5';
  readonly sampleRateHz: number;
  readonly channels: 1 | 2;
  /** Of the whole frame, header included. */
  readonly bytes: number;
  /** Samples of each channel. */
  readonly frames: number;
  /** Bytes between the header (with its checksum, if there is one) and the main data. */
  readonly sideBytes: number;
};

export const frameHeaderBytes = 4;

/** The header at `at`; null where no frame of layer III begins, or one of free format. */
export function frameHeaderAt(bytes: Uint8Array, at: number): FrameHeader | null {
  const b1 = bytes[at + 1] ?? 0;
  const b2 = bytes[at + 2] ?? 0;
  const b3 = bytes[at + 3] ?? 0;
  if (bytes[at] !== 0xff || (b1 & 0xe0) !== 0xe0 || at + frameHeaderBytes > bytes.length)
    return null;
  const version = versions[(b1 >> 3) & 3];
  const isLayer3 = ((b1 >> 1) & 3) === 1;
  const kbps = (version === '1' ? kbps1 : kbps2)[b2 >> 4];
  const rate1 = rates1[(b2 >> 2) & 3];
  if (version === undefined || !isLayer3 || !kbps || rate1 === undefined) return null;
  const sampleRateHz = rate1 / rateDivisors[version];
  const frames = version === '1' ? 1152 : 576;
  const isPadded = (b2 >> 1) & 1;
  const channels = b3 >> 6 === 3 ? 1 : 2;
  const wide = version === '1' ? 32 : 17;
  const narrow = version === '1' ? 17 : 9;
  return {
    version,
    sampleRateHz,
    channels,
    bytes: Math.floor((frames / 8) * ((kbps * 1000) / sampleRateHz)) + isPadded,
    frames,
    sideBytes: channels === 2 ? wide : narrow,
  };
}

/** Whether two frames can be of one stream: its bit rate may change, its rate and channels not. */
export function isAlike(a: FrameHeader, b: FrameHeader): boolean {
  return a.version === b.version && a.sampleRateHz === b.sampleRateHz && a.channels === b.channels;
}

const versions = ['2.5', undefined, '2', '1'] as const;
const rateDivisors = { '1': 1, '2': 2, '2.5': 4 } as const;
const rates1: readonly (number | undefined)[] = [44100, 48000, 32000];
const kbps1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const kbps2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
