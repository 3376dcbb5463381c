import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { digestOfFolder } from './digest-of-folder.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kindred-digest-'));
  writeFileSync(join(folder, 'b.js'), 'two');
  writeFileSync(join(folder, 'a.js'), 'one');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('follows the names and the bytes of the files in a folder, and nothing under it', () => {
  const before = digestOfFolder(folder);
  mkdirSync(join(folder, 'maps'));
  writeFileSync(join(folder, 'maps/a.js.map'), 'three');
  expect(digestOfFolder(folder)).toBe(before);
  renameSync(join(folder, 'b.js'), join(folder, 'c.js'));
  const renamed = digestOfFolder(folder);
  expect(renamed).not.toBe(before);
  writeFileSync(join(folder, 'c.js'), 'owt');
  expect(digestOfFolder(folder)).not.toBe(renamed);
});
