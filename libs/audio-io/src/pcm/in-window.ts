import type { FrameWindow } from '@kindred/records';
import type { PcmHeader } from './pcm-header.js';

/** A file as if it held only what lies in a window; what a window has past its end is not there. */
export function inWindow(header: PcmHeader, window: FrameWindow | undefined): PcmHeader {
  if (!window) return header;
  const { format, layout, audioAt } = header;
  const fromFrame = Math.min(window.fromFrame, format.frames);
  const frames = Math.min(window.frames, format.frames - fromFrame);
  return {
    ...header,
    format: { ...format, frames, durationSeconds: frames / format.sampleRateHz },
    audioAt: audioAt + fromFrame * layout.frameBytes,
    audioBytes: frames * layout.frameBytes,
  };
}
