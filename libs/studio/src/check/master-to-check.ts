import type { StatedTags } from '@kindred/audio-io';
import type { TagFields, TrackProfile } from '@kindred/records';

/** A finished master, and all that it is judged by. */
export interface MasterToCheck {
  /** Place among all that is checked, from 1. */
  readonly number: number;
  /** As the person gave it, or relative to the release's folder; forward slashes. */
  readonly file: string;
  readonly profile: TrackProfile;
  /** What its own tags say. */
  readonly tags: StatedTags;
  /** What is known of it from the release that it was delivered for; null: a file from anywhere. */
  readonly promised: PromisedMaster | null;
}

/** What a release says of one of its masters. */
export interface PromisedMaster {
  /** SHA-256 of the file as it was delivered. */
  readonly sha256: string;
  readonly tags: TagFields;
  /** Where its level was meant to lie from the family's. */
  readonly offsetLu: number;
}
