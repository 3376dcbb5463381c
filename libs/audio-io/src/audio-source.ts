import type { AudioFormat, Issue, SampleLayout } from '@kindred/records';

/**
 * An open audio file, read from front to back. Everything but `close` throws a FileFault when
 * the disk fails or the file changes underneath.
 */
export type AudioSource = {
  /** What the file holds, as found, not as its header claims. */
  readonly format: AudioFormat;
  readonly layout: SampleLayout;
  /** Found on opening. An error among them (`truncated`) leaves what is there readable. */
  readonly issues: readonly Issue[];
  /**
   * Fills `into` from its start with the next whole frames and returns their bytes, 0 at the end.
   * `into` must hold at least one frame; what lies beyond the returned bytes is left as it was.
   */
  read(into: Uint8Array): number;
  /**
   * Goes to a frame, 0 to `format.frames`, from where `read` goes on. Only for a source opened with
   * `digest: 'none'`: a digest needs every byte in order.
   */
  seek(frame: number): void;
  /**
   * SHA-256 of the whole file, lower-case hex: headers, audio, and chunks after it. Audio that
   * `read` has passed is not read again; what it has not is read now. Ends the reading.
   */
  finishDigest(): string;
  /** Frees the file. May be called twice. */
  close(): void;
};
