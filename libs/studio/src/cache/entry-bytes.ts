import { createHash } from 'node:crypto';
import { finite } from '../json-text.js';

/** A record worth keeping, and the files that it names. */
export interface Entry {
  /** JSON-safe. */
  readonly record: unknown;
  /** Contents by name. */
  readonly files: Readonly<Record<string, Uint8Array>>;
}

/** What stands before the record. */
interface Head {
  readonly key: string;
  readonly record: unknown;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
}

const magic = 'kindred-cache-1';

/**
 * An entry as one file: a line with the SHA-256 of all that follows, a line of JSON with the key and
 * the record, then the files one after another.
 */
export function entryBytes(key: string, { record, files }: Entry): Buffer {
  const contents = Object.entries(files);
  const sizes = contents.map(([name, { length }]) => ({ name, bytes: length }));
  const head: Head = { key, record, files: sizes };
  const body = Buffer.concat([
    Buffer.from(`${JSON.stringify(head, finite)}\n`),
    ...contents.map(([, bytes]) => bytes),
  ]);
  return Buffer.concat([Buffer.from(`${magic} ${sha256Of(body)}\n`), body]);
}

/** The entry in `bytes`; null unless it is whole, undamaged, and the one that `key` asks for. */
export function entryIn(bytes: Buffer, key: string): Entry | null {
  const bodyAt = bytes.indexOf('\n') + 1;
  const body = bytes.subarray(bodyAt);
  if (bytes.toString('latin1', 0, bodyAt) !== `${magic} ${sha256Of(body)}\n`) return null;
  let at = body.indexOf('\n') + 1;
  // The checksum has vouched for the shape: only `entryBytes` writes it.
  const head = JSON.parse(body.toString('utf8', 0, at)) as Head;
  if (head.key !== key) return null;
  const files: Record<string, Uint8Array> = {};
  for (const { name, bytes: size } of head.files) files[name] = body.subarray(at, (at += size));
  return { record: head.record, files };
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
