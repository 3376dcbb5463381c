/** What a WAVE format tag stands for (registered in mmreg.h), in words that finish "holds …". */
export function encodingName(formatTag: number): string {
  return names[formatTag] ?? `an encoding numbered 0x${formatTag.toString(16).padStart(4, '0')}`;
}

const names: Readonly<Record<number, string>> = {
  0x0002: 'Microsoft ADPCM',
  0x0006: 'A-law',
  0x0007: 'µ-law',
  0x0008: 'DTS',
  0x0011: 'IMA ADPCM',
  0x0031: 'GSM 6.10',
  0x0040: 'G.721 ADPCM',
  0x0050: 'MPEG audio',
  0x0055: 'MP3',
  0x0092: 'Dolby Digital',
  0x00ff: 'AAC',
  0x0160: 'Windows Media Audio',
  0x0161: 'Windows Media Audio',
  0x0162: 'Windows Media Audio',
  0x0163: 'Windows Media Audio',
  0x1610: 'AAC',
  0x2000: 'Dolby Digital',
  0x674f: 'Ogg Vorbis',
  0x6750: 'Ogg Vorbis',
  0x6751: 'Ogg Vorbis',
  0x676f: 'Ogg Vorbis',
  0x704f: 'Opus',
  0xf1ac: 'FLAC',
};
