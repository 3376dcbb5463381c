import { openAudio } from '@kindred/audio-io';
import type { JobOutcome } from '@kindred/records';
import type { ProfilePayload } from './payloads.js';

/** SHA-256 of a whole file, as `profileTrack` finds it, without measuring anything. */
export function digestFile({ mix }: ProfilePayload): JobOutcome<string> {
  const opened = openAudio(mix.path, { name: mix.name });
  if (opened.status === 'failed') return opened;
  const { source } = opened;
  try {
    return { status: 'done', result: source.finishDigest() };
  } finally {
    source.close();
  }
}
