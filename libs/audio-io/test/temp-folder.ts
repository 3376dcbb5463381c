import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder for one file of tests, gone when they are done. Called outside of any test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kindred-audio-io-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new empty folder inside `folder`, for one test. */
export function emptyFolder(folder: string): string {
  return mkdtempSync(join(folder, 'empty-'));
}
