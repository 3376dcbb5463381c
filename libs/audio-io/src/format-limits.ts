import type { FileFinding } from './file-issue.js';

const lowestRateHz = 1000;
const highestRateHz = 768_000;

/** Why music of these channels and this rate can't be read; null where it can. */
export function formatFault(format: {
  readonly channels: number;
  readonly sampleRateHz: number;
}): FileFinding | null {
  const { channels, sampleRateHz } = format;
  if (channels === 0) {
    return fault('damaged-header', 'has a header that names no channels', 'Export it again.');
  }
  if (channels > 2) {
    const says = `has ${channels} channels; a release takes mono or stereo`;
    return fault('multichannel', says, 'Export a stereo mix.');
  }
  if (!(sampleRateHz >= lowestRateHz && sampleRateHz <= highestRateHz)) {
    const says = `claims a rate of ${sampleRateHz} Hz; rates from 1 to 768 kHz are read`;
    return fault('unsupported-rate', says, 'Export it again.');
  }
  return null;
}

function fault(code: string, says: string, fix: string): FileFinding {
  return { code, severity: 'error', says, fix };
}
