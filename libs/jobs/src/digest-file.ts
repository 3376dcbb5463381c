import { hashFile } from '@kindred/audio-io';
import type { JobOutcome } from '@kindred/records';
import type { ProfilePayload } from './payloads.js';

/** SHA-256 of a whole file, as `profileTrack` finds it, without measuring anything. */
export function digestFile({ mix }: ProfilePayload): JobOutcome<string> {
  return { status: 'done', result: hashFile(mix.path, mix.name) };
}
