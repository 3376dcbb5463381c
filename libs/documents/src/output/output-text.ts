import type { Output } from '@kindred/records';

const bits = { s16: '16-bit', s24: '24-bit', f32: '32-bit float' } as const;

/** An output as it is typed: "wav 16-bit 44.1 kHz shaped", "mp3 320 kbps". */
export function outputText(output: Output): string {
  const rate = output.sampleRateHz === null ? [] : [`${output.sampleRateHz / 1000} kHz`];
  if (output.container === 'mp3') return ['mp3', output.quality, ...rate].join(' ');
  const shaped = output.dither === 'shaped' ? ['shaped'] : [];
  return [output.container, bits[output.encoding], ...rate, ...shaped].join(' ');
}
